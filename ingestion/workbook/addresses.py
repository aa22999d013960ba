"""Addresses: from what a cell's address says to its 0-based row and column."""

from __future__ import annotations

import re
from typing import Final

import settings
from ingestion.workbook.unreadable import UnreadableWorkbook

_NUMBER: Final = re.compile(r"[0-9]{1,7}")


class Columns(dict[str, int]):
    """Letters → 0-based column."""

    def __missing__(self, letters: str) -> int:
        """Work the column out. Raises UnreadableWorkbook."""
        if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
            raise UnreadableWorkbook("damaged", "a cell without a column")
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - ord("A") + 1
        column = self[letters] = number - 1
        return column


def row(number: str) -> int:
    """Return the 0-based row. Raises UnreadableWorkbook."""
    if not _NUMBER.fullmatch(number) or int(number) == 0:
        raise UnreadableWorkbook("damaged", "a row without a number")
    return int(number) - 1


def is_far(rows: int, columns: int) -> bool:
    """Tell whether so many rows or columns are more than the limits allow."""
    limits = settings.current().limits
    return rows > limits.rows or columns > limits.columns


def position_of(address: str) -> tuple[int, int]:
    """Return the 0-based row and column of an address such as T6. Raises UnreadableWorkbook."""
    letters = address.rstrip("0123456789")
    return row(address[len(letters) :]), Columns()[letters]
