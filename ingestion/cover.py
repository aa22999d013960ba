"""The cover: from a page of labels and values to what a workbook says of itself.

It is read before the tables, so a date on it that can be read both ways waits for theirs; it decides none of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
from ingestion.text import as_text, is_blank, normal
from ingestion.unreadable import AMBIGUOUS_DATE
from ingestion.workbook.page import Page, Row

NUMERAL = re.compile(r"^(?:\(?(?:\d{1,2}|[ivx]{1,4}|[a-zđ])\s*[.)/-]+|[-+*•])\s*", re.IGNORECASE)


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
    rows = {key: row + 1 for key, (row, _, _) in cells.items()}
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
    """Return field key → (0-based row, 0-based column of the value, value)."""
    labels = {normal(column.header): column.key for column in cover.columns}
    found: dict[str, tuple[int, int, object]] = {}
    for index, row in enumerate(rows):
        for key, at, value in _fields(labels, row):
            found.setdefault(key, (index, at, value))
    return found


def _fields(labels: Mapping[str, str], row: Row) -> Iterator[tuple[str, int, object]]:
    """Yield key, column and value of each field that a row gives, from its first label on; before it stand numerals only.

    A value stands right of its label, behind a colon there or not, or in the label's own cell behind a colon.
    """
    filled = [at for at, cell in enumerate(row) if not is_blank(cell) and not _is_colon(cell)]
    while len(filled) > 1 and _is_numeral(row[filled[0]]):
        filled.pop(0)
    while filled and (field := _label(labels, row[filled[0]])):
        (key, behind), at = field, filled.pop(0)
        if behind:
            yield key, at, behind
        elif filled and not _label(labels, row[filled[0]]):
            at = filled.pop(0)
            yield key, at, _behind_colon(row[at])
        else:
            beside = row[at + 1 : at + 2]
            yield key, at + 1 + sum(map(_is_colon, beside)), ""


def _label(labels: Mapping[str, str], cell: object) -> tuple[str, str] | None:
    """Return the field that a cell is the label of, and what stands behind a colon in it."""
    if not isinstance(cell, str):
        return None
    label, _, behind = as_text(cell).partition(":")
    key = labels.get(normal(label)) or labels.get(normal(NUMERAL.sub("", label, count=1)))
    return (key, behind.strip()) if key else None


def _is_numeral(cell: object) -> bool:
    return any(NUMERAL.fullmatch(as_text(cell) + end) for end in ("", "."))


def _is_colon(cell: object) -> bool:
    return isinstance(cell, str) and cell.strip() == ":"


def _behind_colon(cell: object) -> object:
    return cell.strip().removeprefix(":").strip() if isinstance(cell, str) and cell.strip().startswith(":") else cell
