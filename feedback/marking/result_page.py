"""Result page: from lines and a table of texts to a worksheet's XML that every spreadsheet opens.

Every cell is an inline text, so nothing in it becomes a formula; a link leads from a row to its cell in the workbook.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import truediv

from lxml import etree  # type: ignore[import-untyped]

from feedback.marking.colours import COLOURS
from feedback.marking.parts import serialized
from feedback.marking.styles import Styles
from ingestion.layout import letter

LINE_HEIGHT = 15.5  # of 11 points
TALLEST = 400.0  # Excel takes no row above 409 points
LONGEST = 32_000  # Excel takes 32,767 in a cell, and counts a character beyond U+FFFF as two

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Row:
    """One row of the table: its texts, its severity, and where it leads to, as sheet and cell."""

    texts: tuple[str, ...]
    severity: str | None = None
    link: tuple[str, str] | None = None


@dataclass(frozen=True)
class ResultPage:
    """What the page says. `columns`: header → width in characters; `lines`: text and style, over the whole width."""

    name: str
    lines: Sequence[tuple[str, str]]
    columns: Mapping[str, int]
    rows: Sequence[Row]
    toned_columns: frozenset[str] = frozenset()  # in the colour of the row's severity
    open_columns: frozenset[str] = frozenset()  # to be written in
    hidden_columns: frozenset[str] = frozenset()
    link_column: str = ""

    @property
    def header_row(self) -> int:
        """The 1-based row of the table's header, after the lines and a gap."""
        return len(self.lines) + 2

    @property
    def last_row(self) -> int:
        """The 1-based last row of the table."""
        return self.header_row + len(self.rows)


def page_xml(page: ResultPage, styles: Styles) -> bytes:
    """Return the worksheet, whose styles are added to the workbook's."""
    return _Writer(page, styles).xml()


def named_styles(styles: Styles) -> dict[str, int]:
    """Add every style of the page; return name → number."""
    named = {
        "title": styles.cell(bold=True, size=14, middle=True),
        "text": styles.cell(),
        "header": styles.cell(bold=True, ground="D9D9D9", bordered=True, middle=True),
        "cell": styles.cell(bordered=True),
        "open": styles.cell(ground="FFFFE5", bordered=True, unlocked=True),
    }
    for tone in COLOURS:
        named[tone] = styles.cell(bold=True, tone=tone, bordered=True)
        named[f"conclusion {tone}"] = styles.cell(bold=True, size=13, tone=tone, middle=True)
    return named


