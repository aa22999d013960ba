"""KP-903: what is done has its day."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    "row", [{"status": "DANG"}, {"status": None}, {"status": "XONG", "done_date": date(2022, 6, 1)}]
)
def test_keeps(judge, row):
    assert judge("KP-903", shortcoming=row) == []


@pytest.mark.parametrize("status", ["XONG", "XAC_NHAN"])
def test_names_the_row_without(judge, status):
    (finding,) = judge("KP-903", shortcoming=[{}, {"status": status}])

    assert (finding.source_row, finding.cell, finding.severity) == (6, "M6", "warning")
