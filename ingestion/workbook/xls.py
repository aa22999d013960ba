"""Excel 97–2003: from the bytes of an .xls to its pages, in the types that an .xlsx gives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import xlrd  # type: ignore[import-untyped]

from ingestion.workbook import extent, serials
from ingestion.workbook.compound import NoLog
from ingestion.workbook.fonts import is_legacy
from ingestion.workbook.page import ERROR_VALUE, Area, Broken, Format, Page, Row
from ingestion.workbook.seeing import See, seeing
from ingestion.workbook.unreadable import UnreadableWorkbook
from ingestion.workbook.xls_formulas import BIFF8, uncalculated

NUMBERS = (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE)


class XlsBook:
    """One open .xls."""

    format: Format = "xls"
    letters = 0

    def __init__(self, content: bytes) -> None:
        """Open the workbook. Raises UnreadableWorkbook."""
        with _decoding():
            self._book = xlrd.open_workbook(
                file_contents=content, logfile=NoLog(), formatting_info=True, ragged_rows=True, on_demand=True,
                ignore_workbook_corruption=True,  # some writers count a sector twice; Excel opens their files
            )  # fmt: skip
            self.sheet_names = tuple(self._book.sheet_names())

    def page(self, sheet_name: str) -> Page:
        """Return one sheet. Raises UnreadableWorkbook."""
        with _decoding():
            number = self.sheet_names.index(sheet_name)
            sheet = self._book.sheet_by_index(number)
            rows = self._rows(sheet)
            fonts = self._fonts(sheet)
            for row, column in fonts:
                rows[row][column] = self._in_letters_of_the_font(rows[row][column])
            for row, column, formula in uncalculated(self._book, number):
                rows[row][column] = formula
            hidden = [range(row, row + 1) for row, shown in sheet.rowinfo_map.items() if shown.hidden]
            merged = [Area(top, left, below - 1, beside - 1) for top, below, left, beside in sheet.merged_cells]
            self._book.unload_sheet(number)
            return extent.page(rows, hidden, merged, fonts)

    def _rows(self, sheet: Any) -> list[Row]:
        formats = self._book.format_map
        codes = [getattr(formats.get(style.format_key), "format_str", "") for style in self._book.xf_list]
        shown = [(serials.kind_of(code), seeing(code)) for code in codes]

        def value(row: int, column: int, kind: int, raw: Any) -> Any:
            if kind in NUMBERS:
                return self._number(raw, *shown[sheet.cell_xf_index(row, column)])
            if kind == xlrd.XL_CELL_BOOLEAN:
                return bool(raw)
            if kind == xlrd.XL_CELL_ERROR:
                return Broken(ERROR_VALUE, xlrd.error_text_from_code.get(raw, "#N/A"))
            return raw

        return [
            [
                raw if kind == xlrd.XL_CELL_TEXT else value(row, column, kind, raw)
                for column, (kind, raw) in enumerate(zip(sheet.row_types(row), sheet.row_values(row), strict=True))
            ]
            for row in range(sheet.nrows)
        ]

    def _number(self, number: float, kind: serials.Kind, see: See | None) -> Any:
        value: Any = number
        if kind == "span":
            value = serials.span(number)
        elif kind == "moment":
            value = serials.moment(number, bool(self._book.datemode))
        return see(value) if see else value

    def _fonts(self, sheet: Any) -> dict[tuple[int, int], str]:
        """Return the legacy font of every text that is set in one."""
        names = [self._book.font_list[style.font_index].name for style in self._book.xf_list]
        legacy = {style: name for style, name in enumerate(names) if is_legacy(name)}
        if not legacy:
            return {}
        texts = (
            (row, column)
            for row in range(sheet.nrows)
            for column, kind in enumerate(sheet.row_types(row))
            if kind == xlrd.XL_CELL_TEXT
        )
        styles = ((at, sheet.cell_xf_index(*at)) for at in texts)
        return {at: legacy[style] for at, style in styles if style in legacy}

    def _in_letters_of_the_font(self, text: str) -> str:
        """Return a text as if read in the code page that legacy fonts are made for, as an .xlsx holds it."""
        encoding = self._book.encoding
        if self._book.biff_version >= BIFF8 or encoding == "cp1252":
            return text
        return str(text).encode(encoding, "replace").decode("cp1252", "replace")


@contextmanager
def _decoding() -> Iterator[None]:
    """Turn what xlrd raises over a damaged file into UnreadableWorkbook; it goes on until something breaks."""
    try:
        yield
    except (UnreadableWorkbook, MemoryError):
        raise
    except xlrd.XLRDError as error:
        is_encrypted = "encrypted" in str(error)  # what else it says may hold what stands in cells
        raise UnreadableWorkbook("password" if is_encrypted else "damaged", type(error).__name__) from error
    except Exception as error:
        raise UnreadableWorkbook("damaged", type(error).__name__) from error
