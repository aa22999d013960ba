"""Shown styles: from an .xlsx's styles and a sheet's XML to the cells in which people see something else than is kept.

The decoder tells the number that Excel keeps, 0.912 where the sheet shows 91,2%, and the first of March where it shows
Mar-18. Which cells those are is found in a plain sheet by one search for their styles, in any other by the second look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Final

from ingestion.workbook.addresses import Columns
from ingestion.workbook.markup import walk
from ingestion.workbook.page import Row
from ingestion.workbook.seeing import See, seeing

BUILT_IN: Final = {9: "0%", 10: "0.00%", 16: "d-mmm", 17: "mmm-yy"}  # which no file needs to define
FEW_STYLES: Final = 200  # a workbook has three or four; one search looks for so many at once

_BUILT_IN: Final = re.compile(rb"numFmtId\s*=\s*[\"']0*(?:9|10|16|17)[\"']")
_FORMAT: Final = re.compile(rb"formatCode\s*=\s*(?:\"([^\"]*)|'([^']*))")

ShownCell = tuple[int, int, int]  # row, column and style, 0-based


class ShownStyles:
    """The styles of a workbook that show something else than is kept, of which most have none."""

    def __init__(self, styles: bytes) -> None:
        """Read the part if there is something to find. Raises UnreadableWorkbook."""
        self._seeing = _of_styles(styles) if _may_tell(styles) else {}
        one_of_them = "|".join(sorted(map(str, self._seeing))) if len(self._seeing) <= FEW_STYLES else ""
        self._cell = re.compile(f'<c r="([A-Z]+)([0-9]+)" s="({one_of_them})"(?: t="n")?>'.encode())
        self._names = {str(style): style for style in self._seeing}

    @property
    def need_a_look(self) -> bool:
        """Tell whether a search would not do; 0 is the style of cells that name none."""
        return 0 in self._seeing or len(self._seeing) > FEW_STYLES

    def number(self, style: str) -> int | None:
        """Return the number of a style that shows something else, None for any other."""
        return self._names.get(style)

    def cells(self, plain_sheet: bytes) -> Iterator[ShownCell]:
        """Yield the cells of a plain sheet that are set in one of these styles and hold no text."""
        columns = Columns()
        for found in self._cell.finditer(plain_sheet) if self._seeing else ():
            yield int(found[2]) - 1, columns[found[1].decode()], int(found[3])

    def show(self, rows: list[Row], cells: Iterable[ShownCell]) -> None:
        """Put what people see in the place of what is kept in these cells."""
        for row, column, style in cells:
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = self._seeing[style](rows[row][column])


def _may_tell(xml: bytes) -> bool:
    """Tell whether some format shows something else, used by a cell or not: a few formats cost less than all styles."""
    formats = {found[1] or found[2] or b"" for found in _FORMAT.finditer(xml)}
    return _BUILT_IN.search(xml) is not None or any(
        seeing(unescape(code.decode("utf-8", "replace"))) for code in formats
    )


def _of_styles(xml: bytes) -> dict[int, See]:
    formats = {number: seeing(code) for number, code in BUILT_IN.items()}
    of_styles: list[int] = []
    group = ""

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal group
        if name in ("numFmts", "cellXfs"):
            group = name
        elif group == "numFmts" and name == "numFmt":
            formats[_number(attributes)] = seeing(attributes.get("formatCode", ""))
        elif group == "cellXfs" and name == "xf":
            of_styles.append(_number(attributes))

    def end(name: str) -> None:
        nonlocal group
        group = "" if name == group else group

    walk(xml, start, end)
    return {style: see for style, number in enumerate(of_styles) if (see := formats.get(number))}


def _number(attributes: Mapping[str, str]) -> int:
    number = attributes.get("numFmtId", "")
    return int(number) if number.isdecimal() and len(number) < 10 else 0
