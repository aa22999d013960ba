"""Files of the bench: one committee's year, plain and with each thing that makes reading look twice."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Font

from tests.fuzz.seeds import old, opened, zipped
from tests.makers import HEADER_ROW, make_workbook, small_committee

MEMBERS = 5_000
LAST = HEADER_ROW + MEMBERS


def workbooks(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what it is and the bytes of each; the first is the plain one."""
    plain = make_workbook(folder / "plain.xlsx", **small_committee(members=MEMBERS)).read_bytes()
    yield "plain .xlsx", plain
    for name, change in CHANGES.items():
        yield name, _changed(plain, change)
    yield "a stray cell far away", _far(plain)
    yield ".csv in a .zip", zipped(plain)
    yield ".xls", old(plain)
    yield ".ods", opened(plain)


def _hide(page: Any) -> None:
    for row in range(HEADER_ROW + 1, LAST, 10):
        page.row_dimensions[row].hidden = True


def _merge(page: Any) -> None:
    for row in range(HEADER_ROW + 1, LAST, 10):
        page.merge_cells(f"I{row}:I{row + 8}")


def _set_old_font(page: Any) -> None:
    for (cell,) in page.iter_rows(min_row=HEADER_ROW + 1, max_col=1):
        cell.value, cell.font = "TrÇn V¨n MÉu", Font(name=".VnTime")


def _add_formulas(page: Any) -> None:
    for row in range(HEADER_ROW + 1, LAST + 1):
        page[f"AE{row}"] = f"=M{row}+1"


def _show_per_cent(page: Any) -> None:
    for row in range(HEADER_ROW + 1, LAST + 1):
        page[f"Y{row}"], page[f"Y{row}"].number_format = row / LAST, "0.0%"


CHANGES: dict[str, Callable[[Any], None]] = {
    "hidden rows": _hide, "merged cells": _merge, "an old font": _set_old_font, "formulas without values": _add_formulas,
    "per cent": _show_per_cent,
}  # fmt: skip


def _changed(plain: bytes, change: Callable[[Any], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(plain))
    change(book["Đảng viên"])
    book.save(saved := io.BytesIO())
    return saved.getvalue()


def _far(plain: bytes) -> bytes:
    """Put a cell far away from the others, as a slip of the hand does: decoders lay out all that lies before it."""
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    cell = b'<row r="12000"><c r="CV12000"><v>1</v></c></row></sheetData>'
    parts["xl/worksheets/sheet3.xml"] = parts["xl/worksheets/sheet3.xml"].replace(b"</sheetData>", cell)
    with zipfile.ZipFile(saved := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return saved.getvalue()
