"""Layouts that committees make of the form: what is data is read wherever it stands, what is none is never counted."""

from datetime import date

import pytest

from ingestion import contract
from tests.makers import HEADER_ROW

FIRST = HEADER_ROW + 1
MEMBERS = contract.newest().sheets["member"]
WIDTH = len(MEMBERS.columns)
NAMES = ["Trần Văn Mẫu B", "Trần Văn Mẫu C", "Trần Văn Mẫu D"]


def names(judged):
    return judged.rows("member", "full_name")


def write(page, row, **cells):
    for column, value in cells.items():
        page[f"{column}{row}"] = value


def test_titles_and_empty_rows_above_the_header(trap):
    judged = trap(change=lambda page: page.insert_rows(1, 6))

    assert judged.rows("member", "source_row", "full_name") == list(
        zip(range(FIRST + 6, FIRST + 9), NAMES, strict=True)
    )
    assert judged.findings == []


def test_columns_in_any_order(trap):
    def change(page):
        for row in page.iter_rows(min_row=HEADER_ROW, max_row=page.max_row):
            for cell, value in zip(row, [cell.value for cell in reversed(row)], strict=True):
                cell.value = value

    judged = trap(change=change)

    assert names(judged) == NAMES
    assert judged.findings == []


def test_a_header_of_two_rows_with_merged_groups(trap):
    def change(page):
        page.insert_rows(HEADER_ROW)
        for position, column in enumerate(MEMBERS.columns, 1):
            if column.key in ("self_level", "proposed_level", "level"):
                continue
            page.cell(HEADER_ROW, position).value = page.cell(HEADER_ROW + 1, position).value
            page.cell(HEADER_ROW + 1, position).value = None
            page.merge_cells(start_row=HEADER_ROW, end_row=HEADER_ROW + 1, start_column=position, end_column=position)
        page["R4"] = "Mức xếp loại"
        page.merge_cells("R4:T4")

    judged = trap(change=change)

    assert judged.rows("member", "source_row", "level") == [(FIRST + 1 + at, "HTT") for at in range(3)]
    assert judged.findings == []


def test_a_header_named_by_group_and_part(trap):
    def change(page):
        page.insert_rows(HEADER_ROW)
        for cell in page[HEADER_ROW + 1]:
            text = str(cell.value or "")
            if text.startswith("Trong đó: "):
                cell.value = text.removeprefix("Trong đó: ")
        page["I4"] = "Trong đó"
        page.merge_cells("I4:M4")

    judged = trap(sheet="declared_total", change=change)

    assert judged.rows("declared_total", "subject_kind", "total")[0] == ("TCCSD", 1)
    assert judged.findings == []


@pytest.mark.parametrize(
    "numbers",
    [
        [f"({at})" for at in range(1, WIDTH + 1)],
        list(range(1, WIDTH + 1)),
        ["A", "B", "C", *range(1, WIDTH - 2)],
        ["1", "2", "3=4+5", *map(str, range(4, WIDTH + 1))],
    ],
)
def test_a_row_of_column_numbers(trap, numbers):
    def change(page):
        page.insert_rows(FIRST)
        for position, number in enumerate(numbers, 1):
            page.cell(FIRST, position).value = number

    judged = trap(change=change)

    assert names(judged) == NAMES
    assert judged.findings == []
    assert {reason for _, _, reason in judged.kept} == {"column_numbers"}


def with_ordinals(page):
    page.insert_cols(1)
    page.cell(HEADER_ROW, 1).value = "STT"
    for row in range(FIRST, FIRST + 3):
        page.cell(row, 1).value = row - HEADER_ROW


