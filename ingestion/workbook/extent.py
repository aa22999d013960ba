"""Extent: from the rows that a reader found to the rectangle in which something stands, refused beyond the limits."""

from __future__ import annotations

import settings
from ingestion.workbook.page import Row
from ingestion.workbook.unreadable import UnreadableWorkbook


def rectangle(rows: list[Row]) -> list[Row]:
    """Cut off the empty cells behind and below and make all rows equally long. Raises UnreadableWorkbook."""
    for row in rows:
        while row and row[-1] == "":
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    width = max(map(len, rows), default=0)
    refuse_far(len(rows), width)
    return [row + [""] * (width - len(row)) for row in rows]


def refuse_far(rows: int, columns: int) -> None:
    """Refuse a sheet that goes farther than the limits allow. Raises UnreadableWorkbook."""
    limits = settings.current().limits
    if rows > limits.rows:
        raise UnreadableWorkbook("too_large", f"a cell below row {limits.rows}")
    if columns > limits.columns:
        raise UnreadableWorkbook("too_large", f"a cell beyond column {limits.columns}")
