"""Unreadable cells: every reason why what stands in a cell is no value of its column, as words of ours.

Each reason is answered by one form rule; a reader returns the reason in the place of a value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ingestion.workbook.page import ERROR_VALUE, NO_VALUE


@dataclass(frozen=True)
class Unreadable:
    """In the place of a value: something stands there that is none."""

    reason: str


WRONG_TYPE: Final = Unreadable("wrong_type")
AMBIGUOUS_DATE: Final = Unreadable("ambiguous_date")  # 3/4/2018: the third of April or the fourth of March
INCOMPLETE_DATE: Final = Unreadable("incomplete_date")  # 1975, 10/1975, 20/9/22
AMBIGUOUS_NUMBER: Final = Unreadable("ambiguous_number")  # 12,000: twelve or twelve thousand
FRACTION: Final = Unreadable("fraction")  # the number 1.148 where things are counted
LOST_DIGITS: Final = Unreadable("lost_digits")  # 4.9E+10 where a citizen's number stood
TAKEN_FOR_DAY: Final = Unreadable("taken_for_day")  # 12/3 or 1-2 where a code or a document's number was typed

REASONS = (
    *(word.reason for word in (
        WRONG_TYPE, AMBIGUOUS_DATE, INCOMPLETE_DATE, AMBIGUOUS_NUMBER, FRACTION, LOST_DIGITS, TAKEN_FOR_DAY,
    )),
    NO_VALUE,
    ERROR_VALUE,
)  # fmt: skip
