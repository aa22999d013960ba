"""Rows of which something is missing, hidden or empty: data as long as they tell of anybody."""

from datetime import date

import pytest

from tests.makers import HEADER_ROW
from tests.traps.sheets import FIRST, NAMES, inserted, names, with_ordinals, write


def test_an_incomplete_row_is_data_and_what_it_lacks_is_named(trap):
    judged = trap(change=lambda page: write(page, FIRST + 3, A="Trần Văn Mẫu E"))

    assert names(judged) == [*NAMES, "Trần Văn Mẫu E"]
    assert sorted(finding for finding in judged.findings if finding[0] == "HS-102") == [
        ("HS-102", "member", f"{column}{FIRST + 3}") for column in "BGI"
    ]


@pytest.mark.parametrize(
    "cells",
    [
        {"A": "Trần Thị Mẫu Ban"},
        {"I": "D-01"},
        {"A": "Danh Văn Mẫu"},
        {"D": "049070000009"},
        {"A": "Trần Văn Mẫu E", "C": "Nam", "J": "Bí thư"},
    ],
)
def test_a_row_of_which_one_cell_is_filled_is_data(trap, cells):
    judged = trap(change=inserted(**cells))

    assert len(judged.rows("member", "full_name")) == 4
    assert {rule for rule, _, _ in judged.findings} >= {"HS-102"}


def test_an_incomplete_last_row_with_a_note_is_data(trap):
    judged = trap(change=lambda page: write(page, FIRST + 3, A="Trần Văn Mẫu E", E="49000009", AC="Xác nhận sau"))

    assert judged.rows("member", "full_name") == [*NAMES, "Trần Văn Mẫu E"]


def test_what_nobody_sees_makes_no_row_and_fills_no_cell(trap):
    judged = trap(change=lambda page: write(page, FIRST, A="\u200b") or write(page, FIRST + 4, A="\ufeff", B="\u00a0"))

    assert names(judged) == [None, *NAMES[1:]]
    assert judged.findings == [("HS-102", "member", f"A{FIRST}")]


def test_numbered_rows_without_content_are_empty(trap):
    def change(page):
        with_ordinals(page)
        for row in range(FIRST + 3, FIRST + 30):
            page.cell(row, 1).value = row - HEADER_ROW

    judged = trap(change=change)

    assert names(judged) == NAMES
    assert judged.findings == []


def test_empty_rows_between_rows_shift_nothing(trap):
    judged = trap(change=lambda page: page.insert_rows(FIRST + 1, 3))

    assert judged.rows("member", "source_row") == [FIRST, FIRST + 4, FIRST + 5]
    assert judged.findings == []


def test_hidden_rows_are_data_and_that_is_said(trap):
    def change(page):
        page.row_dimensions[FIRST + 1].hidden = True

    judged = trap(change=change)

    assert names(judged) == NAMES
    assert judged.findings == [("HS-301", "member", FIRST + 1)]


def test_a_blank_required_cell_in_a_whole_row_is_one_finding(trap):
    judged = trap(change=lambda page: page.__setitem__(f"B{FIRST}", None))

    assert judged.findings == [("HS-102", "member", f"B{FIRST}")]
    assert judged.rows("member", "birth_date")[1] == date(1970, 1, 3)
