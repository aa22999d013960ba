"""Merged areas: from the end of a sheet's XML to the areas of merged cells among its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingestion.workbook.addresses import Columns, row
from ingestion.workbook.page import Area
from ingestion.workbook.unreadable import UnreadableWorkbook

_CORNER: Final = rb"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})"
_MERGED: Final = re.compile(rb"mergeCell\s[^<>]*?ref\s*=\s*[\"']" + _CORNER + rb":" + _CORNER)


def merged_areas(xml: bytes, rows: int, columns: int) -> tuple[Area, ...]:
    """Return the areas that hold more than one of these cells, cut to them.

    Raises:
        UnreadableWorkbook: they have more cells than the sheet, so they lie upon each other, which Excel does not take.
    """
    areas, cells = [], 0
    for area in _areas(xml):
        cut = Area(area.first_row, area.first_column, min(area.last_row, rows - 1), min(area.last_column, columns - 1))
        size = max(cut.last_row - cut.first_row + 1, 0) * max(cut.last_column - cut.first_column + 1, 0)
        if size > 1:
            areas.append(cut)
            cells += size
        if cells > rows * columns:
            raise UnreadableWorkbook("damaged", "merged areas lie upon each other")
    return tuple(areas)


def _areas(xml: bytes) -> Iterator[Area]:
    """Yield what is merged; it is told behind the cells."""
    begin = xml.find(b"mergeCell", max(xml.rfind(b"sheetData"), 0))
    if begin < 0:
        return
    columns = Columns()
    for corner in _MERGED.finditer(xml, begin):
        left, top, right, below = (text.decode() for text in corner.groups())
        first_row, last_row = sorted((row(top), row(below)))
        first_column, last_column = sorted((columns[left], columns[right]))
        yield Area(first_row, first_column, last_row, last_column)
