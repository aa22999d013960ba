"""Excel's own format: from the bytes of an .xlsx or .xlsm to its pages.

Values come from the decoder, what it does not tell from a second look at the sheets that need one. Links, external
workbooks and embedded objects are never followed, macros never opened.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

from python_calamine import CalamineError, CalamineWorkbook

from ingestion.workbook import extent
from ingestion.workbook.addresses import is_far
from ingestion.workbook.extent import cut
from ingestion.workbook.legacy_fonts import LegacyFonts
from ingestion.workbook.merged import merged_areas
from ingestion.workbook.package import Package
from ingestion.workbook.page import Format, Page, Row
from ingestion.workbook.plain import plain_extent
from ingestion.workbook.second_look import Seen, look, without_rows_below
from ingestion.workbook.shared_texts import SharedTexts
from ingestion.workbook.shown_styles import ShownStyles
from ingestion.workbook.unreadable import FarCell, UnreadableWorkbook
from ingestion.workbook.xlsx_parts import find_parts, repack

# What all sheets together may lay out beyond what their own bytes pay for: empty cells between the others, and the same
# text again and again. So reading takes less memory than 300 MB and ten times what the file unpacks to.
EMPTY_CELLS = 1_500_000
BYTES_PER_CELL = 15
REPEATED_CHARACTERS = 8_000_000

_ERROR_CELL = re.compile(rb"(<(?:\w+:)?c\b[^<>]*?\st\s*=\s*[\"'])e([\"'])")


class XlsxBook:
    """One open .xlsx."""

    letters = 0

    def __init__(self, content: bytes) -> None:
        """Unpack what holds cells and open the workbook. Raises UnreadableWorkbook."""
        package = Package(content)
        parts = find_parts(package)
        self.format: Format = "xlsm" if parts.has_macros else "xlsx"
        self.sheet_names = tuple(sheet.name for sheet in parts.sheets)
        self._part_of = {sheet.name: sheet.part for sheet in reversed(parts.sheets)}
        self._counts_from_1904 = parts.counts_from_1904
        self._texts = package.read_xml(parts.texts) if parts.texts else b""
        self._styles = package.read_xml(parts.styles) if parts.styles else b""
        self._xml = {part: package.read_xml(part) for part in dict.fromkeys(self._part_of.values()) if part}
        self._shared_texts = SharedTexts(self._texts)
        unpacked = len(self._texts) + sum(map(len, self._xml.values()))
        self._cells = _Room(EMPTY_CELLS + unpacked // BYTES_PER_CELL)
        self._characters = _Room(REPEATED_CHARACTERS + unpacked // 2)
        self._decoder = self._open(list(self._xml.values()))
        self._fonts = LegacyFonts(self._styles, self._texts)
        self._shown_styles = ShownStyles(self._styles)

    def page(self, sheet_name: str) -> Page:
        """Return one sheet, leading empty rows and columns included. Raises UnreadableWorkbook."""
        part = self._part_of[sheet_name]
        if part is None:
            return Page([])
        xml = self._xml[part]
        xml, seen = self._look(part, xml)
        self._refuse_repetition(part, xml, seen)
        rows = self._decode(part, xml, seen)
        width = len(rows[0]) if rows else 0
        if is_far(len(rows), width):
            rows = extent.page(rows).rows
            width = len(rows[0]) if rows else 0
        self._cells.take(part, len(rows) * width)
        self._shown_styles.show(rows, self._shown_styles.cells(xml) if seen.is_plain else seen.shown)
        return Page(rows, frozenset(seen.hidden_rows), tuple(cut(merged_areas(xml), len(rows), width)), seen.fonts)

    def _look(self, part: str, xml: bytes) -> tuple[bytes, Seen]:
        """Return the sheet, without its end where only blank cells go too far, and how far it goes. Raises FarCell."""
        plain = None if self._shown_styles.need_a_look else plain_extent(xml, self._fonts)
        if plain and plain[0] * plain[1] <= self._cells.left_for(part):
            return xml, Seen(*plain, is_plain=True)
        seen = look(xml, self._fonts, self._shown_styles)
        if self._goes_too_far(part, seen):
            seen = look(xml, self._fonts, self._shown_styles, self._shared_texts.blank)
            if self._goes_too_far(part, seen):
                raise FarCell(*_farthest(seen))
            xml = without_rows_below(xml, seen.rows)
            seen = look(xml, self._fonts, self._shown_styles)
            if self._goes_too_far(part, seen):  # blank cells that cannot be cut off
                raise FarCell(*_farthest(seen))
        return xml, seen

    def _goes_too_far(self, part: str, seen: Seen) -> bool:
        return is_far(seen.rows, seen.columns) or seen.rows * seen.columns > self._cells.left_for(part)

    def _refuse_repetition(self, part: str, xml: bytes, seen: Seen) -> None:
        room = self._characters.left_for(part)
        if self._shared_texts.may_exceed(room, xml):
            texts = self._shared_texts
            copied = texts.copied_to(xml) if seen.is_plain else texts.copied(seen.texts)
            if copied > room:
                raise UnreadableWorkbook("bomb", "the same long text in too many cells")
            self._characters.take(part, copied)

    def _decode(self, part: str, xml: bytes, seen: Seen) -> list[Row]:
        number, decoder = list(self._xml).index(part), self._decoder
        if seen.has_unknown_errors:  # over which the decoder gives up: let it take them for texts
            number, decoder = 0, self._open([_ERROR_CELL.sub(rb"\1str\2", xml)])
        elif xml is not self._xml[part]:
            number, decoder = 0, self._open([xml])
        with _decoding():
            rows: list[Row] = decoder.get_sheet_by_name(str(number)).to_python(skip_empty_area=False)
        if seen.broken:
            width = max(seen.columns, len(rows[0]) if rows else 0)
            rows += [[] for _ in range(seen.rows - len(rows))]
            for cells in rows:
                cells.extend([""] * (width - len(cells)))
            for row, column, broken in seen.broken:
                rows[row][column] = broken
        return rows

    def _open(self, sheets: list[bytes]) -> CalamineWorkbook:
        package = repack(sheets, self._texts, self._styles, self._counts_from_1904)
        with _decoding():
            return CalamineWorkbook.from_filelike(io.BytesIO(package))


def _farthest(seen: Seen) -> tuple[int, int]:
    """Return the cell to name: the rightmost of a sheet that is too wide, else the lowest."""
    return seen.rightmost if is_far(0, seen.columns) else seen.lowest


class _Room:
    """So much that all parts together may take, each once."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._taken: dict[str, int] = {}

    def left_for(self, part: str) -> int:
        return self._room - sum(taken for other, taken in self._taken.items() if other != part)

    def take(self, part: str, amount: int) -> None:
        self._taken[part] = amount


@contextmanager
def _decoding() -> Iterator[None]:
    """Turn what the decoder raises over a damaged file into UnreadableWorkbook."""
    try:
        yield
    except (CalamineError, OSError, ValueError, ArithmeticError) as error:  # a time beyond all measure overflows
        raise UnreadableWorkbook("damaged", str(error)) from error
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":  # the decoder's own, which is no Exception
            raise
        raise UnreadableWorkbook("damaged", "the decoder gave up") from panic
