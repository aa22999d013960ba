"""Formulas of an .xls: from a sheet's records to the cells whose formula stands there without its result.

Excel keeps every result. LibreOffice writes the number 0 where a formula gives a text that it did not calculate itself,
writers without a calculator write 0 or nothing everywhere. Office programs calculate such files anew when they open
them, so people see results that were never written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack_from
from typing import Any

from xlrd import formula as xlrd_formula  # type: ignore[import-untyped]

from ingestion.workbook.page import NO_VALUE, Broken
from ingestion.workbook.second_look import LONGEST_FORMULA

BOF, EOF, FORMULA, SHARED, ARRAY = 0x0809, 0x000A, 0x0006, 0x04BC, 0x0221
RECALCID = 0x01C1  # which Excel calculated last; LibreOffice writes one too, but calls its user "Calc"
ZERO = bytes(8)
CALCULATE_ON_LOAD = 0x2
BIFF5, BIFF8 = 50, 80

MAY_GIVE_TEXT = frozenset({
    "IF", "IFS", "SWITCH", "IFERROR", "IFNA", "CHOOSE", "LOOKUP", "HLOOKUP", "VLOOKUP", "XLOOKUP", "INDEX", "INDIRECT",
    "OFFSET", "T", "TEXT", "TEXTJOIN", "CONCAT", "CONCATENATE", "FIXED", "DOLLAR", "CHAR", "UNICHAR", "LOWER", "UPPER",
    "PROPER", "LEFT", "RIGHT", "MID", "TRIM", "CLEAN", "REPT", "REPLACE", "SUBSTITUTE", "CELL", "INFO", "ADDRESS", "ROMAN",
    "HYPERLINK", "",
})  # fmt: skip
GIVES_NUMBER = frozenset({"Add", "Sub", "Mul", "Div", "Power", "Uplus", "Uminus", "Percent", "Int", "Num"})
_ADD_IN = re.compile(r"CALL_ADDIN\((?:_xlfn\.)?(\w+),?")  # functions younger than the format
_WHOLE = re.compile(r"\b(\d+)\.0\b")


@dataclass(frozen=True)
class _Formula:
    row: int
    column: int
    result: bytes
    calculates_on_load: bool
    code: bytes

    @property
    def is_zero(self) -> bool:
        return self.result == ZERO

    @property
    def is_no_text(self) -> bool:
        return self.result[0] == 3 and self.result.endswith(b"\xff\xff")


def uncalculated(book: Any, sheet_number: int) -> Iterator[tuple[int, int, Broken]]:
    """Yield row, column and formula of the cells without a result. `book`: xlrd's, opened on demand."""
    if book.biff_version < BIFF5 or _is_excels(book):
        return
    formulas, shared = _formulas(book.mem, book._sh_abs_posn[sheet_number])
    none_calculated = all(formula.is_zero or formula.is_no_text for formula in formulas)
    for formula in formulas:
        if not (formula.is_zero or formula.is_no_text):
            continue
        is_shared = formula.code[:1] == b"\1"  # then it stands with the first cell that shares it
        code = shared.get(unpack_from("<HH", formula.code, 1), b"") if is_shared else formula.code
        kind = xlrd_formula.FMLA_TYPE_SHARED if is_shared else xlrd_formula.FMLA_TYPE_CELL
        text = xlrd_formula.decompile_formula(book, code, len(code), kind, formula.row, formula.column) or ""
        gives_number = _gives_number(code, text, book.biff_version)
        never = none_calculated and formula.calculates_on_load
        if gives_number if formula.is_no_text else never or not gives_number:
            shown = _WHOLE.sub(r"\1", _ADD_IN.sub(r"\1(", text))
            yield formula.row, formula.column, Broken(NO_VALUE, f"={shown}"[:LONGEST_FORMULA])


def _is_excels(book: Any) -> bool:
    return book.user_name != "Calc" and any(kind == RECALCID for kind, _, _ in _records(book.mem, book.base))


def _formulas(stream: bytes, start: int) -> tuple[list[_Formula], dict[tuple[int, ...], bytes]]:
    formulas: list[_Formula] = []
    shared: dict[tuple[int, ...], bytes] = {}
    for kind, at, size in _records(stream, start):
        if kind == FORMULA:
            row, column, _, result, flags = unpack_from("<HHH8sH", stream, at)
            code = stream[at + 22 : at + size]
            formulas.append(_Formula(row, column, result, bool(flags & CALCULATE_ON_LOAD), code))
        elif kind in (SHARED, ARRAY) and formulas:
            begins = at + (10 if kind == SHARED else 14)
            shared[formulas[-1].row, formulas[-1].column] = stream[begins : at + size]
    return formulas, shared


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield kind, place and size of the records of one sheet, charts in it left out, or of what stands before all."""
    depth = 0
    while at + 4 <= len(stream):
        kind, size = unpack_from("<HH", stream, at)
        depth += (kind == BOF) - (kind == EOF)
        if depth == 1:
            yield kind, at + 4, size
        if depth <= 0:
            return
        at += 4 + size


def _gives_number(code: bytes, text: str, version: int) -> bool:
    """Tell whether a formula can give nothing but a number: what it does last decides."""
    sizes, last, at = xlrd_formula.szdict[version], "", 0
    while at < len(code):
        kind = code[at] & 0x1F | (0x20 if code[at] & 0x60 else 0)
        name, size = xlrd_formula.onames[kind], sizes[kind]
        if name == "Str":
            size = 3 + code[at + 1] * (1 + (code[at + 2] & 1)) if version >= BIFF8 else 2 + code[at + 1]
        elif name == "Attr":
            options, choices = unpack_from("<BH", code, at + 1)
            size = 4 + 2 * (choices + 1) if options & 0x4 else 4
            name = "Int" if options & 0x10 else last  # 0x10 adds up; the others leave what is there
        elif name == "Paren":
            name = last
        elif name in ("Func", "FuncVar"):
            name = "Int" if _function(code, at, name, text) not in MAY_GIVE_TEXT else ""
        if size < 1:
            return False
        last, at = name, at + size
    return last in GIVES_NUMBER


def _function(code: bytes, at: int, token: str, text: str) -> str:
    number = unpack_from("<H", code, at + (1 if token == "Func" else 2))[0] & 0x7FFF
    add_in = _ADD_IN.match(text)
    return str(xlrd_formula.func_defs.get(number, [add_in[1] if add_in else ""])[0])
