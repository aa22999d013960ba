"""DV-103: a civil servant absent for three to under six months is not rated good or better."""

import pytest

AWAY = {"is_civil_servant": True, "absent_months": 4, "level": "HTT"}


@pytest.mark.parametrize(
    "change",
    [
        {"absent_months": 2},
        {"absent_months": 6},
        {"absent_months": None},
        {"level": "HT"},
        {"level": None},
        {"is_civil_servant": False},
        {"civil_level": "HT"},  # DV-101 says so
    ],
)
def test_keeps(judge, change):
    assert judge("DV-103", member=AWAY | change) == []


@pytest.mark.parametrize(("months", "civil"), [(3, None), (5, "HTT")])
def test_names_the_member_rated_too_well(judge, months, civil):
    (finding,) = judge("DV-103", member=[{}, AWAY | {"absent_months": months, "civil_level": civil}])

    assert (finding.source_row, finding.found, finding.expected) == (6, "HTT", "HT")
    assert finding.severity == "warning"
    assert f"Đã nghỉ {months} tháng" in finding.message


@pytest.mark.parametrize(("rating_year", "found"), [(2019, 0), (2020, 1), (2025, 1), (2026, 0)])
def test_years(judge, rating_year, found):
    assert len(judge("DV-103", rating_year=rating_year, member=AWAY)) == found
