"""Tables: from a page of a workbook to one sheet's columns as typed by the clerk, and all that stands beside them.

Nothing that stands on the page is lost: what is no value of a column is kept with its address and the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ingestion.body import Body, read_body
from ingestion.cells import shown
from ingestion.contract import Sheet
from ingestion.layout import Layout, find_layout, letter
from ingestion.legacy import convert_rows
from ingestion.look import KINDS
from ingestion.text import is_blank
from ingestion.workbook.page import Page

EXTRA_COLUMN, MERGED, HIDDEN = "extra_column", "merged", "hidden_row"


@dataclass(frozen=True)
class KeptCell:
    """What was typed in a cell that is no value of a column as it stands; `reason` is a word of ours."""

    source_row: int
    cell: str
    header: str | None
    typed: str
    reason: str


@dataclass(frozen=True)
class Note:
    """Something about the rows of a sheet that people should know; `count` cells or rows from first to last."""

    note: str
    first_row: int | None = None
    last_row: int | None = None
    count: int = 1


@dataclass(frozen=True)
class Table:
    """One sheet, read but not typed: `numbers` are its rows as Excel counts them, `values` its columns by key."""

    sheet: Sheet
    header_row: int
    letters: dict[str, str]
    numbers: list[int]
    values: Mapping[str, Sequence[Any]]
    kept: list[KeptCell] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    rows_set_aside: int = 0


def read_table(sheet: Sheet, page: Page) -> Table | Layout:
    """Read one sheet's page; the layout alone when columns are missing, or stand twice and say different things."""
    converted = convert_rows(page.rows, page.fonts)
    layout = find_layout(sheet, page.rows)
    if layout.missing:
        return layout
    body = read_body(sheet, layout, page)
    columns = list(zip(*body.rows, strict=True)) if body.rows else []
    contradicting = {
        key: second for key, second in layout.twice.items() if _differ(columns, layout.positions[key], second)
    }
    if contradicting:
        return replace(layout, twice=contradicting)
    values = {key: columns[position] if columns else () for key, position in layout.positions.items()}
    kept = [
        *_set_aside(page, body),
        *_extras(layout, body, columns),
        *(_kept(cell.row, cell.column, cell.typed, cell.encoding) for cell in converted),
        *(_kept(row, column, "", MERGED) for row, column in body.filled),
    ]
    hidden = [index for index in body.indexes if index in page.hidden_rows] if page.hidden_rows else []
    return Table(
        sheet, layout.header_row, layout.letters, [index + 1 for index in body.indexes], values, kept,
        [*_notes(kept), *_hidden(hidden)], len(body.set_aside),
    )  # fmt: skip


def _differ(columns: Sequence[Sequence[Any]], first: int, second: int) -> bool:
    """Tell whether the second of two columns of one header says anything that the first does not."""
    if not columns:
        return False
    return any(
        not is_blank(other) and other != cell for cell, other in zip(columns[first], columns[second], strict=True)
    )


def _set_aside(page: Page, body: Body) -> Iterator[KeptCell]:
    for aside in body.set_aside:
        for column, cell in enumerate(page.rows[aside.index]):
            if not is_blank(cell):
                yield _kept(aside.index, column, shown(cell), aside.kind)


def _extras(layout: Layout, body: Body, columns: Sequence[Sequence[Any]]) -> Iterator[KeptCell]:
    taken = {*layout.positions.values(), *layout.ordinals}
    for column, cells in enumerate(columns):
        if column not in taken and any(cells):
            for index, cell in zip(body.indexes, cells, strict=True):
                if not is_blank(cell):
                    yield _kept(index, column, shown(cell), EXTRA_COLUMN, layout.extras.get(column))


def _kept(row: int, column: int, typed: str, reason: str, header: str | None = None) -> KeptCell:
    return KeptCell(row + 1, f"{letter(column)}{row + 1}", header, typed, reason)


def _notes(kept: Sequence[KeptCell]) -> Iterator[Note]:
    """Count the rows of each kind that was set aside, and the cells of all else that was kept."""
    for reason, count in Counter(cell.reason for cell in kept).items():
        rows = {cell.source_row for cell in kept if cell.reason == reason}
        yield Note(reason, min(rows), max(rows), len(rows) if reason in KINDS else count)


def _hidden(indexes: Sequence[int]) -> Iterator[Note]:
    if indexes:
        yield Note(HIDDEN, indexes[0] + 1, indexes[-1] + 1, len(indexes))
