"""Layout: from a sheet's rows to where its header stands and which column is which.

Columns are found by their header's name, wherever they stand and under however many title rows.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingestion.contract import Column, Sheet, normal
from ingestion.workbook.page import Row

HEADER_WITHIN = 40  # the header row is looked for in this many rows


@dataclass(frozen=True)
class Layout:
    """Where a sheet's table lies: 0-based index of the header row, column key → 0-based position."""

    header_index: int
    positions: dict[str, int]
    missing: tuple[Column, ...]

    @property
    def header_row(self) -> int:
        """The header row as Excel counts it."""
        return self.header_index + 1

    @property
    def letters(self) -> dict[str, str]:
        """Column key → letter, as Excel shows it."""
        return {key: letter(position) for key, position in self.positions.items()}


def find_layout(sheet: Sheet, rows: list[Row]) -> Layout:
    """Find the row that carries most of the sheet's headers; the columns it lacks are named as missing."""
    best = Layout(0, {}, sheet.columns)
    for index, row in enumerate(rows[:HEADER_WITHIN]):
        layout = _layout_at(sheet, index, row)
        if len(layout.positions) > len(best.positions):
            best = layout
        if not best.missing:
            break
    return best


def letter(position: int) -> str:
    """Return the letters of a 0-based column: 0 → A, 26 → AA."""
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cover_cells(cover: Sheet, rows: list[Row]) -> dict[str, tuple[int, int, object]]:
    """Return field key → (0-based row, 0-based column of the value, value) of a label/value sheet."""
    labels = {normal(column.header): column.key for column in cover.columns}
    found: dict[str, tuple[int, int, object]] = {}
    for index, row in enumerate(rows):
        key = labels.get(normal(str(row[0])).rstrip(": ")) if row else None
        if key and key not in found:
            found[key] = (index, 1, row[1] if len(row) > 1 else "")
    return found


def _layout_at(sheet: Sheet, index: int, row: Row) -> Layout:
    names: dict[str, int] = {}
    for position, cell in enumerate(row):
        if isinstance(cell, str) and cell:
            names.setdefault(normal(cell), position)
    positions = {column.key: names[normal(column.header)] for column in sheet.columns if normal(column.header) in names}
    return Layout(index, positions, tuple(column for column in sheet.columns if column.key not in positions))
