"""Plain columns: from a column whose cells are all of the plainest form to its values, in a few calls over the whole of it.

Most columns of most files are so; reading each cell of them by itself would cost as much as decoding the file. What is
answered here is what `ingestion/cells.py` would answer cell by cell; a column in doubt is left to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any

from ingestion.contract import Column
from ingestion.dates import FIRST_DAY, LAST_DAY
from ingestion.text import FILLERS, ODD, TRUTHS

SPACE = re.compile(r"\s")
ODD_CELLS = FILLERS | TRUTHS


def plain_values(column: Column, is_person_number: bool, cells: Sequence[Any]) -> list[Any] | None:
    """Return the values of the column; None when its cells have to be looked at one by one."""
    kinds = set(map(type, cells))
    if column.type == "date":
        return _dates(cells) if kinds <= {date, str} else None
    if kinds != {str} or column.type not in ("text", "code"):
        return None
    if is_person_number:
        return _digits(column, cells)
    return _codes(column, cells) if column.type == "code" else _texts(column, cells)


def _dates(cells: Sequence[Any]) -> list[Any] | None:
    days = [cell for cell in cells if type(cell) is date]
    if not days or any(cell for cell in cells if type(cell) is str) or min(days) < FIRST_DAY or max(days) > LAST_DAY:
        return None
    return [cell or None for cell in cells]


def _digits(column: Column, cells: Sequence[str]) -> list[Any] | None:
    whole = "".join(cells)
    is_plain = whole.isascii() and whole.isdigit() and _fit(column, cells)
    return [cell or None for cell in cells] if is_plain else None


def _codes(column: Column, cells: Sequence[str]) -> list[Any] | None:
    whole = "".join(cells)
    is_plain = whole.isascii() and whole == whole.upper() and not SPACE.search(whole) and not _is_odd(whole)
    is_plain = is_plain and ODD_CELLS.isdisjoint(cells)
    return [cell or None for cell in cells] if is_plain and _fit(column, cells) else None


def _texts(column: Column, cells: Sequence[str]) -> list[Any] | None:
    if _is_odd("\n".join(cells)):
        return None
    texts = list(map(str.strip, cells))
    return [text or None for text in texts] if ODD_CELLS.isdisjoint(texts) and _fit(column, cells) else None


def _is_odd(whole: str) -> bool:
    """Tell whether reading would change more than blanks, or find a long number cut short."""
    return bool(ODD.search(whole)) or "E+" in whole.upper() or not unicodedata.is_normalized("NFC", whole)


def _fit(column: Column, cells: Sequence[str]) -> bool:
    return max(map(len, cells)) <= column.max_length
