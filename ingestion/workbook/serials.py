"""Serials: from the number in a cell and the format it is shown in to the date, time, span or per cent that people see.

What stands here is what the .xlsx decoder does, so that the same sheet reads the same in every format.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

Kind = Literal["number", "percentage", "moment", "span"]

DAY_ZERO = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # by whether the workbook counts from 1904
LEAP_DAY = 60  # 29 February 1900, which Excel believes in: serials before it stand one day later than they count
LAST = 2_958_465  # 31 December 9999
WEEKDAY = "ddd"
MILLISECOND = timedelta(milliseconds=1)
MILLISECONDS = 86_400_000  # of a day

_LITERAL = re.compile(r'"[^"]*"?|[\\_*].')
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_BRACKETS = re.compile(r"\[[^\]]*\]")
_PART_OF_MOMENT = re.compile(r"am/pm|a/p|d+|m+|y+|e+|h+|s+")
_MOMENT = re.compile(r"[dmyhs]|a/p|am/pm", re.IGNORECASE)
_CONDITION = re.compile(r"\[[<>=]")
_SHOWS_DIGITS = re.compile(r"[0#?]|general", re.IGNORECASE)


@lru_cache(maxsize=1024)
def kind_of(number_format: str) -> Kind:
    """Tell what a number format shows. Excel's formats have up to four sections; the first decides."""
    sections = _LITERAL.sub("", number_format).split(";")
    if _ELAPSED.search(sections[0]):
        return "span"
    if _MOMENT.search(_BRACKETS.sub("", sections[0])):
        return "moment"
    return "percentage" if _is_per_cent(sections) else "number"


def parts_of_day(number_format: str) -> frozenset[str]:
    """Return what a format of moments shows of the day: some of d, m and y. Names of weekdays and times are no part."""
    section = _BRACKETS.sub("", _LITERAL.sub("", number_format).partition(";")[0]).lower()
    parts = ["", *_PART_OF_MOMENT.findall(section), ""]
    shown = {
        "y" if part[:1] == "e" else part[:1]  # the year of an era
        for before, part, behind in zip(parts, parts[1:], parts[2:], strict=False)
        if not part.startswith(WEEKDAY) and not _are_minutes(before, part, behind)
    }
    return frozenset(shown & set("dmy"))


def _are_minutes(before: str, part: str, behind: str) -> bool:
    """Tell whether an m is of minutes: behind an hour or before a second."""
    return part in ("m", "mm") and (before[:1] == "h" or behind[:1] == "s")


def _is_per_cent(sections: list[str]) -> bool:
    """Tell whether numbers are shown as per cent; where a condition decides that of each number, they are not."""
    shown = [_BRACKETS.sub("", section) for section in sections]
    are_per_cent = ["%" in section for section in shown if _SHOWS_DIGITS.search(section)]
    has_condition = any(map(_CONDITION.search, sections))
    return all(are_per_cent[: None if has_condition else 1]) if are_per_cent else False


def moment(serial: float, counts_from_1904: bool = False) -> date | datetime | time | float:
    """Return the date of a whole serial, the time of day of one below 1, else both; what is beyond stays a number."""
    if not serial <= LAST + 1 - 1 / MILLISECONDS:
        return serial
    if serial < 1:
        return (DAY_ZERO[False] + _elapsed(serial % 1)).time()
    day_zero = DAY_ZERO[counts_from_1904]
    if serial < LEAP_DAY and not counts_from_1904:
        day_zero += timedelta(days=1)
    try:
        moment = day_zero + _elapsed(serial)
    except OverflowError:
        return serial
    return moment.date() if serial.is_integer() else moment


def span(serial: float) -> timedelta | float:
    """Return the time that a number shown as [h]:mm stands for."""
    try:
        return _elapsed(serial)
    except (OverflowError, ValueError):
        return serial


def _elapsed(serial: float) -> timedelta:
    return MILLISECOND * round(serial * MILLISECONDS)
