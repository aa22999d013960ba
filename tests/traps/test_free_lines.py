"""Lines between and below the rows that only people read: set aside, never counted, and no subject is lost to them."""

import pytest

from tests.makers import HEADER_ROW

FIRST = HEADER_ROW + 1
NAMES = ["Trần Văn Mẫu B", "Trần Văn Mẫu C", "Trần Văn Mẫu D"]


def write(page, row, **cells):
    for column, value in cells.items():
        page[f"{column}{row}"] = value


def inserted(**cells):
    """Put one row of these cells behind the first row of data."""

    def change(page):
        page.insert_rows(FIRST + 1)
        write(page, FIRST + 1, **cells)

    return change


@pytest.mark.parametrize(
    "cells",
    [
        {"A": "Danh sách có 3 đảng viên"}, {"A": "Danh sách này có 12 người"}, {"B": "Bằng chữ: ba đảng viên"},
        {"A": "Lưu ý: số liệu tính đến 31/12"}, {"A": "Ghi chú: chưa kể đảng viên chuyển đi"}, {"A": "./."}, {"A": "---"},
        {"A": "***"}, {"A": "Tổng 3 đảng viên"}, {"A": "Tổng số đảng viên: 12"}, {"A": "Đảng bộ xã Một"},
        {"B": "Chi bộ thôn Hai"}, {"A": "I. Chi bộ Một", "C": "12 đảng viên"},
    ],
)  # fmt: skip
def test_a_free_line_is_no_data_and_that_is_said_once(trap, cells):
    judged = trap(change=inserted(**cells))

    assert judged.rows("member", "full_name") == NAMES
    assert judged.findings == [("HS-302", "member", FIRST + 1)]


@pytest.mark.parametrize(
    "cells", [{"A": "NGƯỜI TỔNG HỢP"}, {"P": "PHÓ TRƯỞNG BAN"}, {"P": "T/M BAN THƯỜNG VỤ"}, {"B": "KT. TRƯỞNG BAN"}]
)
def test_who_signs_is_no_data(trap, cells):
    judged = trap(change=lambda page: write(page, FIRST + 4, **cells))

    assert judged.rows("member", "full_name") == NAMES
    assert judged.findings == []


@pytest.mark.parametrize(
    "cells", [{"A": "Trần Thị Mẫu Ban"}, {"I": "D-01"}, {"A": "Danh Văn Mẫu"}, {"D": "049070000009"}]
)
def test_a_row_of_which_one_cell_is_filled_is_data(trap, cells):
    judged = trap(change=inserted(**cells))

    assert len(judged.rows("member", "full_name")) == 4
    assert {rule for rule, _, _ in judged.findings} >= {"HS-102"}


def test_an_incomplete_last_row_with_a_note_is_data(trap):
    judged = trap(change=lambda page: write(page, FIRST + 3, A="Trần Văn Mẫu E", E="49000009", AC="Xác nhận sau"))

    assert judged.rows("member", "full_name") == [*NAMES, "Trần Văn Mẫu E"]


def test_an_incomplete_row_below_a_signature_is_data_when_it_has_a_number(trap):
    def change(page):
        write(page, FIRST + 4, P="Người lập")
        write(page, FIRST + 5, A="Trần Văn Mẫu E", E="49000009")
        write(page, FIRST + 6, P="Trần Thị Mẫu")

    judged = trap(change=change)

    assert judged.rows("member", "full_name") == [*NAMES, "Trần Văn Mẫu E"]


@pytest.mark.parametrize("label", ["Tổng cộng (1+2+3)", "Cộng (A+B):", "TỔNG CỘNG:", "Tổng số"])
def test_a_sum_in_the_table_of_totals_may_say_of_what(trap, label):
    def change(page):
        for position, value in enumerate([label, 6, 6, 0, 6, 0, 0, 0], 1):
            page.cell(page.max_row + (position == 1), position).value = value

    judged = trap(sheet="declared_total", change=change)

    assert len(judged.rows("declared_total", "total")) == 4
    assert [rule for rule, _, _ in judged.findings] == ["HS-302"]


def test_the_name_of_an_organisation_alone_is_data_in_the_list_of_organisations(trap):
    judged = trap(sheet="organisation", change=lambda page: write(page, FIRST + 1, B="Chi bộ thôn Hai"))

    assert len(judged.rows("organisation", "organisation_name")) == 2


def test_a_header_far_below_is_found(trap):
    judged = trap(change=lambda page: page.insert_rows(1, 60))

    assert judged.rows("member", "full_name") == NAMES
    assert judged.findings == []


def test_a_row_of_data_is_never_taken_for_part_of_the_header(trap):
    def change(page):
        page["C4"] = "Giới"
        page["C5"] = "Giới tính"

    judged = trap(change=change)

    assert ("HS-011", "member") in [(rule, sheet) for rule, sheet, _ in judged.findings]


def test_a_sheet_that_nobody_asked_for_may_be_unreadable(trap):
    def change(page):
        page.parent.create_sheet("Nháp")["XFD1"] = "x"

    judged = trap(change=change)

    assert judged.rows("member", "full_name") == NAMES
    assert [rule for rule, _, _ in judged.findings] == ["HS-307"]
