"""Validations: from a column to what Excel lets be typed there; nothing is refused that the form itself asks for."""

from __future__ import annotations

from datetime import date
from typing import Any

from ingestion.contract import MAX_LENGTHS, Column, Contract, Sheet
from ingestion.dates import YEARS
from ingestion.template.lists import Lists
from ingestion.template.texts import prompt, refusal, short_title
from ingestion.text import EXACT

FIRST_DAY, LAST_DAY = date(1910, 1, 1), date(2199, 12, 31)  # a year typed alone, 2022, would be a day of 1905


def validation_of(template: Contract, sheet: Sheet, column: Column, lists: Lists, cell: str) -> dict[str, Any] | None:
    """Return a column's validation as xlsxwriter takes it, None where there is nothing to say or to refuse.

    Args:
        cell: the first cell of the column, as a formula writes it.
    """
    said = prompt(template, sheet, column)
    check = _check(column, lists, cell)
    if not said and check["validate"] == "any":
        return None
    return check | {
        "input_title": short_title(column), "input_message": said,
        "error_title": "Chưa đúng cách ghi", "error_message": refusal(template, column),
    }  # fmt: skip


def _check(column: Column, lists: Lists, cell: str) -> dict[str, Any]:
    if column in lists.offered:
        return {"validate": "list", "source": f"={lists.offered[column]}"}
    if column.type == "date":
        return {"validate": "date", "criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY}
    if column.type == "year":
        return {"validate": "integer", "criteria": "between", "minimum": YEARS.start, "maximum": YEARS.stop - 1}
    if column.type in ("int", "decimal"):
        kind = "integer" if column.type == "int" else "decimal"
        return {"validate": kind, "criteria": "between", "minimum": 0, "maximum": EXACT - 1}
    if column.type == "code":
        no_space = f'ISERROR(FIND(" ",{cell}))'
        return {"validate": "custom", "value": f"=AND(LEN({cell})<={column.max_length},{no_space})"}
    if 0 < column.max_length < MAX_LENGTHS["text"]:
        return {"validate": "length", "criteria": "<=", "value": column.max_length}
    return {"validate": "any"}
