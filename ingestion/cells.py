"""Cells: from what was typed in a column to values of the column's type.

A cell that cannot be read as its type becomes null and is remembered with what was typed and why; nothing is guessed.
Each distinct cell of a column is read once, the column is then looked up: most cells of a form repeat.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, partial
from typing import Any

from ingestion.codes import (
    DOCUMENT_NUMBERS,
    PERSON_NUMBERS,
    is_code,
    read_code,
    read_document_number,
    read_person_number,
)
from ingestion.contract import Column, Contract
from ingestion.dates import Order, are_swapped, read_date
from ingestion.numbers import read_int, read_number, read_year
from ingestion.plain_columns import plain_values
from ingestion.text import DASHES, EXACT, as_text, is_blank, name_key, normal, says_nothing
from ingestion.unreadable import AMBIGUOUS_DATE, LOST_DIGITS, TAKEN_FOR_DAY, WRONG_TYPE, Unreadable
from ingestion.workbook.page import Broken, Padded, PartOfDay, Percentage

TRUE_WORDS = frozenset({"x", "v", "✓", "✔", "√", "có", "1", "true"})
FALSE_WORDS = frozenset({"không", "0", "false"})
DAYS = (date, datetime, time, timedelta, PartOfDay)
ORDINAL = re.compile(r"[-–+•(]?\s*(?:(?:[1-9]\d?|[a-zđĐ]|[ivx]{1,4})\s*[.)/:–-]+\s*)*", re.ASCII | re.IGNORECASE)
DOT = re.compile(r"\s*\.\s*")


@dataclass(frozen=True)
class Typed:
    """One column, typed, and the cells that could not be read: position below the header → reason and what was typed.

    A column in which nothing stands has no values at all.
    """

    values: list[Any] | None
    unreadable: dict[int, tuple[str, str]]

    @property
    def is_ambiguous(self) -> bool:
        """Whether other dates of the file may decide what this column's dates mean."""
        return any(reason == AMBIGUOUS_DATE.reason for reason, _ in self.unreadable.values())


class _Memo(dict[Any, Any]):
    def __init__(self, read: Callable[[Any], Any], is_nothing: Callable[[Any], bool] = is_blank) -> None:
        self._read, self._is_nothing = read, is_nothing

    def __missing__(self, cell: Any) -> Any:
        value = self[cell] = None if self._is_nothing(cell) else self._read(cell)
        return value


def type_column(column: Column, contract: Contract, cells: Sequence[Any], order: Order | None = None) -> Typed:
    """Type one column.

    Args:
        cells: what stands below the header, "" where nothing does.
        order: what comes first in a date that can be read both ways, day or month; None = nobody knows.
    """
    if not any(cells) and set(map(type, cells)) <= {str}:
        return Typed(None, {})
    plain = plain_values(column, column.key in PERSON_NUMBERS, cells)
    if plain is not None:
        return Typed(plain, {})
    if bool in set(map(type, cells)):  # TRUE is not the number 1
        cells = [str(cell).upper() if type(cell) is bool else cell for cell in cells]
    read = _reader(column, contract, order)
    if column.type == "date" and are_swapped(cells):
        read = _doubting(read)
    memo = _Memo(read, _nothing_of(column))
    values = list(map(memo.__getitem__, cells))
    unreadable = {}
    if Unreadable in set(map(type, memo.values())):
        unreadable = {
            at: (value.reason, shown(cells[at])) for at, value in enumerate(values) if type(value) is Unreadable
        }
        values = [None if type(value) is Unreadable else value for value in values]
    if column.type == "flag":
        values = [bool(value) for value in values]
    return Typed(values, unreadable)


def gaps(column: Column, typed: Typed, cells: Sequence[Any]) -> Iterable[int]:
    """Return where nothing stands, by position below the header."""
    if typed.values is None:
        return range(len(cells))
    is_nothing = _nothing_of(column)
    return [at for at, cell in enumerate(cells) if is_nothing(cell)] if None in typed.values else []


def name_keys(names: Sequence[str | None]) -> list[str | None]:
    """Return names for comparing, see `name_key`."""
    return list(map(_Memo(name_key).__getitem__, ["" if name is None else name for name in names]))


def shown(cell: Any) -> str:
    """Return what was typed in a cell as people read it."""
    return cell.typed if type(cell) is Broken else as_text(cell)


