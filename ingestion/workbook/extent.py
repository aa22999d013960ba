"""Extent: from what a reader found to the rectangle in which something stands, refused beyond the limits."""

from __future__ import annotations

from collections.abc import Iterable

from ingestion.text import is_blank
from ingestion.workbook.addresses import is_far
from ingestion.workbook.page import Area, Page, Row
from ingestion.workbook.unreadable import FarCell, UnreadableWorkbook


def page(
    rows: list[Row], hidden: Iterable[range] = (), merged: Iterable[Area] = (),
    fonts: dict[tuple[int, int], str] | None = None,
) -> Page:  # fmt: skip
    """Return a page whose rows are equally long and end where nothing stands any more. Raises UnreadableWorkbook."""
    rows = _rectangle(rows)
    end, width = len(rows), len(rows[0]) if rows else 0
    hidden_rows = frozenset(row for some in hidden for row in range(some.start, min(some.stop, end)))
    return Page(rows, hidden_rows, tuple(cut(merged, end, width)), fonts or {})


def _rectangle(rows: list[Row]) -> list[Row]:
    for row in rows:
        while row and row[-1] == "":
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    width = max(map(len, rows), default=0)
    if is_far(len(rows), width):
        rows = without_blank_end(rows)
        width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def without_blank_end(rows: list[Row]) -> list[Row]:
    """Return the rows without the blank cells at their ends and without the blank rows at the end, spaces or not.

    Raises:
        FarCell: what is left still goes beyond the limits; the lowest such row, or else the longest, is named.
    """
    rows = [_without_blank_end(row) for row in rows]
    while rows and not rows[-1]:
        rows.pop()
    longest = max(range(len(rows)), key=lambda at: len(rows[at]), default=0)
    for at in (len(rows) - 1, longest) if rows else ():
        if is_far(at + 1, len(rows[at])):
            raise FarCell(at, len(rows[at]) - 1)
    return rows


def refuse_filled(number: int, row: Row) -> None:
    """Refuse a row beyond the limits in which something stands. Raises FarCell."""
    if row := _without_blank_end(row):
        raise FarCell(number, len(row) - 1)


def _without_blank_end(row: Row) -> Row:
    end = len(row)
    while end and is_blank(row[end - 1]):
        end -= 1
    return row[:end]


def cut(areas: Iterable[Area], rows: int, columns: int) -> Iterable[Area]:
    """Yield the areas that hold more than one of these cells, cut to them.

    Raises:
        UnreadableWorkbook: they have more cells than the sheet, so they lie upon each other, which Excel does not take.
    """
    cells = 0
    for area in areas:
        cut = Area(area.first_row, area.first_column, min(area.last_row, rows - 1), min(area.last_column, columns - 1))
        size = max(cut.last_row - cut.first_row + 1, 0) * max(cut.last_column - cut.first_column + 1, 0)
        cells += size
        if cells > rows * columns:
            raise UnreadableWorkbook("damaged", "merged areas lie upon each other")
        if size > 1:
            yield cut
