"""Table sheet: from a sheet of the contract and its rows to a page with headers, validations, colours and locks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ingestion.contract import Column, Sheet
from ingestion.dates import DAY_ZERO
from ingestion.layout import letter
from ingestion.template.form import FIRST_ROW, HEADER_ROW, Form
from ingestion.template.lists import FLAG, Lists
from ingestion.template.marks import Cells, Mark, marks_of
from ingestion.template.ranges import Ranges, place_of
from ingestion.template.styles import Styles
from ingestion.template.texts import heading, texts
from ingestion.template.validations import FIRST_DAY, validation_of

WIDTHS = {"date": 13, "level": 13, "flag": 11, "int": 12, "decimal": 12, "year": 10, "code": 19, "discipline": 14}
WIDEST_CHOICE = 34
A3, A4, A4_HOLDS, A3_HOLDS = 8, 9, 170, 260  # paper as Excel numbers it, and the characters across it at a legible size
LEGIBLE = 75  # per cent
ALLOWED = {
    "format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True,
    "sort": True, "autofilter": True,
}  # fmt: skip


def write_table(page: Any, form: Form, sheet: Sheet, lists: Lists, ranges: Ranges, styles: Styles) -> None:
    """Write one sheet; columns carry the format of their empty cells, so ten thousand empty rows cost nothing."""
    styles.titles(page, form, heading(sheet), texts()["table_note"])
    page.set_row(HEADER_ROW, 64)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, _width(column), styles.open(column))
        shown = f"{column.header} (*)" if column.required else column.header
        page.write_string(HEADER_ROW, place, shown, styles.carried_header if column.carry else styles.header)
    _write_rows(page, form, sheet, styles)
    last = form.last_row(sheet)
    for place, column in enumerate(sheet.columns):
        cell = f"{letter(place)}{FIRST_ROW + 1}"
        validation = validation_of(form.template, sheet, column, lists, cell)
        if validation:
            page.data_validation(FIRST_ROW, place, last, place, validation)
    cells = Cells(form, sheet, ranges)
    for mark in marks_of(form, sheet):
        _colour(page, cells, mark, last, styles)
    _set_up(page, sheet, last)
    page.protect("", ALLOWED)


def _write_rows(page: Any, form: Form, sheet: Sheet, styles: Styles) -> None:
    looks = [
        (place, column, styles.open(column), styles.locked(column) if column.key in sheet.subject else None)
        for place, column in enumerate(sheet.columns)
    ]
    for row, values in enumerate(form.rows_of(sheet), FIRST_ROW):
        for place, column, is_open, is_locked in looks:
            value = values.get(column.key)
            if value is not None and value is not False:
                _write(page, row, place, column, value, is_locked or is_open)


def _write(page: Any, row: int, place: int, column: Column, value: Any, style: Any) -> None:
    """Write a value as somebody would have entered it; a text stays text whatever it begins with."""
    if isinstance(value, bool):
        page.write_string(row, place, FLAG, style)
    elif isinstance(value, date):
        if value >= FIRST_DAY:
            page.write_number(row, place, (value - DAY_ZERO).days, style)
        else:  # as a number it would pass for a year
            page.write_string(row, place, value.isoformat(), style)
    elif isinstance(value, str):
        page.write_string(row, place, column.choices.get(value, value), style)
    else:
        page.write_number(row, place, value, style)


def _colour(page: Any, cells: Cells, mark: Mark, last: int, styles: Styles) -> None:
    places = sorted(place_of(cells.sheet, key) for key in mark.cells)
    for first, end in _runs(places):
        formula = mark.formula(cells, f"{letter(first)}{FIRST_ROW + 1}")
        look = {"type": "formula", "criteria": f"={formula}", "format": styles.colours[mark.colour]}
        page.conditional_format(FIRST_ROW, first, last, end, look)


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each run of neighbours."""
    first = places[0]
    for place, following in zip(places, [*places[1:], None], strict=True):
        if following != place + 1:
            yield first, place
            first = following if following is not None else first


def _set_up(page: Any, sheet: Sheet, last: int) -> None:
    end = len(sheet.columns) - 1
    frozen = min(next((at for at, column in enumerate(sheet.columns) if column.type == "text"), 0), 1) + 1
    width = sum(map(_width, sheet.columns))
    page.freeze_panes(FIRST_ROW, frozen)
    page.autofilter(HEADER_ROW, 0, last, end)
    page.ignore_errors({"number_stored_as_text": f"A{FIRST_ROW + 1}:{letter(end)}{last + 1}"})
    page.set_landscape()
    page.set_paper(A4 if width <= A4_HOLDS else A3)
    if width <= A3_HOLDS:
        page.fit_to_pages(1, 0)
    else:
        page.set_print_scale(LEGIBLE)
    page.repeat_rows(HEADER_ROW)
    page.repeat_columns(0, frozen - 1)
    page.set_margins(0.4, 0.4, 0.5, 0.6)
    page.set_footer(f'&L&"Times New Roman"&9{sheet.name}&R&"Times New Roman"&9Trang &P/&N')
    page.set_selection(FIRST_ROW, 0, FIRST_ROW, 0)


def _width(column: Column) -> int:
    if column.choices and column.type != "discipline":
        return min(max(max(map(len, column.choices.values())) + 3, 12), WIDEST_CHOICE)
    if column.type == "text":
        return 16 if column.max_length < 100 else 22 if column.max_length < 1000 else 32
    return WIDTHS[column.type]
