"""XL-110: less than half of the targets is failure, in any of the four rated sheets."""

import pytest

SHEETS = ["organisation", "member", "collective", "leader"]


@pytest.mark.parametrize(
    "row",
    [
        {"target_pct": 50, "level": "HT"},
        {"target_pct": None, "level": "HT"},
        {"target_pct": 20, "level": "KHT"},
        {"target_pct": 20, "level": None},
        {"target_pct": 0.5, "level": "HT"},  # a share of one, perhaps: XL-103 says so
        {"target_pct": 1, "level": "HT"},
    ],
)
def test_keeps(judge, row):
    assert judge("XL-110", **{sheet: row for sheet in SHEETS}) == []


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("share", [0, 0.45, 1.2, 49.9])
def test_names_the_row(judge, sheet, share):
    (finding,) = judge("XL-110", **{sheet: [{}, {"target_pct": share, "level": "HT"}]})

    assert (finding.sheet, finding.source_row, finding.found, finding.expected) == (sheet, 6, "HT", "KHT")
    assert finding.severity == "error"
    assert f"Tỷ lệ hoàn thành {share}%" in finding.message


@pytest.mark.parametrize(("rating_year", "found"), [(2018, 0), (2019, 1), (2024, 1), (2025, 0)])
def test_years(judge, rating_year, found):
    assert len(judge("XL-110", rating_year=rating_year, member={"target_pct": 20})) == found
