"""XL-104: from 2025 a level is not above the band of its points."""

import pytest


@pytest.mark.parametrize(
    ("level", "points"),
    [("HTXS", 90), ("HTT", 70), ("HT", 50), ("KHT", 0), ("HTT", 89.9), ("HT", 95), ("HTXS", None), (None, 40)],
)
def test_keeps(judge, level, points):
    assert judge("XL-104", rating_year=2025, organisation={"level": level, "points": points}) == []


@pytest.mark.parametrize(
    ("level", "points", "band"), [("HTXS", 89.9, "HTT"), ("HTXS", 20, "KHT"), ("HTT", 69.9, "HT"), ("HT", 49.9, "KHT")]
)
def test_names_the_band(judge, level, points, band):
    (finding,) = judge("XL-104", rating_year=2025, organisation=[{}, {"level": level, "points": points}])

    assert (finding.source_row, finding.cells, finding.severity) == (6, ["J6", "I6"], "error")
    assert (finding.found, finding.expected) == (level, band)
    assert f"Điểm {points} ứng với mức" in finding.message


def test_judges_all_four_rated_sheets(judge):
    row = {"level": "HTXS", "points": 60}

    findings = judge("XL-104", rating_year=2025, organisation=row, member=row, collective=row, leader=row)

    assert {(finding.sheet, finding.cell) for finding in findings} == {
        ("organisation", "J5"), ("member", "U5"), ("collective", "J5"), ("leader", "O5"),
    }  # fmt: skip


@pytest.mark.parametrize(("year", "found"), [(2024, 0), (2025, 1), (2026, 1)])
def test_is_in_force_from_2025(judge, year, found):
    assert len(judge("XL-104", rating_year=year, organisation={"level": "HTXS", "points": 60})) == found
