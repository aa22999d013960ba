"""Glance: from a sheet to whether any of its text is surely in a legacy encoding. Most sheets end here.

To look at every cell of a clean sheet would cost as much as all that is done for the others. Of a large one some rows are
read, and the whole of the column with the most to say, the names: who typed a row in an old font typed its name so too.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest
from operator import itemgetter
from typing import Any

from ingestion.legacy.reading import any_sure_legacy

_READ_WHOLE = 256  # rows, about
_STRIDE = 64  # at most; of a list of thousands, every so-many-th row


def shows_legacy(rows: list[list[Any]]) -> bool:
    """Tell whether a text on the sheet is sure of being TCVN3 or VNI."""
    stride = min(len(rows) // _READ_WHOLE + 1, _STRIDE)
    columns = [_beyond_ascii(cells) for cells in zip_longest(*rows[stride // 2 :: stride], fillvalue="")]
    if any_sure_legacy(set().union(*columns)):
        return True
    if stride == 1 or not any(columns):
        return False
    names = max(range(len(columns)), key=lambda column: len(columns[column]))
    long_enough = rows if min(map(len, rows)) > names else [row for row in rows if len(row) > names]
    return any_sure_legacy(_beyond_ascii(map(itemgetter(names), long_enough)))


def _beyond_ascii(cells: Iterable[Any]) -> set[str]:
    return {cell for cell in set(cells) if type(cell) is str and not cell.isascii()}
