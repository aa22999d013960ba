"""KP-902: only what is done has a day of completion."""

from datetime import date

import pytest

DONE = {"done_date": date(2022, 6, 1)}


@pytest.mark.parametrize("row", [{}, DONE | {"status": "XONG"}, DONE | {"status": "XAC_NHAN"}, DONE | {"status": None}])
def test_keeps(judge, row):
    assert judge("KP-902", shortcoming=row) == []


@pytest.mark.parametrize("status", ["CHUA", "DANG"])
def test_names_the_row_that_is_not_done(judge, status):
    (finding,) = judge("KP-902", shortcoming=[{}, DONE | {"status": status}])

    assert (finding.source_row, finding.cells, finding.severity) == (6, ["L6", "M6"], "warning")
    assert (finding.found, finding.expected) == (status, "XONG")
