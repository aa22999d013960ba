"""ODS content: from the part that holds the sheets to their pages, in one pass."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from xml.parsers import expat

from ingestion.workbook.fonts import is_legacy
from ingestion.workbook.ods_cells import TABLE, VALUE_TYPE, cell_value
from ingestion.workbook.ods_sheet import OdsSheet
from ingestion.workbook.ods_styles import OFFICE, Styles
from ingestion.workbook.page import Page
from ingestion.workbook.unreadable import FarCell, UnreadableWorkbook

TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
SHEET, ROW, COLUMN = TABLE + "table", TABLE + "table-row", TABLE + "table-column"
SPACES, TABULATOR, LINE_BREAK = TEXT + "s", TEXT + "tab", TEXT + "line-break"
CELLS = frozenset({TABLE + "table-cell", TABLE + "covered-table-cell"})
PARAGRAPHS = frozenset({TEXT + "p", TEXT + "h"})
ASIDE = frozenset({TEXT + "note", TEXT + "ruby-text"})
# What stands around cells. All else there is passed over whole: drawings, tracked changes, copies of other files' cells.
AROUND = frozenset({
    OFFICE + "document-content", OFFICE + "body", OFFICE + "spreadsheet", TABLE + "table-row-group", TABLE + "table-rows",
    TABLE + "table-header-rows", TABLE + "table-column-group", TABLE + "table-columns", TABLE + "table-header-columns",
})  # fmt: skip
LONGEST_TEXT = 2**16  # characters of one cell; Excel takes half as many
# White space between letters counts once; what counts is written as elements. These stand for it until a text is whole.
SPACE, TAB, LINE = "\0", "\1", "\2"
TYPED = str.maketrans(SPACE + TAB + LINE, " \t\n")

_LAYOUT = re.compile(r"^ |[ \t\r\n]{2,}|[\t\r\n]")
_NOT_AS_IT_STANDS = re.compile(rf"[{SPACE}{TAB}{LINE}]|{_LAYOUT.pattern}")


def read_pages(content: bytes, styles: Styles) -> dict[str, Page | FarCell]:
    """Return the pages of content.xml by their names, in the file's order; of one that goes too far, how far.

    Raises:
        expat.ExpatError: it is not well-formed.
        ValueError: a count is no number.
        UnreadableWorkbook: something stands beyond the limits.
    """
    reader = _Reader(styles)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    parser.Parse(content, True)
    return reader.pages


class _Reader:
    """Where the parser stands: around cells, in a cell, or in something that is passed over."""

    def __init__(self, styles: Styles) -> None:
        self.pages: dict[str, Page | FarCell] = {}
        self._styles, self._has_legacy_fonts = styles, styles.have_legacy_fonts
        self._font_of = lru_cache(maxsize=None)(styles.font)
        self._has_parts_of_days, self._seeing_day = (
            styles.have_parts_of_days,
            lru_cache(maxsize=None)(styles.seeing_day),
        )
        self._passed_over = 0  # elements open within the one that is passed over
        self._sheet, self._sheet_name = OdsSheet(), ""
        self._open = ""  # the sheet or row that is
        self._cell: dict[str, str] | None = None  # the attributes of the cell that is open

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._passed_over:
            self._passed_over += 1
        elif self._cell is not None:
            self._start_in_cell(name, attributes)
        elif name in CELLS:
            self._refuse_outside_of(ROW)
            self._cell, self._lines, self._length, self._in_line = attributes, 0, 0, False
            self._shown: list[str] = []
        elif name == ROW:
            self._refuse_outside_of(SHEET)
            self._open = ROW
            self._sheet.begin_row(attributes)
        elif name == COLUMN:
            self._sheet.add_columns(attributes)
        elif name == SHEET:
            self._refuse_outside_of("")
            self._open = SHEET
            self._sheet, self._sheet_name = OdsSheet(), attributes.get(TABLE + "name", "")
        elif name not in AROUND:
            self._passed_over = 1

    def _refuse_outside_of(self, name: str) -> None:
        if self._open != name:
            raise UnreadableWorkbook("damaged", "sheets, rows and cells stand in each other otherwise than they must")

    def _start_in_cell(self, name: str, attributes: dict[str, str]) -> None:
        if not name.startswith(TEXT) or name in ASIDE:  # a comment, a drawing
            self._passed_over = 1
            return
        if name in PARAGRAPHS:
            self._in_line = True
            if self._lines:
                self.text(LINE)
            self._lines += 1
        elif name == SPACES:
            self.text(SPACE * min(int(attributes.get(TEXT + "c", 1)), LONGEST_TEXT + 1))
        elif name == TABULATOR:
            self.text(TAB)
        elif name == LINE_BREAK:
            self.text(LINE)

    def text(self, letters: str) -> None:
        if self._cell is None or self._passed_over or not self._in_line:
            return
        self._shown.append(letters)
        self._length += len(letters)
        if self._length > LONGEST_TEXT:
            raise UnreadableWorkbook("too_large", f"a cell with more than {LONGEST_TEXT} characters")

    def end(self, name: str) -> None:
        if self._passed_over:
            self._passed_over -= 1
        elif self._cell is not None:
            if name in CELLS:
                self._end_cell(self._cell)
                self._cell = None
            elif name in PARAGRAPHS:
                self._in_line = False
        elif name == ROW:
            self._open = SHEET
            self._sheet.end_row()
        elif name == SHEET:
            self._open = ""
            self.pages.setdefault(self._sheet_name, self._page())

    def _page(self) -> Page | FarCell:
        """Return the sheet, or what is wrong with it: one that nobody asks for harms no other."""
        try:
            return self._sheet.page()
        except FarCell as far:
            return far

    def _end_cell(self, attributes: dict[str, str]) -> None:
        shown = _typed("".join(self._shown)) if self._lines else None
        is_time = attributes.get(VALUE_TYPE) == "time"
        is_span = is_time and self._styles.is_span(self._sheet.style_of_next_cell(attributes))
        value = cell_value(attributes, shown, is_span)
        if self._has_parts_of_days and attributes.get(VALUE_TYPE) == "date":
            see = self._seeing_day(self._sheet.style_of_next_cell(attributes))
            value = see(value) if see else value
        is_text = self._has_legacy_fonts and type(value) is str
        font = self._font_of(self._sheet.style_of_next_cell(attributes)) if is_text else ""
        self._sheet.add_cell(attributes, value, font if is_legacy(font) else None)


def _typed(shown: str) -> str:
    """Return a text as it was typed; white space that only lays out the file counts once, before a line not at all."""
    if not _NOT_AS_IT_STANDS.search(shown):
        return shown
    return LINE.join(_LAYOUT.sub(" ", line).lstrip(" ") for line in shown.split(LINE)).translate(TYPED)
