"""Ranges: from a column of the workbook to the defined name by which formulas of other sheets reach all its rows."""

from __future__ import annotations

from typing import Any

from ingestion.contract import Sheet
from ingestion.layout import letter
from ingestion.template.form import FIRST_ROW, Form


class Ranges:
    """Gives out names and remembers them; `define` writes them into the workbook."""

    def __init__(self, form: Form) -> None:
        """Look at nothing yet."""
        self._form = form
        self._used: dict[str, str] = {}

    def of(self, sheet_key: str, column_key: str) -> str:
        """Return the name of a column's rows. Raises KeyError."""
        sheet = self._form.template.sheets[sheet_key]
        column = letter(place_of(sheet, column_key))
        name = f"rows_{sheet_key}_{column_key}"
        self._used[name] = f"='{sheet.name}'!${column}${FIRST_ROW + 1}:${column}${self._form.last_row(sheet) + 1}"
        return name

    def define(self, book: Any) -> None:
        """Define every name that was asked for."""
        for name, place in self._used.items():
            book.define_name(name, place)


def place_of(sheet: Sheet, column_key: str) -> int:
    """Return a column's 0-based place. Raises KeyError."""
    return sheet.columns.index(sheet.column(column_key))


def first_required(sheet: Sheet) -> str:
    """Return the key of the column in which every row has something, or it is not whole."""
    return next(column.key for column in sheet.columns if column.required)
