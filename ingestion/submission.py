"""Submissions: from a workbook to typed frames, or to the one reason why it is not the right file.

Right file first: until the cover, the template and every sheet and column are right, nothing else is said of a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from ingestion import contract
from ingestion.cells import Typed, is_blank, name_keys, type_column
from ingestion.contract import Contract, Sheet, normal
from ingestion.landing_tables import COLUMN_TYPES, name_column
from ingestion.layout import cover_cells, find_layout, letter
from ingestion.right_file import Refusal, objections
from ingestion.workbook.opening import open_book
from ingestion.workbook.page import Book, Row
from ingestion.workbook.unreadable import UnreadableWorkbook


@dataclass(frozen=True)
class LandedSheet:
    """One sheet, typed: `frame` has source_row, the columns in which something stands, and name_key."""

    sheet: Sheet
    header_row: int
    letters: dict[str, str]
    frame: pl.DataFrame
    unreadable: pl.DataFrame  # source_row, column_key, typed
    blank: pl.DataFrame  # source_row, column_key


@dataclass(frozen=True)
class Submission:
    """What one workbook says of itself and holds. With a refusal there are no sheets."""

    cover: dict[str, Any]
    sheets: tuple[LandedSheet, ...] = ()
    refusal: Refusal | None = field(default=None)

    @property
    def is_unreadable(self) -> bool:
        """No workbook, or no cover to read."""
        return self.refusal is not None and self.refusal.refusal in ("not_a_workbook", "no_cover")


class Pages:
    """The pages of a workbook, found by their normalised name; of two of the same name the first counts."""

    def __init__(self, book: Book) -> None:
        """Look at the names only."""
        self._book = book
        self._names = {normal(name): name for name in reversed(book.sheet_names)}

    def has(self, sheet_name: str) -> bool:
        """Tell whether there is a page of that name."""
        return normal(sheet_name) in self._names

    def rows(self, sheet_name: str) -> list[Row]:
        """Return all rows of a page, leading empty ones included. Raises UnreadableWorkbook."""
        return self._book.page(self._names[normal(sheet_name)]).rows


def read_submission(content: bytes, inbox_committee: str, received_on: date | None) -> Submission:
    """Read one workbook that lay in this committee's inbox; without a day also one whose campaign takes none in."""
    try:
        return _read(Pages(open_book(content)), inbox_committee, received_on)
    except UnreadableWorkbook:
        return Submission({}, refusal=Refusal("not_a_workbook"))


def committee_on_cover(content: bytes) -> str | None:
    """Return the committee code that a workbook's cover names; None when there is no cover to read."""
    try:
        book = Pages(open_book(content))
        cover = contract.newest().cover
        return _read_cover(cover, book)[0]["committee_code"] if book.has(cover.name) else None
    except UnreadableWorkbook:
        return None


def _read(book: Pages, inbox_committee: str, received_on: date | None) -> Submission:
    cover_sheet = contract.newest().cover
    if not book.has(cover_sheet.name):
        return Submission({}, refusal=Refusal("no_cover", expected=cover_sheet.name))
    cover, landed_cover = _read_cover(cover_sheet, book)
    refusal = next(objections(cover, landed_cover.letters, inbox_committee, received_on), None)
    if refusal:
        return Submission(cover, refusal=refusal)
    template = contract.load(cover["template_version"])
    sheets: list[LandedSheet] = [landed_cover]
    for sheet, is_required in template.sheets_of(cover["kind"]):
        if not book.has(sheet.name):
            if is_required:
                return Submission(cover, refusal=Refusal("missing_sheet", sheet.key, expected=sheet.name))
            continue
        landed = _read_table(sheet, template, book)
        if isinstance(landed, Refusal):
            return Submission(cover, refusal=landed)
        sheets.append(landed)
    return Submission(cover, tuple(sheets))


def _read_cover(cover: Sheet, book: Pages) -> tuple[dict[str, Any], LandedSheet]:
    cells = cover_cells(cover, book.rows(cover.name))
    values = {column.key: (cells[column.key][2] if column.key in cells else "",) for column in cover.columns}
    frame, unreadable, blank = _typed(cover, contract.newest(), values, [1])
    letters = {key: f"{letter(position)}{row + 1}" for key, (row, position, _) in cells.items()}
    rows = {key: row + 1 for key, (row, _, _) in cells.items()}  # every field of a cover has a row of its own
    unreadable, blank = (
        found.with_columns(source_row=pl.col("column_key").replace_strict(rows, default=1, return_dtype=pl.Int64))
        for found in (unreadable, blank)
    )
    cover_values = dict.fromkeys(cover.keys) | frame.row(0, named=True)
    return cover_values, LandedSheet(cover, 1, letters, frame, unreadable, blank)


def _read_table(sheet: Sheet, template: Contract, book: Pages) -> LandedSheet | Refusal:
    rows = book.rows(sheet.name)
    layout = find_layout(sheet, rows)
    if layout.missing:
        header_row = layout.header_row if layout.positions else None
        return Refusal("missing_column", sheet.key, header_row, expected=layout.missing[0].header)
    body = rows[layout.header_index + 1 :]
    numbers = [number for number, row in enumerate(body, layout.header_row + 1) if not _is_empty(row)]
    filled = [body[number - layout.header_row - 1] for number in numbers]
    columns = list(zip(*filled, strict=True)) if filled else []
    values = {key: columns[position] if columns else () for key, position in layout.positions.items()}
    frame, unreadable, blank = _typed(sheet, template, values, numbers)
    return LandedSheet(sheet, layout.header_row, layout.letters, frame, unreadable, blank)


def _is_empty(row: list[Any]) -> bool:
    return all(map(is_blank, row))


def _typed(
    sheet: Sheet, template: Contract, values: dict[str, tuple[Any, ...]], numbers: list[int]
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    typed = {column.key: type_column(column, template, values[column.key]) for column in sheet.columns}
    frame: dict[str, Any] = {key: column.values for key, column in typed.items() if column.values is not None}
    name = name_column(sheet)
    if name in frame:
        frame["name_key"] = name_keys(frame[name])
    unreadable = [(numbers[at], key, cell) for key, column in typed.items() for at, cell in column.unreadable.items()]
    blank = [
        (numbers[at], column.key) for column in sheet.columns if column.required
        for at in _gaps(typed[column.key], values[column.key])
    ]  # fmt: skip
    types = {key: _TYPES[COLUMN_TYPES[sheet.column(key).type]] for key in typed} | {"name_key": pl.String}
    rows = {"source_row": numbers} | frame
    return (
        pl.DataFrame(rows, schema={"source_row": pl.Int64} | {key: types[key] for key in frame}),
        pl.DataFrame(unreadable, schema=_CELL | {"typed": pl.String}, orient="row"),
        pl.DataFrame(blank, schema=_CELL, orient="row"),
    )


def _gaps(column: Typed, cells: Sequence[Any]) -> Iterable[int]:
    if column.values is None:
        return range(len(cells))
    return [at for at, cell in enumerate(cells) if is_blank(cell)] if None in column.values else []


_CELL = {"source_row": pl.Int64, "column_key": pl.String}
_TYPES = {
    "text": pl.String, "bigint": pl.Int64, "integer": pl.Int64, "numeric": pl.Float64, "date": pl.Date,
    "boolean default false": pl.Boolean,
}  # fmt: skip
