"""Merged areas: from the end of a sheet's XML to the areas that are merged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingestion.workbook.addresses import Columns, row
from ingestion.workbook.page import Area

_CORNER: Final = rb"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})"
_MERGED: Final = re.compile(rb"mergeCell\s[^<>]*?ref\s*=\s*[\"']" + _CORNER + rb":" + _CORNER)


def merged_areas(xml: bytes) -> Iterator[Area]:
    """Yield what is merged; it is told behind the cells. Raises UnreadableWorkbook."""
    begin = xml.find(b"mergeCell", max(xml.rfind(b"sheetData"), 0))
    if begin < 0:
        return
    columns = Columns()
    for corners in _MERGED.finditer(xml, begin):
        left, top, right, below = (text.decode() for text in corners.groups())
        first_row, last_row = sorted((row(top), row(below)))
        first_column, last_column = sorted((columns[left], columns[right]))
        yield Area(first_row, first_column, last_row, last_column)
