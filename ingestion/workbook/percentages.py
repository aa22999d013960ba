"""Percentages: from an .xlsx's styles and a sheet's XML to the cells that people see as per cent.

The decoder tells the number that Excel keeps, 0.912 where the sheet shows 91,2%. Which cells those are is found in a plain
sheet by one search for their styles, in any other by the second look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ingestion.workbook import serials
from ingestion.workbook.addresses import Columns
from ingestion.workbook.markup import walk
from ingestion.workbook.page import Percentage, Row

BUILT_IN: Final = frozenset({9, 10})  # 0% and 0.00%, which no file needs to define
FEW_STYLES: Final = 200  # a workbook has three or four; one search looks for so many at once

_HINT: Final = re.compile(rb"%|&#|numFmtId\s*=\s*[\"']0*(?:9|10)[\"']")


class PercentStyles:
    """The styles of a workbook that show a number as per cent, of which most have none."""

    def __init__(self, styles: bytes) -> None:
        """Read the part if there is something to find. Raises UnreadableWorkbook."""
        self._styles = _percent_styles(styles) if _HINT.search(styles) else frozenset()
        one_of_them = "|".join(sorted(self._styles)) if len(self._styles) <= FEW_STYLES else ""
        self._cell = re.compile(f'<c r="([A-Z]+)([0-9]+)" s="(?:{one_of_them})"(?: t="n")?>'.encode())

    @property
    def need_a_look(self) -> bool:
        """Tell whether a search would not do; "0" is the style of cells that name none."""
        return "0" in self._styles or len(self._styles) > FEW_STYLES

    def __contains__(self, style: str) -> bool:
        """Tell whether a cell of this style shows its number as per cent."""
        return style in self._styles

    def cells(self, plain_sheet: bytes) -> Iterator[tuple[int, int]]:
        """Yield row and column, 0-based, of the numbers that a plain sheet shows as per cent."""
        columns = Columns()
        for found in self._cell.finditer(plain_sheet) if self._styles else ():
            yield int(found[2]) - 1, columns[found[1].decode()]


def show_percentages(rows: list[Row], cells: Iterable[tuple[int, int]]) -> None:
    """Put what people see in the place of the numbers in these cells."""
    for row, column in cells:
        if row < len(rows) and column < len(rows[row]) and type(rows[row][column]) in (int, float):
            rows[row][column] = Percentage.of(rows[row][column])


def _percent_styles(xml: bytes) -> frozenset[str]:
    formats = dict.fromkeys(BUILT_IN, True)
    of_styles: list[int] = []
    group = ""

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal group
        if name in ("numFmts", "cellXfs"):
            group = name
        elif group == "numFmts" and name == "numFmt":
            formats[_number(attributes)] = serials.kind_of(attributes.get("formatCode", "")) == "percentage"
        elif group == "cellXfs" and name == "xf":
            of_styles.append(_number(attributes))

    def end(name: str) -> None:
        nonlocal group
        group = "" if name == group else group

    walk(xml, start, end)
    return frozenset(str(style) for style, number in enumerate(of_styles) if formats.get(number, False))


def _number(attributes: Mapping[str, str]) -> int:
    number = attributes.get("numFmtId", "")
    return int(number) if number.isdecimal() and len(number) < 10 else 0
