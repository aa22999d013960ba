"""DV-107: who is only suspended from the committee is rated."""

import pytest

SUSPENDED = {"is_committee_suspended": True, "level": None, "not_rated_reason": "DINH_CHI"}


@pytest.mark.parametrize(
    "change",
    [
        {"is_committee_suspended": False},
        {"level": "HT", "not_rated_reason": None},
        {"not_rated_reason": "MIEN"},
        {"not_rated_reason": None},
        {"is_temporary": True},
    ],
)
def test_keeps(judge, change):
    assert judge("DV-107", member=SUSPENDED | change) == []


@pytest.mark.parametrize("reason", ["DINH_CHI", "CHUA_KIEM_DIEM", "KHAC"])
def test_asks_for_the_rating(judge, reason):
    (finding,) = judge("DV-107", member=[{}, SUSPENDED | {"not_rated_reason": reason}])

    assert (finding.source_row, finding.cell, finding.found, finding.severity) == (6, "V6", reason, "warning")


@pytest.mark.parametrize(("rating_year", "found"), [(2018, 0), (2019, 1), (2022, 1), (2023, 0)])
def test_years(judge, rating_year, found):
    assert len(judge("DV-107", rating_year=rating_year, member=SUSPENDED)) == found
