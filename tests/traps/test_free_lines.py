"""Lines and sheets that only people read: set aside and told, never counted."""

import pytest

from tests.traps.sheets import FIRST, NAMES, inserted, names, write


@pytest.mark.parametrize(
    "cells",
    [
        {"A": "Danh sách có 3 đảng viên"}, {"B": "Bằng chữ: ba đảng viên"}, {"A": "./."}, {"A": "Tổng số đảng viên: 12"},
        {"A": "Đảng bộ xã Một"}, {"A": "I. Chi bộ Một", "C": "12 đảng viên"},
    ],
)  # fmt: skip
def test_a_free_line_is_no_data_and_that_is_said_once(trap, cells):
    judged = trap(change=inserted(**cells))

    assert judged.rows("member", "full_name") == NAMES
    assert judged.findings == [("HS-302", "member", FIRST + 1)]


def test_a_note_beside_the_table_is_no_row(trap):
    judged = trap(change=lambda page: write(page, FIRST + 4, AF="xem lại"))

    assert names(judged) == NAMES
    assert judged.findings == [("HS-302", "member", FIRST + 4)]


def test_a_sheet_that_nobody_asked_for_may_be_unreadable(trap):
    def change(page):
        page.parent.create_sheet("Nháp")["XFD1"] = "x"

    judged = trap(change=change)

    assert judged.rows("member", "full_name") == NAMES
    assert [rule for rule, _, _ in judged.findings] == ["HS-307"]


def test_a_sum_with_a_figure_in_every_required_cell_is_no_data(trap):
    judged = trap(sheet="organisation", change=lambda page: write(page, FIRST + 1, A="Tổng cộng", B="1 tổ chức", C=1))

    assert len(judged.rows("organisation", "organisation_code")) == 1
    assert judged.findings == [("HS-302", "organisation", FIRST + 1)]


def test_rows_of_unticked_boxes_or_of_spaces_are_empty(trap):
    def change(page):
        for row in range(FIRST + 3, FIRST + 8):
            page[f"L{row}"] = False
        write(page, FIRST + 9, A=" ", B=" ", G=" ", I=" ")

    judged = trap(change=change)

    assert judged.rows("member", "full_name") == NAMES
    assert judged.findings == []


def test_sheets_may_be_numbered(trap):
    def change(page):
        for number, sheet in enumerate(page.parent.worksheets, 1):
            sheet.title = f"{number:02}. {sheet.title}"

    judged = trap(change=change)

    assert judged.rows("member", "full_name") == NAMES
    assert judged.findings == []


def test_a_row_of_hints_below_the_header_is_no_person_and_is_told(trap):
    def change(page):
        page.insert_rows(FIRST)
        write(page, FIRST, A="(chữ in hoa)", B="(dd/mm/yyyy)", C="Nam/Nữ", G="(dd/mm/yyyy)", I="(ghi mã)", K="x nếu có")

    judged = trap(change=change)

    assert judged.rows("member", "source_row", "full_name") == list(
        zip(range(FIRST + 1, FIRST + 4), NAMES, strict=True)
    )
    assert judged.findings == [("HS-302", "member", FIRST)]
    assert (f"I{FIRST}", "(ghi mã)", "remark_row") in judged.kept


def test_a_person_right_below_the_header_is_no_hint_whatever_the_remark(trap):
    judged = trap(change=lambda page: write(page, FIRST, B=None, G=None, I="(ghi mã)", AC="(nếu có)"))

    assert names(judged) == NAMES
    assert judged.state == "returned"


def test_a_legend_below_the_table_is_no_person(trap):
    def change(page):
        write(page, FIRST + 4, A="Ghi chú: HTXS: hoàn thành xuất sắc nhiệm vụ; HTT: hoàn thành tốt nhiệm vụ")
        write(page, FIRST + 5, A="- HT: hoàn thành nhiệm vụ")
        write(page, FIRST + 6, A="KHT", B="Không hoàn thành nhiệm vụ")

    judged = trap(change=change)

    assert names(judged) == NAMES
    assert judged.findings == [("HS-302", "member", FIRST + 4)]
