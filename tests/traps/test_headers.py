"""Headers that committees make of the form: found by name, wherever and in however many rows they stand."""

import pytest

from tests.makers import HEADER_ROW
from tests.traps.sheets import FIRST, MEMBERS, NAMES, WIDTH, names


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


def test_a_header_that_stands_there_again_is_no_data(trap):
    def change(page):
        page.insert_rows(FIRST + 1, 2)
        for position in range(1, WIDTH + 1):
            page.cell(FIRST + 1, position).value = page.cell(HEADER_ROW, position).value
            page.cell(FIRST + 2, position).value = position

    judged = trap(change=change)

    assert names(judged) == NAMES
    assert judged.findings == []


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


def test_a_header_that_stands_twice_over_different_columns_is_one_finding(trap):
    def change(page):
        page.insert_cols(1)
        page["A4"] = "Mức quyết định"
        for row in range(FIRST, FIRST + 3):
            page[f"A{row}"] = "KHT"

    judged = trap(change=change)

    assert judged.findings == [("HS-014", "member", "U4")]


def test_an_empty_column_of_a_header_that_stands_twice_harms_nobody(trap):
    judged = trap(change=lambda page: page.__setitem__("AE4", "Mức quyết định"))

    assert judged.rows("member", "level") == ["HTT"] * 3
    assert judged.findings == []