class _Writer:
    """The worksheet under way."""

    def __init__(self, page: ResultPage, styles: Styles) -> None:
        self._page, self._space = page, etree.QName(styles.root).namespace
        self._styles = named_styles(styles)
        self._root = etree.Element(self._name("worksheet"), nsmap={None: self._space})
        self._header_row = page.header_row

    def xml(self) -> bytes:
        page, last = self._page, letter(len(self._page.columns) - 1)
        self._child(self._child(self._root, "sheetPr"), "pageSetUpPr", fitToPage="1")
        view = self._child(self._child(self._root, "sheetViews"), "sheetView", showGridLines="0", workbookViewId="0")
        top = f"A{self._header_row + 1}"
        self._child(
            view, "pane", ySplit=str(self._header_row), topLeftCell=top, activePane="bottomLeft", state="frozen"
        )
        self._child(self._root, "sheetFormatPr", defaultRowHeight="15")
        self._write_columns()
        cells = self._child(self._root, "sheetData")
        self._write_lines(cells)
        self._write_table(cells)
        table = f"A{self._header_row}:{last}{page.last_row}"
        self._child(self._root, "autoFilter", ref=table)
        merged = self._child(self._root, "mergeCells", count=str(len(page.lines)))
        for row in range(1, len(page.lines) + 1):
            self._child(merged, "mergeCell", ref=f"A{row}:{last}{row}")
        self._write_links()
        self._child(
            self._root, "pageMargins", left="0.4", right="0.4", top="0.5", bottom="0.6", header="0.3", footer="0.3"
        )
        self._child(self._root, "pageSetup", paperSize="9", orientation="landscape", fitToHeight="0")
        self._child(self._child(self._root, "headerFooter"), "oddFooter").text = "&C&9Trang &P/&N"
        self._child(self._child(self._root, "ignoredErrors"), "ignoredError", sqref=table, numberStoredAsText="1")
        return serialized(self._root)

    def _write_columns(self) -> None:
        columns = self._child(self._root, "cols")
        for number, (name, width) in enumerate(self._page.columns.items(), 1):
            column = self._child(columns, "col", min=str(number), max=str(number), width=str(width), customWidth="1")
            if name in self._page.hidden_columns:
                column.set("hidden", "1")

    def _write_lines(self, cells: etree._Element) -> None:
        width = sum(self._page.columns.values())
        for number, (text, style) in enumerate(self._page.lines, 1):
            scale = 1.0 if style == "text" else 1.25
            row = self._row(cells, number, height(len(text) * scale / width) * scale)
            for position in range(len(self._page.columns)):
                self._cell(row, number, position, text if position == 0 else "", self._styles[style])

    def _write_table(self, cells: etree._Element) -> None:
        names, widths = tuple(self._page.columns), tuple(self._page.columns.values())
        header = self._row(cells, self._header_row, LINE_HEIGHT)
        for position, name in enumerate(names):
            self._cell(header, self._header_row, position, name, self._styles["header"])
        styles = [self._styles["open" if name in self._page.open_columns else "cell"] for name in names]
        toned = [name in self._page.toned_columns for name in names]
        for number, line in enumerate(self._page.rows, self._header_row + 1):
            row = self._row(cells, number, height(max(map(truediv, map(len, line.texts), widths))))
            for position, text in enumerate(line.texts):
                style = self._styles[line.severity] if line.severity and toned[position] else styles[position]
                self._cell(row, number, position, text, style)

    def _write_links(self) -> None:
        linked = [(number, row.link) for number, row in enumerate(self._page.rows, self._header_row + 1) if row.link]
        if not linked:
            return
        column = letter(list(self._page.columns).index(self._page.link_column))
        links = self._child(self._root, "hyperlinks")
        for number, (sheet, cell) in linked:
            quoted = sheet.replace("'", "''")
            self._child(links, "hyperlink", ref=f"{column}{number}", location=f"'{quoted}'!{cell}")

    def _row(self, cells: etree._Element, number: int, points: float) -> etree._Element:
        return self._child(cells, "row", r=str(number), ht=f"{points:.1f}", customHeight="1")

    def _cell(self, row: etree._Element, number: int, position: int, text: str, style: int) -> None:
        cell = self._child(row, "c", r=f"{letter(position)}{number}", s=str(style))
        if text:
            cell.set("t", "inlineStr")
            words = self._child(self._child(cell, "is"), "t")
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            words.text = writable(text)

    def _child(self, parent: etree._Element, name: str, **attributes: str) -> etree._Element:
        return etree.SubElement(parent, self._name(name), attributes)

    def _name(self, name: str) -> str:
        return f"{{{self._space}}}{name}"


def writable(text: str) -> str:
    """Return a text as XML can carry it and a cell can hold it."""
    kept = _UNWRITABLE.sub("", text)
    if len(kept) * 2 <= LONGEST:
        return kept
    return kept.encode("utf-16-le")[: 2 * LONGEST].decode("utf-16-le", "ignore")


def height(fill: float) -> float:
    """Return the height in which a text fits that is so many times as long as its cell is wide.

    Written out because not every program that opens a workbook fits its rows. A cell takes more letters than it is wide.
    """
    return min(LINE_HEIGHT * math.ceil(fill * 0.83), TALLEST) or LINE_HEIGHT
