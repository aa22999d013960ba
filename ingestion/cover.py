"""The cover: from a page of labels and values to what a workbook says of itself.

It is read before the tables, so a date on it that can be read both ways waits for theirs; it decides none of theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from ingestion import contract
from ingestion.contract import Sheet
from ingestion.dates import Order
from ingestion.landed import LandedSheet, proven_order, type_tables
from ingestion.layout import letter
from ingestion.legacy import convert_rows
from ingestion.table import Table
from ingestion.text import is_blank, normal
from ingestion.unreadable import AMBIGUOUS_DATE
from ingestion.workbook.page import Page, Row


@dataclass(frozen=True)
class Cover:
    """The cover's values by key, None where nothing can be read, and the sheet as it lands."""

    values: dict[str, Any]
    landed: LandedSheet
    table: Table
    rows: dict[str, int]  # field key → row of its label

    def dated_by(self, tables: Sequence[Table]) -> Cover:
        """Return the cover with its date read as the tables of the file prove."""
        if AMBIGUOUS_DATE.reason in self.landed.unreadable["reason"]:
            return _typed(self.table, self.rows, proven_order(tables))
        return self

    @property
    def cells(self) -> dict[str, str]:
        """Field key → address of its value."""
        return self.landed.letters


def read_cover(page: Page) -> Cover:
    """Read a cover by the newest template: covers are alike in all versions."""
    template = contract.newest()
    convert_rows(page.rows, page.fonts)
    cells = _cells(template.cover, page.rows)
    values = {column.key: (cells[column.key][2] if column.key in cells else "",) for column in template.cover.columns}
    letters = {key: f"{letter(position)}{row + 1}" for key, (row, position, _) in cells.items()}
    rows = {key: row + 1 for key, (row, _, _) in cells.items()}  # every field of a cover has a row of its own
    return _typed(Table(template.cover, 1, letters, [1], values), rows)


def _typed(table: Table, rows: dict[str, int], order: Order | None = None) -> Cover:
    (landed,) = type_tables([table], contract.newest(), order)
    unreadable, blank = (
        found.with_columns(source_row=pl.col("column_key").replace_strict(rows, default=1, return_dtype=pl.Int64))
        for found in (landed.unreadable, landed.blank)
    )
    said = dict.fromkeys(table.sheet.keys) | landed.frame.row(0, named=True)
    return Cover(said, replace(landed, unreadable=unreadable, blank=blank), table, rows)


def _cells(cover: Sheet, rows: list[Row]) -> dict[str, tuple[int, int, object]]:
    """Return field key → (0-based row, 0-based column of the value, value); the value stands right of its label."""
    labels = {normal(column.header): column.key for column in cover.columns}
    found: dict[str, tuple[int, int, object]] = {}
    for index, row in enumerate(rows):
        position = next((at for at, cell in enumerate(row) if not is_blank(cell)), None)
        key = labels.get(normal(row[position])) if position is not None and type(row[position]) is str else None
        if key and key not in found and position is not None:
            right = [at for at in range(position + 1, len(row)) if not is_blank(row[at])]
            at = right[0] if right else position + 1
            found[key] = (index, at, row[at] if right else "")
    return found
