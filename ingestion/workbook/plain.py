"""Plain sheets: from a sheet's XML to how far it goes at most, if the decoder tells all there is to tell.

How far must be known before: the decoder lays out every cell up to the farthest one, so a single stray cell could ask for
more memory than there is. A few searches at the speed of C prove of most sheets that there is none, and nothing odd.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ingestion.workbook.legacy_fonts import LegacyFonts

PLAIN_COLUMNS = 52  # A to AZ; the contract's widest sheet has 30

_PREFIXED_CELL: Final = re.compile(rb":(?=c[\s/>])")
_LAST_ROW: Final = re.compile(rb"[0-9]+")


def plain_extent(xml: bytes, fonts: LegacyFonts) -> tuple[int, int] | None:
    """Return how many rows and columns a sheet has at most, if there is nothing to see that the decoder does not tell.

    Args:
        xml: the sheet's part.
        fonts: of the workbook.

    Returns:
        None if a second look is needed: a hidden row, a formula without a value, an error, a legacy font, a cell farther
        than can be said cheaply, or only XML written otherwise than the usual programs write it.
    """
    last_row = _LAST_ROW.search(xml, xml.rfind(b"<c ", 0, max(xml.rfind(b"</c>"), 0)) + 1)
    rows = _round_up(int(last_row.group()[:7]) if last_row else 0)
    data = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")  # columns are hidden before, buttons behind
    if xml.find(b"hidden", *data) >= 0 or _PREFIXED_CELL.search(xml) or _odd_cell(rows).search(xml):
        return None
    return None if fonts.may_be_in(xml) else (rows, PLAIN_COLUMNS)


def _round_up(row: int) -> int:
    """Return the next number of the form 9…9, 19…9, 29…9 …, but at least 9999."""
    digits = str(max(row, 1_000))
    return int(digits[0] + "9" * (len(digits) - 1)) if len(digits) > 4 else 9_999


@lru_cache
def _odd_cell(rows: int) -> re.Pattern[bytes]:
    """Return what finds a cell that is not plainly one within so many rows with a value, or empty wherever it stands."""
    first, rest = str(rows)[0], len(str(rows)) - 1
    row = f'[0-9]{{1,{rest + 1}}}+"' if first == "9" else f'(?:[0-9]{{1,{rest}}}+"|[1-{first}][0-9]{{{rest}}}")'
    value = "><(?:[vi/]|f[^<>]*>(?:[^<]*</f>)?<v>[^<])"
    plain = f' r="A?[A-Z]{row}(?: s="[0-9]++")?+(?: t="[^e"][^"]*+")?+(?:{value}|/>)'
    empty = ' r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]++")?+/>'
    return re.compile(f"<c(?!{plain}|{empty})[\\s/>]".encode())
