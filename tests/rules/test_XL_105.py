"""XL-105: from 2025 a level is not below the band of its points."""

import pytest


@pytest.mark.parametrize(
    ("level", "points"), [("HTXS", 100), ("HTT", 89.9), ("HT", 69.9), ("KHT", 95), ("HTXS", 20), ("HT", None)]
)
def test_keeps(judge, level, points):
    assert judge("XL-105", rating_year=2025, organisation={"level": level, "points": points}) == []


@pytest.mark.parametrize(("level", "points", "band"), [("HTT", 90, "HTXS"), ("HT", 70, "HTT"), ("HT", 95, "HTXS")])
def test_names_the_band(judge, level, points, band):
    (finding,) = judge("XL-105", rating_year=2025, member=[{}, {"level": level, "points": points}])

    assert (finding.source_row, finding.cells, finding.severity) == (6, ["U6", "T6"], "warning")
    assert (finding.found, finding.expected) == (level, band)


@pytest.mark.parametrize(("year", "found"), [(2024, 0), (2025, 1), (2026, 1)])
def test_is_in_force_from_2025(judge, year, found):
    assert len(judge("XL-105", rating_year=year, organisation={"level": "HT", "points": 95})) == found
