"""XL-122: the day of a discipline, or a violation, comes with the form of discipline."""

from datetime import date

import pytest

SHEETS = ["organisation", "member", "collective", "leader"]
DAY = {"discipline_date": date(2022, 5, 5)}


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"discipline": "CANH_CAO"},
        DAY | {"discipline": "CANH_CAO", "violation_id": "VP-1"},
        {"violation_id": "VP-1", "level": "KHT"},  # the decision on the discipline may come later
    ],
)
def test_keeps(judge, row):
    assert judge("XL-122", **dict.fromkeys(SHEETS, row)) == []


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize(
    "row", [DAY, {"violation_id": "VP-1"}, {"violation_id": "VP-1", "level": None}, DAY | {"level": "KHT"}]
)
def test_asks_for_the_form(judge, sheet, row):
    (finding,) = judge("XL-122", **{sheet: [{}, row]})

    assert (finding.sheet, finding.source_row, finding.severity) == (sheet, 6, "warning")
    assert "«Hình thức kỷ luật» để trống" in finding.message
