"""Makers of test data: from a few rows to a workbook, with totals that agree unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from ingestion import contract

Rows = Sequence[Mapping[str, Any]]
HEADER_ROW = 4  # as Excel counts; data begin in row 5
SUMMARY_KINDS = {"DBHU": "DBHU", "DBCS": "TCCSD", "CBCS": "TCCSD", "DBBP": "DBBP", "CBTT": "CBTT"}


def small_committee(code: str = "QNA04", year: int = 2022, members: int = 3) -> dict[str, list[dict[str, Any]]]:
    """Return the sheets of a committee with one grassroots cell, its members, one collective and its head."""
    decided = {"decision_no": "12-QĐ", "decision_date": date(year, 12, 20), "review_date": date(year, 12, 10)}
    organisation = {"organisation_code": f"{code}-001", "organisation_name": "Chi bộ Một", "organisation_type": "CBCS",
                    "parent_code": code, "field": "XPTT", "level": "HTT", **decided}  # fmt: skip
    collective = {"collective_code": f"{code}-TT-1", "collective_name": "Chi ủy Chi bộ Một", "collective_group": "Chi ủy",
                  "management_level": "COSO", "organisation_code": f"{code}-001", "level": "HTT", **decided}  # fmt: skip
    people = [member(code, number) | decided for number in range(1, members + 1)]
    head = {key: people[0][key] for key in ("full_name", "birth_date", "citizen_id", "card_no", "file_no")}
    head |= {"title": "Bí thư", "title_group": "Bí thư chi bộ", "management_level": "COSO", "is_head": "x",
             "collective_code": f"{code}-TT-1", "level": "HTT", **decided}  # fmt: skip
    return {"organisation": [organisation], "member": people, "collective": [collective], "leader": [head]}


def member(code: str, number: int, **changes: Any) -> dict[str, Any]:
    """Return one synthetic member of the committee's cell; `number` makes the person."""
    serial = int(code[-2:]) * 1000 + number
    row = {"full_name": f"Trần Văn Mẫu {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number % 26]}", "birth_date": date(1970, 1, number % 28 + 1),
           "sex": "Nam", "citizen_id": f"04907{serial:07d}", "card_no": f"49{serial:06d}", "file_no": f"{serial:06d}",
           "admission_date": date(2000, 5, 19), "cell_code": f"{code}-001", "level": "HTT"}  # fmt: skip
    return row | changes


def make_workbook(
    path: Path, committee: str = "QNA04", year: int = 2022, kind: str = "annual",
    cover: Mapping[str, Any] | None = None, version: str | None = None, without: Sequence[str] = (), **sheets: Rows,
) -> Path:  # fmt: skip
    """Write a workbook as a committee would send it; sheets that are not given stand there empty, but for `without`."""
    template = contract.load(version) if version else contract.newest()
    if kind == "annual" and "declared_total" not in sheets:
        sheets["declared_total"] = totals(sheets)
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"})
    values = {"committee_code": committee, "rating_year": year, "kind": template.kinds[kind],
              "template_version": template.template_version, "document_date": date(year + 1, 1, 10), **(cover or {})}  # fmt: skip
    _write_cover(book, template.cover, values)
    for sheet, is_required in template.sheets_of(kind):
        if (is_required or sheet.key in sheets) and sheet.key not in without:
            _write_table(book, sheet, sheets.get(sheet.key, ()))
    book.close()
    return path


def totals(sheets: Mapping[str, Rows]) -> list[dict[str, Any]]:
    """Return the declared totals that the detail rows add up to."""
    kinds: dict[str, list[Mapping[str, Any]]] = {}
    for row in sheets.get("organisation", ()):
        kinds.setdefault(SUMMARY_KINDS[row["organisation_type"]], []).append(row)
    for sheet in ("member", "collective", "leader"):
        kinds[sheet.upper()] = [row for row in sheets.get(sheet, ()) if not row.get("is_temporary")]
    return [_total(kind, rows) for kind, rows in kinds.items()]


def _total(kind: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    counts = {code.lower(): sum(row.get("level") == code for row in rows) for code in ("HTXS", "HTT", "HT", "KHT")}
    rated = sum(counts.values())
    return {"subject_kind": kind, "total": len(rows), "rated": rated, **counts, "not_rated": len(rows) - rated}


def _write_cover(book: Any, cover: contract.Sheet, values: Mapping[str, Any]) -> None:
    page = book.add_worksheet(cover.name)
    page.write(0, 0, "HỒ SƠ XẾP LOẠI CHẤT LƯỢNG")
    for index, field in enumerate(cover.columns, 2):
        page.write(index, 0, field.header)
        if values.get(field.key) is not None:
            _write(page, index, 1, values[field.key])


def _write_table(book: Any, sheet: contract.Sheet, rows: Rows) -> None:
    page = book.add_worksheet(sheet.name)
    page.write(0, 0, sheet.name.upper())
    for position, column in enumerate(sheet.columns):
        page.write(HEADER_ROW - 1, position, column.header)
    positions = {column.key: position for position, column in enumerate(sheet.columns)}
    for index, row in enumerate(rows, HEADER_ROW):
        for key, value in row.items():
            if value is not None:
                _write(page, index, positions[key], value)


def _write(page: Any, row: int, column: int, value: object) -> None:
    if isinstance(value, date):
        page.write_datetime(row, column, value)
    elif isinstance(value, str):
        page.write_string(row, column, value)
    else:
        page.write(row, column, value)
