"""Dates: from what is typed in a date column to a day; two possible readings are never guessed between.

Vietnamese dates have the day first, but a file may have passed through a machine that writes the month first. Where
both readings are days, the other dates of the column decide, else those of the file, else nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from ingestion.text import as_text, plain_digits
from ingestion.unreadable import AMBIGUOUS_DATE, INCOMPLETE_DATE, WRONG_TYPE

Order = Literal["day", "month"]  # which comes first

FEW = 2  # dates of each kind from which a column is judged
DAY_ZERO = date(1899, 12, 30)  # Excel's serial 0
FIRST_SERIAL = 2200  # January 1906: a smaller number is a year or a slip, nobody's date
LAST_SERIAL = 109_574  # the end of 2199
FIRST_DAY = DAY_ZERO + timedelta(days=FIRST_SERIAL)
LAST_DAY = DAY_ZERO + timedelta(days=LAST_SERIAL)
YEARS = range(1900, 2200)
CLOCK = r"(?:[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: [AP]M)?)?"
PARTS = re.compile(r"(\d{1,2})\s*([/.–-])\s*(\d{1,2})\s*\2\s*(\d{4})" + CLOCK, re.ASCII)
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + CLOCK, re.ASCII)
IN_WORDS = re.compile(
    r"([0-9]{1,2})[\s,]+tháng\s+([0-9]{1,2})[\s,]+năm\s+([0-9]{4})", re.IGNORECASE
)  # THÁNG is no ASCII
AROUND = re.compile(r"^['’`\s]*(?:ngày[\s:]+)?|[\s.,;]+$", re.IGNORECASE)
SERIAL = re.compile(r"\d{5}", re.ASCII)
INCOMPLETE = re.compile(
    r"(?:\d{4}|\d{1,2}\s*[/.-]\s*(?:\d{4}|\d{1,2})|0{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|"
    r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2})",
    re.ASCII,
)


@dataclass(frozen=True)
class Evidence:
    """Which orders some dates prove: 20/9/2022 can only have the day first, 9/20/2022 only the month."""

    day: bool = False
    month: bool = False

    def __or__(self, other: Evidence) -> Evidence:
        """Return what both together prove."""
        return Evidence(self.day or other.day, self.month or other.month)

    @property
    def order(self) -> Order | None:
        """The order, when only one is proven."""
        if self.day == self.month:
            return None
        return "day" if self.day else "month"


def evidence(cells: Iterable[Any]) -> Evidence:
    """Return what the cells of a date column prove about the order of day and month in it."""
    orders = {_proven(found) for cell in set(cells) if type(cell) is str and (found := PARTS.fullmatch(_bare(cell)))}
    return Evidence("day" in orders, "month" in orders)


def are_swapped(cells: Iterable[Any]) -> bool:
    """Tell whether a column looks as if a machine that has the month first took what it could for dates.

    Then 4/3/1970 became the third of April, and 20/9/1970, which it could not take, stayed text: every date cell has a
    day up to twelve, every text one above. What is written with dots it never takes.
    """
    days, texts = [], []
    for cell in cells:
        if type(cell) is datetime or type(cell) is date:
            days.append(cell.day)
        elif type(cell) is str and (found := PARTS.fullmatch(_bare(cell))) and found[2] in "/-":
            texts.append(int(found[1]))
    return min(len(days), len(texts)) >= FEW and max(days) <= 12 < min(texts)


def read_date(cell: Any, order: Order | None = None) -> Any:
    """Read a date cell, a serial, or text: 20/9/2022, 4.10.2023, 2022-09-20, ngày 20 tháng 9 năm 2022.

    A date cell that shows a part of its day says no more than the same part typed as text: Excel made 3/2018 a day.

    Args:
        order: how to read what can be read both ways; None = such a cell is ambiguous.
    """
    if type(cell) is datetime or type(cell) is date:
        return _serial(cell.toordinal() - DAY_ZERO.toordinal())
    if type(cell) in (int, float):
        return _serial(cell)
    text = _bare(cell)
    if found := PARTS.fullmatch(text):
        return _parts(found, order)
    if found := YEAR_FIRST.fullmatch(text):
        return _day(*map(int, found.groups()))
    if found := IN_WORDS.fullmatch(text):
        return _day(*map(int, reversed(found.groups())))
    if SERIAL.fullmatch(as_text(cell)):  # «ngày 25831» is none
        return _serial(int(text))
    return INCOMPLETE_DATE if INCOMPLETE.fullmatch(text) else WRONG_TYPE


def _bare(cell: Any) -> str:
    """Return a date without what people put around it: «Ngày 20/9/1970.», '20/9/1970."""
    return AROUND.sub("", plain_digits(as_text(cell)))


def _parts(found: re.Match[str], order: Order | None) -> Any:
    first, _, second, year = found.groups()
    known = "day" if int(first) == int(second) else _proven(found) or _written_the_vietnamese_way(found) or order
    if int(first) == 0 or int(second) == 0:
        return INCOMPLETE_DATE
    if known is None:
        return AMBIGUOUS_DATE
    day, month = (first, second) if known == "day" else (second, first)
    return _day(int(year), int(month), int(day))


def _proven(found: re.Match[str]) -> Order | None:
    """Return the order that the date itself proves: no year has a thirteenth month."""
    first, _, second, _ = found.groups()
    if int(first) > 12:
        return "day"
    if int(second) > 12:
        return "month"
    return "day" if _is_padded_like_a_document(first, second) else None


def _written_the_vietnamese_way(found: re.Match[str]) -> Order | None:
    """Return "day" for 4.10.2023: with dots nobody writes the month first."""
    return "day" if found[2] == "." else None


def _is_padded_like_a_document(first: str, second: str) -> bool:
    """Tell whether a date is written as state documents must: day padded, months 3 to 9 not (08/3/2018)."""
    return len(first) == 2 and first[0] == "0" and len(second) == 1 and int(second) >= 3


def _serial(number: float) -> Any:
    """Read the number of a date cell; 1970 typed into one looks like 23/5/1905, but is a year."""
    if number in YEARS:
        return INCOMPLETE_DATE
    return DAY_ZERO + timedelta(days=int(number)) if FIRST_SERIAL <= number <= LAST_SERIAL else WRONG_TYPE


def _day(year: int, month: int, day: int) -> Any:
    try:
        return _in_range(date(year, month, day))
    except ValueError:  # no such day
        return WRONG_TYPE


def _in_range(day: date) -> Any:
    return day if day.year in YEARS else WRONG_TYPE