def _nothing_of(column: Column) -> Callable[[Any], bool]:
    """Return what tells that nothing stands in a cell: in a level column a dash says something, namely not rated."""
    return _says_no_level if column.type == "level" else says_nothing


def _says_no_level(cell: Any) -> bool:
    return says_nothing(cell) and as_text(cell) not in DASHES


@cache
def _reader(column: Column, contract: Contract, order: Order | None) -> Callable[[Any], Any]:
    read = _sound_reader(column, contract, order)
    unfit = _unfit(column)
    is_in_digits = column.type not in ("text", "code")

    def read_sound(cell: Any) -> Any:
        kind = type(cell)
        if kind is Broken:
            return Unreadable(cell.reason)
        if kind in unfit:
            return unfit[kind]
        return read(cell.number if kind is Padded and is_in_digits else cell)

    return read_sound


def _unfit(column: Column) -> dict[type, Unreadable]:
    """Return which kinds of cells can be no value of the column, whatever stands in them, and why.

    12 shown as 1200%: nobody saw a count, a code, a day. A code that is a day was typed as 12/3 or 1-2.
    """
    if is_code(column):
        return {Percentage: WRONG_TYPE} | dict.fromkeys(DAYS, TAKEN_FOR_DAY)
    fit: dict[str, tuple[type, ...]] = {
        "text": (Percentage, PartOfDay), "decimal": (Percentage,), "date": (PartOfDay,), "year": (PartOfDay,),
    }  # fmt: skip
    return dict.fromkeys({Percentage, PartOfDay} - set(fit.get(column.type, ())), WRONG_TYPE)


def _sound_reader(column: Column, contract: Contract, order: Order | None) -> Callable[[Any], Any]:
    if column.type == "flag":
        return _lookup(dict.fromkeys(TRUE_WORDS, True) | dict.fromkeys(FALSE_WORDS, False))
    if column.type == "level":
        levels = {spelling: level.code for level in contract.levels for spelling in level.spellings}
        return _lookup(levels | dict.fromkeys(contract.not_rated_spellings), without_dots)
    if column.type in ("enum", "discipline"):
        labels = {label: code for code, label in column.choices.items()} | {code: code for code in column.choices}
        return _lookup(labels, without_ordinal)
    if column.key in PERSON_NUMBERS:
        return _within(read_person_number, column.max_length)
    if column.key in DOCUMENT_NUMBERS:
        return _within(read_document_number, column.max_length)
    readers: dict[str, Callable[[Any], Any]] = {
        "text": _within(as_text, column.max_length), "code": _within(read_code, column.max_length),
        "int": read_int, "decimal": read_number, "year": read_year, "date": partial(read_date, order=order),
    }  # fmt: skip
    return readers[column.type]


def _doubting(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a reader that takes no date cell for granted whose day may be its month."""

    def read_doubting(cell: Any) -> Any:
        may_be_swapped = isinstance(cell, date) and cell.day <= 12 and cell.day != cell.month
        return AMBIGUOUS_DATE if may_be_swapped else read(cell)

    return read_doubting


def _within(read: Callable[[Any], Any], max_length: int) -> Callable[[Any], Any]:
    def read_within(cell: Any) -> Any:
        if type(cell) is float and abs(cell) >= EXACT:  # digits were lost when it was typed as a number
            return LOST_DIGITS
        text = read(cell)
        return WRONG_TYPE if type(text) is str and len(text) > max_length else text

    return read_within


def without_ordinal(text: str) -> str:
    """Return a label without the numeral that a table puts before it: «1. Đảng viên», «b) Chi bộ trực thuộc»."""
    return text[found.end() :] if (found := ORDINAL.match(text)) else text


def without_dots(text: str) -> str:
    """Return an abbreviated level without its dots, a dash as we write it: K.XL, H.T.X.S."""
    return "-" if text in DASHES else DOT.sub("", text)


def _lookup(spellings: dict[str, Any], otherwise: Callable[[str], str] = str) -> Callable[[Any], Any]:
    values = {normal(spelling): value for spelling, value in spellings.items()}

    def look_up(cell: Any) -> Any:
        text = as_text(cell)
        return values[key] if (key := normal(text)) in values else values.get(normal(otherwise(text)), WRONG_TYPE)

    return look_up
