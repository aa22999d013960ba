"""Marks: the simple rules, from a sheet's columns to the formulas that colour what the gates would catch.

A colour is an early word to whoever fills in the sheet; the gates judge by their own rules, whose ids stand here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingestion.contract import Sheet
from ingestion.layout import letter
from ingestion.template.cross_check import count_name, figures_of
from ingestion.template.form import FIRST_ROW, Form
from ingestion.template.formulas import (
    are_one_of,
    code,
    is_blank,
    is_one_of,
    is_true,
    lower_spellings,
    of_kind,
    rank,
)
from ingestion.template.lists import SPELLINGS
from ingestion.template.ranges import Ranges, place_of

# The colours, by what they say; `texts.yml` explains each in the guide.
TOO_HIGH, CONTRADICTION, NOT_AS_COUNTED, UNKNOWN, MISSING = COLOURS = (
    "too_high", "contradiction", "not_as_counted", "unknown", "missing",
)  # fmt: skip


class Cells:
    """The cells of «this row», as a conditional format writes them: for the first data row."""

    def __init__(self, form: Form, sheet: Sheet, ranges: Ranges) -> None:
        """Look at nothing yet."""
        self.form, self.sheet, self.ranges = form, sheet, ranges

    def __getitem__(self, column_key: str) -> str:
        """Return a column's cell. Raises KeyError."""
        return f"${letter(place_of(self.sheet, column_key))}{FIRST_ROW + 1}"

    @property
    def row(self) -> str:
        """The whole row."""
        return f"$A{FIRST_ROW + 1}:${letter(len(self.sheet.columns) - 1)}{FIRST_ROW + 1}"


@dataclass(frozen=True)
class Mark:
    """Colour `cells` where a formula says so; `own` in it is the cell that is coloured.

    `refs`: the rule's id and its number in the trade, as campaigns name them. `reads`: what else the formula needs.
    """

    colour: str
    refs: tuple[str, ...]
    cells: tuple[str, ...]
    formula: Callable[[Cells, str], str]
    reads: tuple[str, ...] = ()


def marks_of(form: Form, sheet: Sheet) -> Iterator[Mark]:
    """Yield the marks that the sheet's columns allow and the campaign has not switched off, the gravest first."""
    off = {ref for ref, change in form.campaign.rules.items() if change.enabled is False}
    for mark in (*_OF_SHEET.get(sheet.key, ()), *_RATED, *_totals(form, sheet), *_each_column(sheet)):
        if mark.cells and sheet.keys.issuperset(mark.cells + mark.reads) and off.isdisjoint(mark.refs):
            yield mark


def _above_civil_level(cells: Cells, own: str) -> str:
    level, civil = rank(cells["level"]), rank(cells["civil_level"])
    return f"AND({civil}>0,{level}>{civil})"


def _head_above_collective(cells: Cells, own: str) -> str:
    mine, level = code(cells["collective_code"]), rank(cells["level"])
    codes, levels = (cells.ranges.of("collective", key) for key in ("collective_code", "level"))
    lower = are_one_of(levels, lower_spellings(level))
    is_led_by_a_lower = f'IF({mine}<>"",SUMPRODUCT(({code(codes)}={mine})*{lower})>0)'
    return f"IF({is_true(cells['is_head'])},IF({level}>1,{is_led_by_a_lower}))"


def _level_and_reason(cells: Cells, own: str) -> str:
    return f"AND({rank(cells['level'])}>0,NOT({is_blank(cells['not_rated_reason'])}))"


def _neither_level_nor_reason(cells: Cells, own: str) -> str:
    level = cells["level"]
    is_temporary = is_true(cells["is_temporary"]) if "is_temporary" in cells.sheet.keys else "FALSE"
    has_no_level = f"OR({is_blank(level)},AND({is_one_of(level, SPELLINGS)},{rank(level)}=0))"
    return f"AND(COUNTA({cells.row})>0,{is_blank(cells['not_rated_reason'])},{has_no_level},NOT({is_temporary}))"


_OF_SHEET = {
    "member": (Mark(TOO_HIGH, ("DV-101", "C1"), ("level", "civil_level"), _above_civil_level),),
    "leader": (Mark(TOO_HIGH, ("LD-201", "B1"), ("level",), _head_above_collective, ("is_head", "collective_code")),),
}
_RATED = (
    Mark(CONTRADICTION, ("XL-101", "G1"), ("level", "not_rated_reason"), _level_and_reason),
    Mark(MISSING, ("XL-102", "G6"), ("level", "not_rated_reason"), _neither_level_nor_reason),
)


def _totals(form: Form, sheet: Sheet) -> Iterator[Mark]:
    if sheet.key != "declared_total":
        return
    levels = tuple(level.code.lower() for level in form.template.levels)
    yield Mark(CONTRADICTION, ("TH-401", "A1"), ("rated", *levels), _is_not_the_sum("rated", levels))
    parts = ("rated", "not_rated")
    yield Mark(CONTRADICTION, ("TH-402", "A2"), ("total", *parts), _is_not_the_sum("total", parts))
    if form.kind == "annual":  # a supplement's lists are not whole
        for figure in figures_of(form.template):
            yield Mark(NOT_AS_COUNTED, ("TH-406", "A6"), (figure,), _is_not(count_name(figure)), ("subject_kind",))


def _is_not_the_sum(whole: str, parts: tuple[str, ...]) -> Callable[[Cells, str], str]:
    def formula(cells: Cells, own: str) -> str:
        numbers = ",".join(cells[part] for part in parts)
        return f"AND(COUNT({cells[whole]},{numbers})={len(parts) + 1},{cells[whole]}<>SUM({numbers}))"

    return formula


def _is_not(count: str) -> Callable[[Cells, str], str]:
    def formula(cells: Cells, own: str) -> str:
        kind = of_kind(cells["subject_kind"])
        return f"IF(ISNUMBER({own}),IF(SUMPRODUCT(--{kind})>0,{own}<>SUMPRODUCT({kind}*{count})))"

    return formula


def _each_column(sheet: Sheet) -> Iterator[Mark]:
    levels = tuple(column.key for column in sheet.columns if column.type == "level")
    yield Mark(UNKNOWN, ("HS-101",), levels, lambda _, own: f"NOT(OR({is_blank(own)},{is_one_of(own, SPELLINGS)}))")
    required = tuple(column.key for column in sheet.columns if column.required)
    yield Mark(MISSING, ("HS-102",), required, lambda cells, own: f"AND({is_blank(own)},COUNTA({cells.row})>0)")
