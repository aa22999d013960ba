"""XL-113: review and decision are of the rating year or the one after."""

from datetime import date

import pytest


@pytest.mark.parametrize("day", [date(2022, 1, 1), date(2023, 12, 31), None])
def test_keeps(judge, day):
    assert judge("XL-113", received_at="2024-02-01", member={"review_date": day, "decision_date": day}) == []


@pytest.mark.parametrize("sheet", ["organisation", "member", "collective", "leader"])
@pytest.mark.parametrize(
    ("key", "day", "header"),
    [
        ("review_date", date(2021, 12, 31), "«Ngày kiểm điểm» ghi ngày 31/12/2021"),
        ("decision_date", date(2024, 1, 1), "«Ngày quyết định» ghi ngày 01/01/2024"),
    ],
)
def test_names_the_cell(judge, sheet, key, day, header):
    (finding,) = judge("XL-113", received_at="2024-02-01", **{sheet: [{}, {key: day}]})

    assert (finding.sheet, finding.source_row, finding.found, finding.severity) == (sheet, 6, str(day), "warning")
    assert header in finding.message
