"""DV-106: a civil servant who worked six months is told when the civil rating is missing."""

import pytest

CIVIL = {"is_civil_servant": True, "civil_level": None, "level": "HTT"}


@pytest.mark.parametrize(
    "change", [{"civil_level": "HT"}, {"absent_months": 6}, {"level": None}, {"is_civil_servant": False}]
)
def test_keeps(judge, change):
    assert judge("DV-106", member=CIVIL | change) == []


@pytest.mark.parametrize("months", [None, 5])
def test_only_tells(judge, months):
    (finding,) = judge("DV-106", member=[{}, CIVIL | {"absent_months": months}])

    assert (finding.source_row, finding.cell, finding.severity) == (6, "O6", "info")


@pytest.mark.parametrize(("rating_year", "found"), [(2019, 0), (2020, 1), (2025, 1), (2026, 0)])
def test_years(judge, rating_year, found):
    assert len(judge("DV-106", rating_year=rating_year, member=CIVIL)) == found
