"""Headings of groups between the rows: set aside and told; what only begins like one is data."""

import pytest

from tests.traps.sheets import FIRST, NAMES, names, with_ordinals, write


@pytest.mark.parametrize(
    "cells",
    [
        {"A": "I", "B": "Các chi bộ xã"}, {"A": "a)", "B": "Khối trường học"}, {"B": "II. Các chi bộ cơ quan"},
        {"B": "b) Khối doanh nghiệp"}, {"A": "III", "B": "Khối khác", "C": 3},
        {"B": "I. Đảng bộ xã A", "D": 12, "E": 8}, {"A": "I", "B": "Đảng bộ xã A", "C": 12, "D": 8, "H": 4, "J": 2},
    ],
)  # fmt: skip
def test_a_heading_of_a_group_is_no_data(trap, cells):
    def change(page):
        with_ordinals(page)
        page.insert_rows(FIRST + 1)
        write(page, FIRST + 1, **cells)

    judged = trap(change=change)

    assert judged.rows("member", "source_row", "full_name") == [
        (FIRST, NAMES[0]), (FIRST + 2, NAMES[1]), (FIRST + 3, NAMES[2])
    ]  # fmt: skip
    assert judged.findings == [("HS-302", "member", FIRST + 1)]


def test_a_heading_merged_over_the_row_is_no_data(trap):
    def change(page):
        page.insert_rows(FIRST)
        page[f"A{FIRST}"] = "Đảng bộ xã Một"
        page.merge_cells(f"A{FIRST}:AC{FIRST}")

    judged = trap(change=change)

    assert names(judged) == NAMES
    assert judged.findings == [("HS-302", "member", FIRST)]


def test_a_name_that_begins_with_a_letter_is_no_heading(trap):
    judged = trap(change=lambda page: write(page, FIRST + 3, A="A Lăng Mẫu"))

    assert names(judged) == [*NAMES, "A Lăng Mẫu"]


def test_the_name_of_an_organisation_alone_is_data_in_the_list_of_organisations(trap):
    judged = trap(sheet="organisation", change=lambda page: write(page, FIRST + 1, B="Chi bộ thôn Hai"))

    assert len(judged.rows("organisation", "organisation_name")) == 2
