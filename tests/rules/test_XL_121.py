"""XL-121: a discipline has its day."""

from datetime import date

import pytest

SHEETS = ["organisation", "member", "collective", "leader"]


@pytest.mark.parametrize(
    "row", [{}, {"discipline": "CANH_CAO", "discipline_date": date(2022, 5, 5)}, {"discipline_date": date(2022, 5, 5)}]
)
def test_keeps(judge, row):
    assert judge("XL-121", **dict.fromkeys(SHEETS, row)) == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_asks_for_the_day(judge, sheet):
    (finding,) = judge("XL-121", **{sheet: [{}, {"discipline": "CANH_CAO"}]})

    assert (finding.sheet, finding.source_row, finding.severity) == (sheet, 6, "warning")
    assert "được tính là trong năm xếp loại 2022. Ghi ngày" in finding.message
