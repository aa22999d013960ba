"""Numbers: from what is typed in a number column to a number; dot and comma are never guessed between.

Vietnamese figures have a dot for thousands and a comma for decimals; other software writes the reverse.
"""

from __future__ import annotations

import re
from typing import Any

from ingestion.text import EXACT, as_text, plain_digits
from ingestion.unreadable import AMBIGUOUS_NUMBER, FRACTION, WRONG_TYPE
from ingestion.workbook.page import Percentage

LONGEST_NUMBER = 40  # characters; Python refuses to read thousands of digits
YEARS = range(1900, 2200)
GROUPED = re.compile(r"-?\d{1,3}(?: \d{3})+", re.ASCII)  # 1 148
THOUSANDS = re.compile(r"-?\d{1,3}(?:\.\d{3})+", re.ASCII)  # 1.148
WITH_DECIMALS = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3})+\.\d+)", re.ASCII)  # 1.148,5 or 1,148.5
TWO_WAYS = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)  # twelve or twelve thousand
AROUND_YEAR = re.compile(r"^năm[\s:]*|[\s.]+$", re.IGNORECASE)
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?", re.ASCII)


def read_number(cell: Any) -> Any:
    """Read a number; text may have a decimal comma, grouped thousands and a percent sign, which a count never has."""
    if type(cell) in (int, float, Percentage):
        return _within(cell.per_cent if type(cell) is Percentage else float(cell))
    text = _figure(as_text(cell).removesuffix("%"))
    if TWO_WAYS.fullmatch(text):
        return AMBIGUOUS_NUMBER
    return _read(text)


def read_int(cell: Any) -> Any:
    """Read a whole number. "1.148" typed as text is 1148; the number 1.148 is no count, and "1,148" may be either."""
    if type(cell) in (int, float):
        number = _within(float(cell))
    else:
        text = _figure(cell)
        if THOUSANDS.fullmatch(text):
            text = text.replace(".", "")
        number = AMBIGUOUS_NUMBER if TWO_WAYS.fullmatch(text) else _read(text)
    if type(number) is not float:
        return number
    return int(number) if number.is_integer() else FRACTION


def read_year(cell: Any) -> Any:
    """Read a year of four digits: 2022, «Năm 2022»; also a day of which only the year is shown."""
    year = read_int(AROUND_YEAR.sub("", as_text(cell)) if type(cell) is str else cell)
    return year if year in YEARS else WRONG_TYPE


def _figure(cell: Any) -> str:
    """Return the text without spaces between thousands."""
    text = as_text(cell)
    if len(text) > LONGEST_NUMBER:
        return ""
    text = plain_digits(text)
    return text.replace(" ", "") if GROUPED.fullmatch(text) else text


def _read(text: str) -> Any:
    if WITH_DECIMALS.fullmatch(text):
        decimal = max(text.rfind("."), text.rfind(","))
        return _within(float(re.sub(r"[.,]", "", text[:decimal]) + "." + text[decimal + 1 :]))
    return _within(float(text.replace(",", "."))) if NUMBER.fullmatch(text) else WRONG_TYPE


def _within(number: float) -> Any:
    return number if abs(number) < EXACT else WRONG_TYPE
