"""Percentages land as people see them, 91.2 for 91,2%, whatever format the workbook is kept in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import pytest

from tests import ods
from tests.biff import PLAIN, Xls, number
from tests.fuzz.seeds import zipped
from tests.makers import HEADER_ROW, make_workbook, small_committee

FIRST = HEADER_ROW + 1
TARGET, POINTS, ABSENT, NOTE = "target_pct", "points", "absent_months", "note"
COLUMNS = {TARGET: "Y", POINTS: "U", ABSENT: "M", NOTE: "AC", "citizen_id": "D", "decision_date": "X"}
KEPT = [0.912, 0.57 * 1.6, 1.07]  # what Excel keeps of 91,2%, of 57% * 1,6, of 107%
SEEN = [Decimal("91.2"), Decimal("91.2"), Decimal("107")]


def shown_as(number_format: str, column: str, *kept: float) -> Callable[[Any], None]:
    """Put numbers in one column, in a format."""

    def change(page: Any) -> None:
        for row, value in enumerate(kept, FIRST):
            page[f"{COLUMNS[column]}{row}"] = value
            page[f"{COLUMNS[column]}{row}"].number_format = number_format

    return change


def cells(path: Any) -> Iterator[tuple[str, list[list[tuple[str, float | None]]]]]:
    """Yield each sheet's title and rows: of every cell its text, and its number where it is shown as per cent."""
    for page in openpyxl.load_workbook(path):
        yield page.title, [[_cell(cell) for cell in row] for row in page.iter_rows()]


def _cell(cell: Any) -> tuple[str, float | None]:
    text = "" if cell.value is None else str(cell.value).removesuffix(" 00:00:00")
    return text, cell.value if "%" in cell.number_format else None


def as_xls(path: Any) -> bytes:
    book = Xls(styles=[PLAIN, ("Arial", 10)])
    for title, rows in cells(path):
        records = [
            book.label(row, column, text) if kept is None else number(row, column, kept, 1)
            for row, found in enumerate(rows)
            for column, (text, kept) in enumerate(found)
            if text
        ]
        book.sheet(title, *records)
    return book.bytes()


def as_ods(path: Any) -> bytes:
    def written(text: str, kept: float | None) -> str:
        if kept is not None:
            return ods.value("percentage", kept, f"{kept:.0%}")
        return ods.text(escape(text)) if text else ods.cell()

    (title, first), *others = (
        (title, "".join(ods.row(*(written(*cell) for cell in row)) for row in rows)) for title, rows in cells(path)
    )
    around = "".join(f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in others)
    return ods.make_ods(first, title, around=around)


@pytest.mark.parametrize("number_format", ["0%", "0.00%", "0.0%", "#,##0.0 %;[Red]-0.0 %"])
def test_a_percentage_lands_as_it_is_seen(trap, number_format):
    judged = trap(change=shown_as(number_format, TARGET, *KEPT))

    assert judged.rows("member", TARGET) == SEEN
    assert judged.findings == []


@pytest.mark.parametrize("as_format", [as_xls, as_ods], ids=["xls", "ods"])
def test_a_percentage_lands_the_same_from_every_format(judged, tmp_path, as_format):
    path = make_workbook(tmp_path / "a.xlsx", **small_committee())
    book = openpyxl.load_workbook(path)
    shown_as("0%", TARGET, *KEPT)(book["Đảng viên"])
    book.save(path)

    found = judged(as_format(path))

    assert found.rows("member", TARGET) == SEEN
    assert found.findings == []


@pytest.mark.parametrize("typed", ["91,2%", "91,2 %", "91.2%", "91,20 %"])
def test_a_percentage_lands_as_it_is_seen_from_csv(judged, tmp_path, typed):
    rows = small_committee()
    rows["member"][0][TARGET] = typed
    found = judged(zipped(make_workbook(tmp_path / "a.xlsx", **rows).read_bytes()))

    assert found.rows("member", TARGET)[0] == Decimal("91.2")
    assert found.findings == []


@pytest.mark.parametrize("number_format", ["General", '0.00"%"', r"0.0\%"])
def test_a_part_of_one_that_nobody_sees_as_per_cent_is_one_question(trap, number_format):
    judged = trap(change=shown_as(number_format, TARGET, 0.912))

    assert judged.rows("member", TARGET)[0] == Decimal("0.912")
    assert judged.findings == [("XL-103", "member", f"{COLUMNS[TARGET]}{FIRST}")]


def test_a_whole_number_made_per_cent_afterwards_is_one_question(trap):
    judged = trap(change=shown_as("0.0%", TARGET, 91.2))

    assert judged.rows("member", TARGET)[0] == Decimal("9120")
    assert judged.findings == [("XL-103", "member", f"{COLUMNS[TARGET]}{FIRST}")]


def test_beside_hidden_rows_and_in_merged_cells_a_percentage_is_one(trap):
    def change(page: Any) -> None:
        shown_as("0.0%", TARGET, 0.912)(page)
        page.merge_cells(f"Y{FIRST}:Y{FIRST + 1}")
        page.row_dimensions[FIRST + 2].hidden = True

    assert trap(change=change).rows("member", TARGET) == [Decimal("91.2"), Decimal("91.2"), None]


@pytest.mark.parametrize("column", [ABSENT, "citizen_id", "decision_date"])
def test_where_no_percentage_can_stand_it_is_one_finding(trap, column):
    judged = trap(change=shown_as("0%", column, 12))

    assert judged.rows("member", column)[0] is None
    assert judged.typed == ["1200%"]
    assert ("HS-101", "member", f"{COLUMNS[column]}{FIRST}") in judged.findings


def test_a_count_with_a_percent_sign_is_one_finding(trap):
    judged = trap(change=lambda page: page.__setitem__(f"{COLUMNS[ABSENT]}{FIRST}", "12%"))

    assert judged.findings == [("HS-101", "member", f"{COLUMNS[ABSENT]}{FIRST}")]


def test_an_empty_cell_made_per_cent_is_empty(trap):
    def change(page: Any) -> None:
        for row in range(FIRST, FIRST + 3):
            page[f"{COLUMNS[ABSENT]}{row}"].number_format = page[f"{COLUMNS[TARGET]}{row}"].number_format = "0%"

    judged = trap(change=change)

    assert judged.rows("member", ABSENT, TARGET) == [(None, None)] * 3
    assert judged.findings == []


def test_in_words_a_percentage_is_what_people_read(trap):
    assert trap(change=shown_as("0%", NOTE, 0.9)).rows("member", NOTE)[0] == "90%"
