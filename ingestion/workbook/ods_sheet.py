"""ODS sheets: from rows and cells, each standing there once with how often it repeats, to a page.

A sheet ends with a million repeated empty rows: what is empty costs nothing, what is not is refused beyond the limits.
"""

from __future__ import annotations

from typing import Any

from ingestion.text import is_blank
from ingestion.workbook import extent
from ingestion.workbook.addresses import is_far
from ingestion.workbook.ods_cells import TABLE
from ingestion.workbook.page import Area, Page, Row
from ingestion.workbook.unreadable import FarCell

HIDDEN = frozenset({"collapse", "filter"})
STYLE_NAME = TABLE + "style-name"
DEFAULT_STYLE = TABLE + "default-cell-style-name"
COLUMNS_REPEATED, ROWS_REPEATED = TABLE + "number-columns-repeated", TABLE + "number-rows-repeated"
COLUMNS_SPANNED, ROWS_SPANNED = TABLE + "number-columns-spanned", TABLE + "number-rows-spanned"


class OdsSheet:
    """One sheet while it is read, from above to below. A count that is no number raises ValueError."""

    def __init__(self) -> None:
        """Begin above the first row."""
        self._rows: list[Row] = []
        self._fonts: dict[tuple[int, int], str] = {}
        self._merged: list[Area] = []
        self._hidden: list[range] = []
        self._column_styles: list[tuple[range, str | None]] = []
        self._far: FarCell | None = None
        self._above = 0  # rows that stand above the one being read

    def add_columns(self, attributes: dict[str, str]) -> None:
        """Take one column, or several of the same style."""
        begin = self._column_styles[-1][0].stop if self._column_styles else 0
        columns = range(begin, begin + int(attributes.get(COLUMNS_REPEATED, 1)))
        self._column_styles.append((columns, attributes.get(DEFAULT_STYLE)))

    def begin_row(self, attributes: dict[str, str]) -> None:
        """Begin a row, or several equal ones."""
        self._row: Row = []
        self._row_fonts: dict[int, str] = {}
        self._row_style = attributes.get(DEFAULT_STYLE)
        self._row_repeats = int(attributes.get(ROWS_REPEATED, 1))
        self._before = 0  # cells that stand before the one being read
        if attributes.get(TABLE + "visibility") in HIDDEN:
            self._hidden.append(range(self._above, self._above + self._row_repeats))

    def style_of_next_cell(self, attributes: dict[str, str]) -> str | None:
        """Return the cell's own style, else its row's, else its column's."""
        if STYLE_NAME in attributes:
            return attributes[STYLE_NAME]
        of_column = (style for columns, style in self._column_styles if self._before in columns)
        return self._row_style or next(of_column, None)

    def add_cell(self, attributes: dict[str, str], value: Any, font: str | None) -> None:
        """Take a cell, or several equal ones."""
        repeats = int(attributes[COLUMNS_REPEATED]) if COLUMNS_REPEATED in attributes else 1
        if COLUMNS_SPANNED in attributes or ROWS_SPANNED in attributes:
            below = self._above + int(attributes.get(ROWS_SPANNED, 1))
            beside = self._before + int(attributes.get(COLUMNS_SPANNED, 1))
            self._merged.append(Area(self._above, self._before, below - 1, beside - 1))
        if value != "" and not self._is_passed_over(0, self._before + repeats, is_blank(value)):
            self._row += [""] * (self._before - len(self._row)) + [value] * repeats
            if font:
                self._row_fonts |= dict.fromkeys(range(self._before, self._before + repeats), font)
        self._before += repeats

    def end_row(self) -> None:
        """Put the row where it stands."""
        begin, self._above = self._above, self._above + self._row_repeats
        if not self._row or self._is_passed_over(self._above, len(self._row), all(map(is_blank, self._row))):
            return
        self._rows += [[] for _ in range(begin - len(self._rows))]
        self._rows += [self._row] * self._row_repeats
        for column, font in self._row_fonts.items():
            self._fonts |= {(row, column): font for row in range(begin, self._above)}

    def page(self) -> Page:
        """Return the whole sheet. Raises UnreadableWorkbook."""
        if self._far:
            raise self._far
        return extent.page(self._rows, self._hidden, self._merged, self._fonts)

    def _is_passed_over(self, rows: int, columns: int, is_nothing: bool) -> bool:
        """Tell whether something stands too far to be kept; the first such cell that is not blank is remembered."""
        if self._far or not is_far(rows, columns):
            return self._far is not None
        if not is_nothing:
            self._far = FarCell(rows - 1 if rows else self._above, columns - 1)
        return True
