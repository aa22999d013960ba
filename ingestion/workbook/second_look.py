"""Second look: from a sheet's XML to what the decoder does not tell: hidden rows, formulas, errors, fonts, formats.

It walks through every element in Python and takes several times as long as the decoder; plain sheets do without it.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final

from ingestion.text import is_blank
from ingestion.workbook import addresses
from ingestion.workbook.addresses import Columns
from ingestion.workbook.legacy_fonts import LegacyFonts
from ingestion.workbook.markup import walk
from ingestion.workbook.page import ERROR_VALUE, NO_VALUE, Broken
from ingestion.workbook.shown_styles import ShownCell, ShownStyles
from ingestion.workbook.unreadable import UnreadableWorkbook

LONGEST_FORMULA = 500  # characters that are told
MAX_BROKEN = 500_000  # each is an object of its own
KNOWN_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})

_ROW: Final = re.compile(rb"<(?:\w+:)?row[\s/>][^<>]*")
_ROW_NUMBER: Final = re.compile(rb"\sr\s*=\s*[\"']\s*([0-9]{1,7})[\"']")
_END_OF_DATA: Final = re.compile(rb"</(?:\w+:)?sheetData\s*>")
_TRUE: Final = ("1", "true")


@dataclass
class Seen:
    """What the second look found, 0-based; `rows`, `columns`: how far something stands; `texts`: by their number.

    `lowest`, `rightmost`: row and column of the cells that stand farthest.
    """

    rows: int = 0
    columns: int = 0
    lowest: tuple[int, int] = (0, 0)
    rightmost: tuple[int, int] = (0, 0)
    texts: array[int] = field(default_factory=lambda: array("I"))
    hidden_rows: set[int] = field(default_factory=set)
    broken: list[tuple[int, int, Broken]] = field(default_factory=list)
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)
    shown_rows: array[int] = field(default_factory=lambda: array("I"))
    shown_columns: array[int] = field(default_factory=lambda: array("I"))
    shown_styles: array[int] = field(default_factory=lambda: array("I"))
    has_unknown_errors: bool = False
    is_plain: bool = False  # nothing was looked at

    @property
    def shown(self) -> Iterator[ShownCell]:
        """The cells of which people see something else than is kept."""
        return zip(self.shown_rows, self.shown_columns, self.shown_styles, strict=True)


def look(
    xml: bytes, fonts: LegacyFonts, shown_styles: ShownStyles, blank_texts: AbstractSet[int] = frozenset()
) -> Seen:
    """Walk through a sheet. Raises UnreadableWorkbook.

    Args:
        xml: the sheet's part.
        fonts: of the workbook.
        shown_styles: of the workbook.
        blank_texts: numbers of shared texts that nobody sees; with any given, blank texts count as nothing.
    """
    cells = _Cells(fonts, shown_styles, blank_texts)
    walk(xml, cells.start, cells.end, cells.text)
    seen = cells.seen
    seen.hidden_rows = {row for row in seen.hidden_rows if row < seen.rows}
    return seen


def without_rows_below(xml: bytes, rows: int) -> bytes:
    """Return a sheet without the rows below so many; as it is where rows are not numbered in order."""
    starts = list(_ROW.finditer(xml))
    numbers = [int(number[1]) if (number := _ROW_NUMBER.search(start.group())) else 0 for start in starts]
    first = next((at for at, number in enumerate(numbers) if number > rows), None)
    end = _END_OF_DATA.search(xml)
    if first is None or end is None or 0 in numbers or min(numbers[first:]) <= rows:
        return xml
    return xml[: starts[first].start()] + xml[end.start() :]


class _Cells:
    """Takes a sheet's elements; where a cell stands is found as the decoder finds it, also without an address."""

    def __init__(self, fonts: LegacyFonts, shown_styles: ShownStyles, blank_texts: AbstractSet[int]) -> None:
        self.seen = Seen()
        self._blank_texts = blank_texts
        self._fonts, self._shown_styles = fonts, shown_styles
        self._columns = Columns()
        self._formulas: dict[str | None, str] = {}  # of a shared formula only the first cell has the text
        self._broken: dict[tuple[str, str], Broken] = {}
        self._is_in_data = self._is_behind = False
        self._row = self._next_column = 0
        self._in_cell = False
        self._formula: Mapping[str, str] | None = None
        self._taken: list[str] | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._is_in_data:
            self._is_in_data = name == "sheetData" and not self._is_behind
        elif name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            self._begin_row(attributes)
        elif not self._in_cell:
            return
        elif name == "v":
            self._has_value = True
            self._taken = self._value
        elif name == "f":
            self._formula = attributes
            self._taken = self._formula_text
        elif name == "is":
            self._is_filled = True
        elif name == "t" and self._kind == "inlineStr":
            self._taken = self._value

    def end(self, name: str) -> None:
        self._taken = None
        if not self._is_in_data:
            return
        if name == "c" and self._in_cell:
            self._end_cell()
        elif name == "row":
            self._row += 1
            self._next_column = 0
        elif name == "sheetData":
            self._is_in_data, self._is_behind = False, True

    def text(self, text: str) -> None:
        if self._taken is not None:
            self._taken.append(text)

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        number = attributes.get("r")
        if number is not None:
            self._row = addresses.row(number)
        if attributes.get("hidden") in _TRUE:
            self.seen.hidden_rows.add(self._row)

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        address = attributes.get("r")
        self._at = self._row, self._next_column
        if address is not None:
            letters = address.rstrip("0123456789")
            self._at = addresses.row(address[len(letters) :]), self._columns[letters]
            self._next_column = self._at[1]
        self._next_column += 1
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "0")
        self._value: list[str] = []
        self._formula_text: list[str] = []
        self._formula = None
        self._is_filled = self._has_value = False
        self._in_cell = True

    def _end_cell(self) -> None:
        self._in_cell = False
        value = "".join(self._value)
        is_filled = self._is_filled or bool(value) or (self._has_value and self._kind not in ("n", "s", "b", "e"))
        if self._formula is not None:
            formula = self._whole_formula(self._formula)
            if not is_filled:
                self._break(NO_VALUE, formula)
        if self._kind == "e" and value:
            self._break(ERROR_VALUE, value[:LONGEST_FORMULA])
            self.seen.has_unknown_errors |= value not in KNOWN_ERRORS
        if is_filled and not (self._blank_texts and self._is_blank(value)):
            self._reach()
            if self._kind in ("s", "str", "inlineStr"):
                self._take_text(value)
            elif self._kind == "n" and (style := self._shown_styles.number(self._style)) is not None:
                self.seen.shown_rows.append(self._at[0])
                self.seen.shown_columns.append(self._at[1])
                self.seen.shown_styles.append(style)

    def _is_blank(self, value: str) -> bool:
        if self._kind == "s":
            return value.isdecimal() and len(value) < 10 and int(value) in self._blank_texts
        return self._kind in ("str", "inlineStr") and is_blank(value)

    def _take_text(self, value: str) -> None:
        number = None
        if self._kind == "s":
            number = int(value) if value.isdecimal() and len(value) < 10 else 0
            self.seen.texts.append(number)
        font = self._fonts.of_cell(self._style, number)
        if font:
            self.seen.fonts[self._at] = font

    def _whole_formula(self, attributes: Mapping[str, str]) -> str:
        text = "".join(self._formula_text)[:LONGEST_FORMULA]
        if attributes.get("t") == "shared":
            shared = attributes.get("si")
            text = self._formulas.setdefault(shared, text) if text else self._formulas.get(shared, "")
        return f"={text}"

    def _break(self, reason: str, typed: str) -> None:
        self._reach()
        broken = self._broken.setdefault((reason, typed), Broken(reason, typed))
        self.seen.broken.append((*self._at, broken))
        if len(self.seen.broken) > MAX_BROKEN:
            raise UnreadableWorkbook("bomb", f"more than {MAX_BROKEN} cells without a value")

    def _reach(self) -> None:
        seen, (row, column) = self.seen, self._at
        if row >= seen.rows:
            seen.rows, seen.lowest = row + 1, self._at
        if column >= seen.columns:
            seen.columns, seen.rightmost = column + 1, self._at
