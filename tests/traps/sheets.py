"""Sheets: what the traps of rows and headers write into the sound workbook's list of members, and what they read there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ingestion import contract
from tests.makers import HEADER_ROW

FIRST = HEADER_ROW + 1
MEMBERS = contract.newest().sheets["member"]
WIDTH = len(MEMBERS.columns)
NAMES = ["Trần Văn Mẫu B", "Trần Văn Mẫu C", "Trần Văn Mẫu D"]


def names(judged: Any) -> list[Any]:
    """Return the landed members' names."""
    return judged.rows("member", "full_name")  # type: ignore[no-any-return]


def write(page: Any, row: int, **cells: Any) -> None:
    """Write cells of one row, by their letters."""
    for column, value in cells.items():
        page[f"{column}{row}"] = value


def with_ordinals(page: Any) -> None:
    """Put a column STT before all others."""
    page.insert_cols(1)
    page.cell(HEADER_ROW, 1).value = "STT"
    for row in range(FIRST, FIRST + 3):
        page.cell(row, 1).value = row - HEADER_ROW


def inserted(**cells: Any) -> Callable[[Any], None]:
    """Return the change that puts one row of these cells behind the first row of data."""

    def change(page: Any) -> None:
        page.insert_rows(FIRST + 1)
        write(page, FIRST + 1, **cells)

    return change