@pytest.mark.parametrize(
    "cells",
    [
        {"A": "I", "B": "Các chi bộ xã"}, {"A": "a)", "B": "Khối trường học"}, {"B": "II. Các chi bộ cơ quan"},
        {"B": "b) Khối doanh nghiệp"}, {"A": "III", "B": "Khối khác", "C": 3},
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


@pytest.mark.parametrize(
    "cells",
    [
        {"A": "Tổng cộng", "M": 3}, {"A": "Cộng:", "M": "3"}, {"A": "TỔNG SỐ: 3 đảng viên"}, {"A": "Cộng (I)", "U": 91.5},
        {"H": "Tổng cộng"},
    ],
)  # fmt: skip
def test_a_sum_inside_the_data_is_kept_and_never_counted(trap, cells):
    def change(page):
        page.insert_rows(FIRST + 2)
        write(page, FIRST + 2, **cells)

    judged = trap(change=change)

    assert names(judged) == NAMES
    assert judged.findings == [("HS-302", "member", FIRST + 2)]
    assert [cell for cell, _, reason in judged.kept if reason == "total_row"] == [
        f"{column}{FIRST + 2}" for column in cells
    ]


def test_a_sum_in_the_table_of_totals_is_never_counted(trap):
    def change(page):
        for position, value in enumerate(["Tổng cộng", 6, 6, 0, 6, 0, 0, 0], 1):
            page.cell(page.max_row + (position == 1), position).value = value

    judged = trap(sheet="declared_total", change=change)

    assert len(judged.rows("declared_total", "total")) == 4
    assert [rule for rule, _, _ in judged.findings] == ["HS-302"]


def test_an_organisation_may_be_called_like_a_sum(trap):
    judged = trap(sheet="organisation", change=lambda page: page.__setitem__(f"B{FIRST}", "Tổng công ty Mẫu"))

    assert judged.rows("organisation", "organisation_name") == ["Tổng công ty Mẫu"]
    assert judged.findings == []


def test_a_signature_block_is_no_data(trap):
    def change(page):
        write(page, FIRST + 5, P="Quảng Nam, ngày 10 tháng 01 năm 2023")
        write(page, FIRST + 6, B="NGƯỜI LẬP BIỂU", P="TM. BAN THƯỜNG VỤ")
        write(page, FIRST + 7, B="(Ký, ghi rõ họ tên)", P="BÍ THƯ")
        write(page, FIRST + 11, B="Trần Thị Mẫu", P="Lê Văn Mẫu")

    judged = trap(change=change)

    assert names(judged) == NAMES
    assert judged.findings == []
    assert ("P12", "BÍ THƯ", "signature") in judged.kept


def test_an_incomplete_row_is_data_and_what_it_lacks_is_named(trap):
    judged = trap(change=lambda page: write(page, FIRST + 3, A="Trần Văn Mẫu E"))

    assert names(judged) == [*NAMES, "Trần Văn Mẫu E"]
    assert sorted(finding for finding in judged.findings if finding[0] == "HS-102") == [
        ("HS-102", "member", f"{column}{FIRST + 3}") for column in "BGI"
    ]


def test_data_below_a_signature_are_data(trap):
    def change(page):
        page.insert_rows(FIRST + 1, 2)
        write(page, FIRST + 1, B="Người lập")

    judged = trap(change=change)

    assert names(judged) == NAMES


def test_names_below_the_last_of_two_signature_blocks_are_no_data(trap):
    def change(page):
        page.insert_rows(FIRST + 1, 2)
        write(page, FIRST + 1, B="Người lập")
        write(page, FIRST + 6, B="Người lập")
        write(page, FIRST + 8, B="Trần Thị Mẫu")

    judged = trap(change=change)

    assert names(judged) == NAMES
    assert judged.findings == []


def test_a_sum_told_in_words_is_no_data(trap):
    judged = trap(change=lambda page: write(page, FIRST + 3, A="TỔNG CỘNG:", B="3 người", S="HTT: 3"))

    assert names(judged) == NAMES
    assert judged.findings == [("HS-302", "member", FIRST + 3)]


def test_a_header_that_stands_there_again_is_no_data(trap):
    def change(page):
        page.insert_rows(FIRST + 1, 2)
        for position in range(1, WIDTH + 1):
            page.cell(FIRST + 1, position).value = page.cell(HEADER_ROW, position).value
            page.cell(FIRST + 2, position).value = position

    judged = trap(change=change)

    assert names(judged) == NAMES
    assert judged.findings == []


def test_what_nobody_sees_makes_no_row_and_fills_no_cell(trap):
    judged = trap(change=lambda page: write(page, FIRST, A="\u200b") or write(page, FIRST + 4, A="\ufeff", B="\u00a0"))

    assert names(judged) == [None, *NAMES[1:]]
    assert judged.findings == [("HS-102", "member", f"A{FIRST}")]


def test_a_name_that_begins_with_a_letter_is_no_heading(trap):
    judged = trap(change=lambda page: write(page, FIRST + 3, A="A Lăng Mẫu"))

    assert names(judged) == [*NAMES, "A Lăng Mẫu"]


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


def test_merged_data_cells_speak_for_every_row(trap):
    def change(page):
        page.merge_cells(f"I{FIRST}:I{FIRST + 2}")

    judged = trap(change=change)

    assert judged.rows("member", "cell_code") == ["QNA04-001"] * 3
    assert judged.findings == [("HS-303", "member", FIRST + 1)]


def test_a_number_merged_over_two_rows_is_one_persons_twice(trap):
    judged = trap(change=lambda page: page.merge_cells(f"D{FIRST}:D{FIRST + 1}"))

    assert ("DV-113", "member", f"D{FIRST + 1}") in judged.findings
    assert judged.state == "returned"


def test_a_row_that_a_merged_cell_reaches_is_data_whatever_its_text_begins_with(trap):
    shortcoming = {
        "subject_kind": "Tổ chức đảng",
        "subject_code": "QNA04-001",
        "found_year": 2021,
        "status": "Đang khắc phục",
    }
    rows = [
        shortcoming | {"shortcoming_id": f"QNA04-KD-{number}", "content": content}
        for number, content in enumerate(("Giải ngân chậm", "Xác nhận lý lịch còn chậm"), 1)
    ]
    columns = {column.key: at for at, column in enumerate(contract.newest().sheets["shortcoming"].columns, 1)}

    def change(page):
        for key in shortcoming:
            page.cell(FIRST + 1, columns[key]).value = None
            page.merge_cells(start_row=FIRST, end_row=FIRST + 1, start_column=columns[key], end_column=columns[key])

    judged = trap("shortcoming", change, shortcoming=rows)

    assert judged.rows("shortcoming", "shortcoming_id", "found_year") == [("QNA04-KD-1", 2021), ("QNA04-KD-2", 2021)]
    assert judged.findings == [("HS-303", "shortcoming", FIRST + 1)]


def test_further_columns_are_kept_with_their_header(trap):
    def change(page):
        page.cell(HEADER_ROW, WIDTH + 2).value = "Điện thoại"
        page.cell(FIRST, WIDTH + 2).value = "0905 000 000"

    judged = trap(change=change)

    assert judged.kept == [("AE5", "0905 000 000", "extra_column")]
    assert judged.findings == [("HS-304", "member", FIRST)]


def test_a_note_beside_the_table_is_no_row(trap):
    judged = trap(change=lambda page: write(page, FIRST + 4, AF="xem lại"))

    assert names(judged) == NAMES
    assert judged.findings == [("HS-302", "member", FIRST + 4)]


def test_a_formula_without_a_value_is_one_finding(trap):
    judged = trap(change=lambda page: page.__setitem__(f"T{FIRST}", '="HT"&"T"'))

    assert judged.rows("member", "level")[0] is None
    assert [finding for finding in judged.findings if finding[0] == "HS-109"] == [("HS-109", "member", f"T{FIRST}")]
    assert not [finding for finding in judged.findings if finding[0].startswith("XL")]


def test_an_error_value_is_one_finding(trap):
    def change(page):
        page[f"O{FIRST}"] = "#N/A"
        page[f"O{FIRST}"].data_type = "e"

    judged = trap(change=change)

    assert judged.findings == [("HS-110", "member", f"O{FIRST}")]
    assert judged.typed == ["#N/A"]


def test_a_blank_required_cell_in_a_whole_row_is_one_finding(trap):
    judged = trap(change=lambda page: page.__setitem__(f"B{FIRST}", None))

    assert judged.findings == [("HS-102", "member", f"B{FIRST}")]
    assert judged.rows("member", "birth_date")[1] == date(1970, 1, 3)
