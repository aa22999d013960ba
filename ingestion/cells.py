"""Cells: from what was typed in a column to values of the column's type.

A cell that cannot be read as its type becomes null and is remembered with what was typed; nothing is guessed. Each
distinct cell of a column is read once, the column is then looked up: most cells of a form repeat.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any, Final

from ingestion.contract import Column, Contract, normal

DAY_ZERO = date(1899, 12, 30)  # Excel's serial 0
LAST_SERIAL = 109_574  # the end of 2199
YEARS = range(1900, 2200)
EXACT = 2**53  # up to here a float is a whole number without doubt
TRUE_WORDS = frozenset({"x", "có", "1", "true"})
FALSE_WORDS = frozenset({"không", "0", "false"})
LONGEST_NUMBER = 40  # characters; Python refuses to read thousands of digits
THOUSANDS = re.compile(r"-?\d{1,3}(\.\d{3})+")
NUMBER = re.compile(r"-?\d+([.,]\d+)?")
DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")

PERSON_NUMBERS = frozenset({"citizen_id", "card_no", "file_no"})  # read like codes: "0490 7000" is 04907000

UNREADABLE: Final = object()  # stands for a cell in which something is typed that is not of the column's type


@dataclass(frozen=True)
class Typed:
    """One column, typed, and the cells that could not be read: position below the header → what was typed.

    A column in which nothing stands has no values at all.
    """

    values: list[Any] | None
    unreadable: dict[int, str]


class _Memo(dict[Any, Any]):
    def __init__(self, read: Callable[[Any], Any]) -> None:
        self._read = read

    def __missing__(self, cell: Any) -> Any:
        value = self[cell] = None if is_blank(cell) else self._read(cell)
        return value


def type_column(column: Column, contract: Contract, cells: Sequence[Any]) -> Typed:
    """Type one column. `cells`: what stands below the header, "" where nothing does."""
    kinds = set(map(type, cells))
    if kinds <= {str} and not any(cells):
        return Typed(None, {})
    if bool in kinds:  # TRUE is not the number 1
        cells = [str(cell) if type(cell) is bool else cell for cell in cells]
    values = list(map(_Memo(_reader(column, contract)).__getitem__, cells))
    unreadable = {}
    if UNREADABLE in values:
        unreadable = {at: as_text(cells[at]) for at, value in enumerate(values) if value is UNREADABLE}
        values = [None if value is UNREADABLE else value for value in values]
    if column.type == "flag":
        values = [bool(value) for value in values]
    return Typed(values, unreadable)


def name_keys(names: Sequence[str | None]) -> list[str | None]:
    """Return names for comparing: lower case, single spaces, each tone mark at the end of its syllable (uỷ = ủy)."""
    return list(map(_Memo(_name_key).__getitem__, ["" if name is None else name for name in names]))


def is_blank(cell: Any) -> bool:
    """Tell whether nothing stands in a cell."""
    return type(cell) is str and not cell.strip()


def as_text(cell: Any) -> str:
    """Return what stands in a cell as people read it, in Unicode's composed form."""
    if type(cell) is str and cell.isascii() and "\0" not in cell:
        return cell.strip()
    if type(cell) is float and cell.is_integer() and abs(cell) < EXACT:
        return str(int(cell))
    if type(cell) is datetime and cell.time() == datetime.min.time():
        return cell.date().isoformat()
    return unicodedata.normalize("NFC", str(cell).replace("\u00a0", " ").replace("\0", "\ufffd").strip())


def read_code(cell: Any) -> str:
    """Read a code: upper case, no spaces."""
    return "".join(as_text(cell).split()).upper()


def read_number(cell: Any) -> Any:
    """Read a number; text may have a decimal comma and a percent sign."""
    text = as_text(cell).removesuffix("%").strip().replace(",", ".")
    if type(cell) not in (int, float) and not (len(text) < LONGEST_NUMBER and NUMBER.fullmatch(text)):
        return UNREADABLE
    number = float(cell if type(cell) in (int, float) else text)
    return number if abs(number) < EXACT else UNREADABLE


def read_int(cell: Any) -> Any:
    """Read a whole number. "1.148" typed as text is 1148; the number 1.148 is unreadable."""
    if type(cell) is str and len(cell) < LONGEST_NUMBER and THOUSANDS.fullmatch(cell.strip()):
        number = int(cell.replace(".", ""))
        return number if abs(number) < EXACT else UNREADABLE
    number = read_number(cell)
    return int(number) if number is not UNREADABLE and number.is_integer() and abs(number) < EXACT else UNREADABLE


def read_year(cell: Any) -> Any:
    """Read a year of four digits."""
    year = read_int(cell)
    return year if year in YEARS else UNREADABLE


def read_date(cell: Any) -> Any:
    """Read a date cell, a serial, or text with the day first (20/9/2022, 20.9.2022) or the year first."""
    if type(cell) is datetime:
        return cell.date()
    if type(cell) is date:
        return cell
    if type(cell) in (int, float):
        return DAY_ZERO + timedelta(days=int(cell)) if 1 <= cell <= LAST_SERIAL else UNREADABLE
    text = as_text(cell)
    if found := DAY_FIRST.fullmatch(text):
        return _day(*map(int, reversed(found.groups())))
    found = YEAR_FIRST.fullmatch(text)
    return _day(*map(int, found.groups())) if found else UNREADABLE


def _day(year: int, month: int, day: int) -> Any:
    try:
        return date(year, month, day) if year in YEARS else UNREADABLE
    except ValueError:  # no such day
        return UNREADABLE


@cache
def _reader(column: Column, contract: Contract) -> Callable[[Any], Any]:
    if column.type == "flag":
        return _lookup(dict.fromkeys(TRUE_WORDS, True) | dict.fromkeys(FALSE_WORDS, False))
    if column.type == "level":
        levels = {spelling: level.code for level in contract.levels for spelling in level.spellings}
        return _lookup(levels | dict.fromkeys(contract.not_rated_spellings))
    if column.type in ("enum", "discipline"):
        return _lookup(
            {label: code for code, label in column.choices.items()} | {code: code for code in column.choices}
        )
    if column.type in ("text", "code"):
        return _within(
            read_code if column.type == "code" or column.key in PERSON_NUMBERS else as_text, column.max_length
        )
    readers: dict[str, Callable[[Any], Any]] = {
        "int": read_int, "decimal": read_number, "year": read_year, "date": read_date,
    }  # fmt: skip
    return readers[column.type]


def _within(read: Callable[[Any], str], max_length: int) -> Callable[[Any], Any]:
    def read_within(cell: Any) -> Any:
        if type(cell) is float and abs(cell) >= EXACT:  # digits were lost when it was typed as a number
            return UNREADABLE
        text = read(cell)
        return text if len(text) <= max_length else UNREADABLE

    return read_within


def _lookup(spellings: dict[str, Any]) -> Callable[[Any], Any]:
    values = {normal(spelling): value for spelling, value in spellings.items()}
    return lambda cell: values.get(normal(as_text(cell)), UNREADABLE)


def _name_key(name: str) -> str:
    return " ".join(map(_tone_last, name.lower().split()))


@lru_cache(maxsize=8192)  # Vietnamese has some seven thousand syllables
def _tone_last(syllable: str) -> str:
    marks = unicodedata.normalize("NFD", syllable)
    tones = [mark for mark in marks if mark in TONES]
    return "".join(mark for mark in marks if mark not in TONES) + "".join(tones)
