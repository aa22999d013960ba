"""Workbook: from tables of codes to one .xlsx as a clerk of that committee would have typed it.

Each committee has its habits: how it writes levels and flags, codes or labels, two or three rows of titles.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter  # type: ignore[import-untyped]

from ingestion.contract import Column, Sheet, newest

_EPOCH = date(1899, 12, 30).toordinal()
_FLAGS = ("x", "có", "1", "X")
_NOT_RATED_HABITS = 3
_WIDE = {"full_name", "organisation_name", "collective_name", "subject_name", "content", "title", "title_group", "note"}
_TITLES = {
    "organisation": "KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI TỔ CHỨC ĐẢNG",
    "member": "KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI ĐẢNG VIÊN",
    "collective": "KẾT QUẢ XẾP LOẠI TẬP THỂ LÃNH ĐẠO, QUẢN LÝ",
    "leader": "KẾT QUẢ XẾP LOẠI CÁ NHÂN LÃNH ĐẠO, QUẢN LÝ",
    "suggested_review": "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC GỢI Ý KIỂM ĐIỂM",
    "shortcoming": "THEO DÕI KHẮC PHỤC HẠN CHẾ, KHUYẾT ĐIỂM",
    "dossier": "QUY TRÌNH, HỒ SƠ ĐÁNH GIÁ, XẾP LOẠI",
    "declared_total": "TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI",
    "adjustment": "DANH SÁCH ĐIỀU CHỈNH MỨC XẾP LOẠI",
}


@dataclass(frozen=True)
class Task:
    """One workbook to write: where, whose cover, which tables; `habit` numbers the committee."""

    path: Path
    cover: dict[str, Any]
    tables: dict[str, pl.DataFrame] = field(repr=False)
    habit: int


def header_row(habit: int) -> int:
    """Return the row, counted from 1, in which this committee's column headers stand."""
    return 3 + habit % 2


def write(task: Task) -> str:
    """Write the workbook under a hidden name, then give it its own; return its path."""
    task.path.parent.mkdir(parents=True, exist_ok=True)
    hidden = task.path.with_name(f".~{task.path.name}")
    with xlsxwriter.Workbook(str(hidden), {"constant_memory": True}) as book:
        formats = {
            "title": book.add_format({"bold": True, "align": "center", "font_name": "Times New Roman"}),
            "header": book.add_format({"bold": True, "border": 1, "text_wrap": True, "font_name": "Times New Roman"}),
            "date": book.add_format({"num_format": "dd/mm/yyyy"}),
        }
        contract = newest()
        _write_cover(book, contract.cover, task.cover, formats)
        for key, frame in task.tables.items():
            _write_table(book, contract.sheets[key], frame, task, formats)
    hidden.rename(task.path)
    return str(task.path)


def _write_cover(book: Any, sheet: Sheet, cover: dict[str, Any], formats: dict[str, Any]) -> None:
    page = book.add_worksheet(sheet.name)
    page.set_column(0, 1, 34)
    for row, column in enumerate(sheet.columns):
        page.write_string(row, 0, column.header, formats["header"])
        value = cover.get(column.key)
        if isinstance(value, date):
            page.write_number(row, 1, value.toordinal() - _EPOCH, formats["date"])
        elif value is not None:
            page.write(row, 1, column.choices.get(value, value))


def _write_table(book: Any, sheet: Sheet, frame: pl.DataFrame, task: Task, formats: dict[str, Any]) -> None:
    page = book.add_worksheet(sheet.name)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, 30 if column.key in _WIDE else 15)
    last, top = min(len(sheet.columns), 10) - 1, header_row(task.habit) - 1
    titles = [str(task.cover["committee_name"]).upper(), f"{_TITLES[sheet.key]} NĂM {task.cover['rating_year']}"]
    titles += [f"(Kèm theo Văn bản số {task.cover['document_no']})"] * (top - len(titles))
    for row, text in enumerate(titles):
        page.merge_range(row, 0, row, last, text, formats["title"])
    for place, column in enumerate(sheet.columns):
        page.write_string(top, place, column.header, formats["header"])
    page.freeze_panes(top + 1, 1)
    present = [(place, column) for place, column in enumerate(sheet.columns) if column.key in frame.columns]
    cells = [(place, _as_typed(column, frame, task.habit)) for place, column in present]
    styles = [formats["date"] if column.type == "date" else None for _, column in present]
    text, number = page.write_string, page.write_number
    for row in range(frame.height):
        for (place, values), style in zip(cells, styles, strict=True):
            value = values[row]
            if value is None:
                continue
            if isinstance(value, str):
                text(top + 1 + row, place, value)
            else:
                number(top + 1 + row, place, value, style)


def _as_typed(column: Column, frame: pl.DataFrame, habit: int) -> list[Any]:
    values = frame[column.key]
    if column.type == "date":
        return (values.cast(pl.Date).to_physical() + (date(1970, 1, 1).toordinal() - _EPOCH)).to_list()
    if column.type == "level":
        return _levels(column, frame, habit)
    if column.type == "flag":
        return [_FLAGS[habit % len(_FLAGS)] if value else None for value in values.to_list()]
    if column.choices and habit % 3:
        return [column.choices.get(value, value) for value in values.to_list()]
    return values.to_list()


def _levels(column: Column, frame: pl.DataFrame, habit: int) -> list[str | None]:
    contract = newest()
    spelled = {level.code: level.spellings[min(habit % 5, len(level.spellings) - 1)] for level in contract.levels}
    none: str | None = None
    if column.key == "level" and "not_rated_reason" in frame.columns and habit % _NOT_RATED_HABITS == 0:
        none = contract.not_rated_spellings[habit % len(contract.not_rated_spellings)]
        reasons = frame["not_rated_reason"].to_list()
        return [
            spelled[code] if code else (none if reason else None)
            for code, reason in zip(frame[column.key].to_list(), reasons, strict=True)
        ]
    return [spelled[code] if code else None for code in frame[column.key].to_list()]
