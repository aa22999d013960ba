"""Beside: a copy in which somebody has written since is never written over by the next check."""

from __future__ import annotations

import openpyxl
import pytest

from tests.feedback.test_result_pages import finding, judgement
from tests.makers import make_workbook, small_committee
from xeploai.check import _write_copy


@pytest.fixture
def check(tmp_path):
    """Return a function that writes the copy of one file and returns its path."""
    path = make_workbook(tmp_path / "a.xlsx", **small_committee())
    return lambda: _write_copy(path, path.read_bytes(), "QNA04", judgement(finding()), "", print)


def test_a_copy_nobody_wrote_in_is_replaced(check):
    assert check() == check()


def test_a_copy_somebody_wrote_in_stays_beside_the_next(check, tmp_path):
    first = check()
    book = openpyxl.load_workbook(first)
    book["Đảng viên"]["T6"] = "HTT"
    book.save(first)

    second = check()

    assert second == str(tmp_path / "a.xlsx_ket-qua-kiem-tra-2.xlsx")
    assert openpyxl.load_workbook(first)["Đảng viên"]["T6"].value == "HTT"
    assert check() == second


def test_another_file_of_that_name_stays(check, tmp_path):
    (tmp_path / "a.xlsx_ket-qua-kiem-tra.xlsx").write_bytes(b"something else")

    assert check() == str(tmp_path / "a.xlsx_ket-qua-kiem-tra-2.xlsx")
    assert (tmp_path / "a.xlsx_ket-qua-kiem-tra.xlsx").read_bytes() == b"something else"
