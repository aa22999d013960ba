"""What the summary counts of findings: those that stand in files in force, beside the rows they stand among."""

import pytest

from database.connection import connect
from expectations.verdict import judge_waiting
from ingestion import inbox
from ingestion.landing import land_files
from tests.makers import make_workbook, small_committee
from xeploai.summary import _remarks, share

pytestmark = pytest.mark.slow


def test_remarks_are_counted_over_the_rows_of_the_files_in_force(home):
    remarked, returned = small_committee("QNA04", members=8), small_committee("QNA05")
    remarked["member"][1]["sex"] = "Nữ"  # a citizen number of a man
    returned["member"][1] |= {"level": "HTXS", "is_civil_servant": "x", "civil_level": "HTT"}
    for code, sheets in (("QNA04", remarked), ("QNA05", returned)):
        inbox.put(make_workbook(home / f"made/{code}.xlsx", committee=code, **sheets), code)
    for chunk in inbox.waiting_chunks():
        land_files(chunk)
    judge_waiting("run")

    with connect() as connection:
        (table,) = _remarks(connection)

    rows = list(zip(*(column.cells for column in table.columns), strict=True))
    assert rows == [("DV-112", "Lưu ý", "1/8", "12,50 %", "1")]


def test_a_share_of_nothing_is_a_dash():
    assert (share(1, 8), share(0, 0)) == ("12,50 %", "–")
