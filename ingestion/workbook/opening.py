"""Opening: from a file's bytes to the reader of their format; the file's name says nothing."""

from __future__ import annotations

from ingestion.workbook.page import Book
from ingestion.workbook.xlsx import XlsxBook


def open_book(content: bytes) -> Book:
    """Open a workbook. Raises UnreadableWorkbook."""
    return XlsxBook(content)
