"""Cells: from what was typed in a column to values of the column's type, whole columns at a time.

A cell that cannot be read as its type becomes null and is remembered with what was typed; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import polars as pl

from ingestion.contract import Column, Contract, normal

DAY_ZERO = date(1899, 12, 30)  # Excel's serial 0
SERIALS = (1, 109_574)  # 1900 to 2199
YEARS = (1900, 2199)
TRUE_WORDS = frozenset({"x", "có", "1", "true"})
FALSE_WORDS = frozenset({"không", "0", "false"})
THOUSANDS = r"^-?\d{1,3}(\.\d{3})+$"
TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True)
class Typed:
    """One column, typed: `values`, and the text of the cells that could not be read (null elsewhere)."""

    values: pl.Series
    unreadable: pl.Series


class _Raw:
    """A column as calamine gives it, split by what the cells are: text, numbers, dates."""

    def __init__(self, values: tuple[Any, ...]) -> None:
        kinds = set(map(type, values))
        texts = values if kinds <= {str} else [v if type(v) is str else None for v in values]
        stripped = pl.Series(texts, dtype=pl.String).str.strip_chars()
        self.text = stripped.set(stripped == "", None)
        self.number = self._part(values, kinds & {int, float}, lambda v: type(v) in (int, float), pl.Float64)
        self.moment = self._part(values, kinds & {date, datetime}, lambda v: isinstance(v, date), pl.Date)
        self.truth = self._part(values, kinds & {bool}, lambda v: type(v) is bool, pl.Boolean)
        self.other = self._part(
            [None if v == "" else str(v) for v in values] if kinds - _KNOWN else values,
            kinds - _KNOWN, lambda v: type(v) is str, pl.String,
        )  # fmt: skip

    @property
    def as_text(self) -> pl.Series:
        """Everything that stands in the column, as text; null where nothing does."""
        series = self.text
        for part in (_number_text(self.number), self.moment, self.truth, self.other):
            if part is not None:
                series = series.zip_with(series.is_not_null(), part.cast(pl.String))
        return series

    @staticmethod
    def _part(values: Any, kinds: set[type], is_wanted: Callable[[Any], bool], dtype: Any) -> pl.Series | None:
        if not kinds:
            return None
        return pl.Series([v if is_wanted(v) else None for v in values], dtype=dtype, strict=False)


_KNOWN = {str, int, float, bool, date, datetime}


def type_column(column: Column, contract: Contract, values: tuple[Any, ...]) -> Typed:
    """Type one column's cells. `values`: the cells below the header, "" where nothing stands."""
    raw = _Raw(values)
    typed_text = raw.as_text
    result = _READERS[column.type](raw, column, contract)
    readable = result.is_not_null()
    if column.type == "level":
        readable |= _looked_up(typed_text, dict.fromkeys(contract.not_rated_spellings, "")).is_not_null()
    if column.type == "flag":
        result = result.fill_null(False)
    return Typed(result, typed_text.set(readable, None))


def name_key(names: pl.Series) -> pl.Series:
    """Return names for comparing: lower case, single spaces, each tone mark at the end of its syllable (uỷ = ủy)."""
    folded = names.str.to_lowercase().str.normalize("NFD").str.replace_all(r"\s+", " ").str.strip_chars()
    return folded.str.replace_all(rf"([{TONES}])([\pL\p{{M}}--[{TONES}]]*)", "$2$1")


def _text(raw: _Raw, column: Column, contract: Contract) -> pl.Series:
    return raw.as_text.str.normalize("NFC").str.replace_all("\u00a0", " ", literal=True)


def _code(raw: _Raw, column: Column, contract: Contract) -> pl.Series:
    return _text(raw, column, contract).str.replace_all(r"\s+", "").str.to_uppercase()


def _decimal(raw: _Raw, column: Column, contract: Contract) -> pl.Series:
    plain = raw.text.str.strip_suffix("%").str.strip_chars().str.replace(",", ".", literal=True)
    return _number(plain, raw)


def _number(plain: pl.Series, raw: _Raw) -> pl.Series:
    from_text = plain.cast(pl.Float64, strict=False)
    series = from_text if raw.number is None else from_text.zip_with(from_text.is_not_null(), raw.number)
    return series.set(~series.is_finite().fill_null(True), None)


def _int(raw: _Raw, column: Column, contract: Contract) -> pl.Series:
    has_dots = raw.text.str.contains(THOUSANDS).fill_null(
        False
    )  # "1.148" typed as text is 1148; the number 1.148 is not
    series = _number(raw.text.str.replace_all(".", "", literal=True).zip_with(has_dots, raw.text), raw)
    return series.set((series.floor() != series).fill_null(False), None).cast(pl.Int64, strict=False)


def _year(raw: _Raw, column: Column, contract: Contract) -> pl.Series:
    series = _int(raw, column, contract)
    return series.set(~series.is_between(*YEARS).fill_null(True), None)


def _date(raw: _Raw, column: Column, contract: Contract) -> pl.Series:
    series = raw.moment if raw.moment is not None else pl.Series([None] * len(raw.text), dtype=pl.Date)
    if raw.text.null_count() < len(raw.text):
        day_first = raw.text.str.replace_all(r"[.\-]", "/").str.to_date("%d/%m/%Y", strict=False)
        year_first = raw.text.str.to_date("%Y-%m-%d", strict=False)
        series = series.zip_with(series.is_not_null(), day_first.zip_with(day_first.is_not_null(), year_first))
    if raw.number is not None:
        days = raw.number.set(~raw.number.is_between(*SERIALS).fill_null(True), None).floor().cast(pl.Int64)
        serial = (days + (DAY_ZERO - date(1970, 1, 1)).days).cast(pl.Int32).cast(pl.Date)
        series = series.zip_with(series.is_not_null(), serial)
    return series.cast(pl.Date)


def _flag(raw: _Raw, column: Column, contract: Contract) -> pl.Series:
    words = dict.fromkeys(TRUE_WORDS, "true") | dict.fromkeys(FALSE_WORDS, "false")
    looked_up = _looked_up(raw.as_text, words)
    return looked_up.replace_strict({"true": True, "false": False}, default=None, return_dtype=pl.Boolean)


def _level(raw: _Raw, column: Column, contract: Contract) -> pl.Series:
    spellings = {spelling: level.code for level in contract.levels for spelling in level.spellings}
    return _looked_up(raw.as_text, spellings)


def _choice(raw: _Raw, column: Column, contract: Contract) -> pl.Series:
    by_label = {label: code for code, label in column.choices.items()}
    return _looked_up(raw.as_text, by_label | {code: code for code in column.choices})


def _looked_up(texts: pl.Series, spellings: Mapping[str, str]) -> pl.Series:
    codes = {normal(spelling): code for spelling, code in spellings.items()}
    known = {text: codes[normal(text)] for text in texts.unique().drop_nulls() if normal(text) in codes}
    return texts.replace_strict(known, default=None, return_dtype=pl.String)


def _number_text(numbers: pl.Series | None) -> pl.Series | None:
    if numbers is None:
        return None
    is_whole = ((numbers.floor() == numbers) & (numbers.abs() < 2**53)).fill_null(False)
    whole = numbers.set(~is_whole, None).cast(pl.Int64, strict=False).cast(pl.String)
    return whole.zip_with(is_whole, numbers.cast(pl.String))


_READERS: dict[str, Callable[[_Raw, Column, Contract], pl.Series]] = {
    "text": _text, "code": _code, "int": _int, "decimal": _decimal, "year": _year, "date": _date,
    "flag": _flag, "level": _level, "enum": _choice, "discipline": _choice,
}  # fmt: skip
