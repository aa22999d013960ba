"""Layout: from a sheet's rows to where its header stands and which column is which.

Columns are found by their header's name, wherever they stand, under however many title rows and in up to three rows of
headers, where a cell may name a whole group of columns («Trong đó») and the cells below it its parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import settings
from ingestion.contract import Column, Sheet
from ingestion.text import as_text, is_blank, normal
from ingestion.workbook.page import Row

HEADER_ROWS = 3  # a header has this many rows at most
ORDINALS = frozenset(map(normal, ("STT", "TT", "Số TT", "Số thứ tự")))


@dataclass(frozen=True)
class Layout:
    """Where a sheet's table lies; rows and columns are 0-based.

    `header_index`: the header's last row. `extras`: position → header of the columns that the sheet does not have.
    `twice`: column key → position of a second column under the same header.
    """

    header_index: int
    positions: dict[str, int]
    missing: tuple[Column, ...]
    extras: dict[int, str] = field(default_factory=dict)
    ordinals: frozenset[int] = frozenset()
    twice: dict[str, int] = field(default_factory=dict)

    @property
    def header_row(self) -> int:
        """The header's last row as Excel counts it."""
        return self.header_index + 1

    @property
    def letters(self) -> dict[str, str]:
        """Column key → letter, as Excel shows it."""
        return {key: letter(position) for key, position in self.positions.items()}


def find_layout(sheet: Sheet, rows: list[Row]) -> Layout:
    """Find the rows that carry most of the sheet's headers; the columns they lack are named as missing."""
    best = Layout(0, {}, sheet.columns)
    within = min(len(rows), settings.current().limits.header_within)
    for depth in range(1, HEADER_ROWS + 1):
        for index in range(within - depth + 1):
            header = rows[index : index + depth]
            if not all(_continues_header(row, _ends(sheet)) for row in header[1:]):
                continue
            layout = _layout_at(sheet, index + depth - 1, header)
            if len(layout.positions) > len(best.positions):
                best = layout
            if not best.missing:
                return best
    return best


@cache
def _ends(sheet: Sheet) -> frozenset[str]:
    """Return the headers, and what is left of each below the name of a group."""
    names = [normal(column.header).split() for column in sheet.columns]
    return frozenset(" ".join(words[at:]) for words in names for at in range(len(words)))


def _continues_header(row: Row, ends: AbstractSet[str]) -> bool:
    """Tell whether a row may be a lower row of a header: words only, of which two, or all, are headers or ends of them.

    Anything else may be a row of data in which a word happens to be that of a header.
    """
    filled = [cell for cell in row if not is_blank(cell)]
    if not all(type(cell) is str for cell in filled):
        return False
    own = sum(normal(cell) in ends for cell in filled)
    return own >= min(2, len(filled)) > 0


def letter(position: int) -> str:
    """Return the letters of a 0-based column: 0 → A, 26 → AA."""
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _layout_at(sheet: Sheet, header_index: int, header: Sequence[Row]) -> Layout:
    names: dict[str, int] = {}
    for position, name in _names(header):
        names.setdefault(name, position)
    wanted = {column.key: normal(column.header) for column in sheet.columns}
    positions = {key: names[name] for key, name in wanted.items() if name in names}
    missing = tuple(column for column in sheet.columns if column.key not in positions)
    ordinals = frozenset(position for name, position in names.items() if name in ORDINALS)
    taken = {*positions.values(), *ordinals}
    extras = {position: text for position, text in _lowest(header).items() if position not in taken}
    alike = {(normal(text), position) for position, text in extras.items()}
    twice = {key: position for key, name in wanted.items() for text, position in alike if text == name}
    return Layout(header_index, positions, missing, extras, ordinals, twice)


def _names(header: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """Yield position and name of every header, from the lowest row up: alone, then behind the group that it is a part of."""
    for depth in range(len(header) - 1, -1, -1):
        for position, cell in enumerate(header[depth]):
            if type(cell) is str and cell:
                yield position, normal(cell)
                group = _group(header[depth - 1], position) if depth else None
                if group:
                    yield position, normal(f"{group}: {cell}")
                    yield position, normal(f"{group} {cell}")


def _group(row: Row, position: int) -> str | None:
    """Return the header that a merged cell of the row above stretches over this position."""
    spoken = [cell for cell in row[: position + 1] if type(cell) is str and cell.strip()]
    return as_text(spoken[-1]).rstrip(": ") if spoken else None


def _lowest(header: Sequence[Row]) -> dict[int, str]:
    texts: dict[int, Any] = {}
    for row in header:
        texts |= {position: as_text(cell) for position, cell in enumerate(row) if type(cell) is str and cell.strip()}
    return texts
