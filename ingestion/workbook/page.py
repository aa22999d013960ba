"""Pages: what every format's reader gives: a sheet's cells where Excel shows them, and what is odd about them.

Addresses stay Excel's own: row 0 of `rows` is the first row of the sheet, empty or not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

Format = Literal["xlsx", "xlsm", "xls", "ods", "csv"]

# str, float, int, bool, date, datetime, time, timedelta, Percentage, Padded, PartOfDay, Broken; "" where nothing stands
Row = list[Any]

NO_VALUE = "no_value"  # a formula that was never calculated
ERROR_VALUE = "error_value"  # #N/A and its like


@dataclass(frozen=True)
class Broken:
    """A cell in which something stands that has no value; `typed`: the formula or the error as people see it."""

    reason: str
    typed: str


@dataclass(frozen=True, slots=True)
class Percentage:
    """A number that its cell shows as per cent: 91.2 where Excel keeps 0.912."""

    per_cent: float

    @classmethod
    def of(cls, kept: float) -> Percentage:
        """Return what a kept number is shown as: with the 15 digits that Excel calculates with, and none by chance."""
        return cls(float(f"{kept * 100:.15g}"))

    def __str__(self) -> str:
        """Return what people read."""
        return f"{self.per_cent:.15g}%"


@dataclass(frozen=True, slots=True)
class Padded:
    """A number that its cell shows with zeros before it: 049070004001 where Excel keeps 49070004001."""

    number: float
    shown: str

    def __str__(self) -> str:
        """Return what people read."""
        return self.shown


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A day of which its cell shows a part: 03/2018 or 2018 where Excel keeps 1/3/2018, 12/03 where it shows 12-Mar."""

    shown: str

    def __str__(self) -> str:
        """Return what people read, as one writes it here."""
        return self.shown


@dataclass(frozen=True)
class Area:
    """A merged area; all four are 0-based and belong to it. Its value stands in the first cell."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Page:
    """One sheet. `fonts`: (row, column) → font name, of the cells set in a font of a legacy encoding; all 0-based."""

    rows: list[Row]
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()
    fonts: Mapping[tuple[int, int], str] = field(default_factory=dict)


class Book(Protocol):
    """One open workbook. `letters`: how many other files lay beside it in the archive that it came in."""

    letters: int

    @property
    def format(self) -> Format:
        """What the bytes are, whatever the file's name says."""

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """The sheets' names as they stand in the file, in its order."""

    def page(self, sheet_name: str) -> Page:
        """Return one sheet. Raises UnreadableWorkbook."""
