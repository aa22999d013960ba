"""Unreadable workbooks: every reason why a file's bytes cannot be read as a workbook, as words of ours."""

from __future__ import annotations

from typing import Literal, get_args

Reason = Literal[
    "empty",  # no bytes at all
    "password",  # encrypted
    "other_format",  # something else: a picture, a PDF, HTML named .xls, .xlsb
    "damaged",  # truncated, or not what it says it is
    "too_large",  # beyond the limits: bytes, rows, columns
    "bomb",  # made to exhaust whoever reads it: unpacks beyond measure, document types, entities
    "several_workbooks",  # an archive of more than one: nobody can tell which is meant
    "file_names",  # an archive with names that lead out of it
    "too_slow",  # beyond the time or memory that one file may take
]
REASONS: tuple[Reason, ...] = get_args(Reason)


class UnreadableWorkbook(Exception):
    """The bytes are no workbook that can be read; `reason` says why, `detail` is for the log."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        self.reason: Reason = reason
        self.detail = detail
        super().__init__(f"{reason}: {detail}" if detail else reason)


class FarCell(UnreadableWorkbook):
    """Something stands in a cell farther than the limits allow; 0-based. Whoever asks for the page adds the sheet's name."""

    def __init__(self, row: int, column: int, sheet_name: str = "") -> None:
        self.row, self.column, self.sheet_name = row, column, sheet_name
        super().__init__("too_large", f"a cell in row {row + 1}, column {column + 1}")
