"""Seeing: from a number format to what people see of a kept value, where that is something else.

Three things are told: a number shown as per cent, a number shown with zeros before it, a day of which only a part is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache, partial
from typing import Any, Final

from ingestion.workbook import serials
from ingestion.workbook.page import Padded, PartOfDay, Percentage

See = Callable[[Any], Any]

WHOLE_DAY: Final = frozenset("dmy")
FEWEST_PLACES: Final = 2  # a single 0 pads nothing
LARGEST = 10**15  # Excel keeps fifteen digits

_PLACES: Final = re.compile(r'(?:0|[ -]|"[ ./-]*"|\\[ ./-])+')
_COLOUR: Final = re.compile(r"\[[^\]<>=]*\]")
_WRITTEN: Final = re.compile(r'["\\]')


@lru_cache(maxsize=1024)
def seeing(number_format: str) -> See | None:
    """Return what turns a kept value into the one that people see; None where both are the same."""
    kind = serials.kind_of(number_format)
    if kind == "percentage":
        return _per_cent
    if kind == "moment":
        return seeing_parts(serials.parts_of_day(number_format))
    section = _COLOUR.sub("", number_format.partition(";")[0])
    is_padded = kind == "number" and _PLACES.fullmatch(section) and section.count("0") >= FEWEST_PLACES
    return partial(_padded, _WRITTEN.sub("", section)) if is_padded else None


def seeing_parts(parts: frozenset[str]) -> See | None:
    """Return what leaves of a day the parts that are shown: some of d, m and y; None for all of them, or none."""
    return partial(_part_of_day, parts) if parts and parts < WHOLE_DAY else None


def _per_cent(kept: Any) -> Any:
    return Percentage.of(kept) if type(kept) in (int, float) else kept


def _part_of_day(parts: frozenset[str], kept: Any) -> Any:
    if type(kept) not in (date, datetime):
        return kept
    shown = {"d": f"{kept.day:02d}", "m": f"{kept.month:02d}", "y": str(kept.year)}
    return PartOfDay("/".join(text for part, text in shown.items() if part in parts))


def _padded(places: str, kept: Any) -> Any:
    """Fill the zeros of a format with a number's digits; what there are too many of stands before the first."""
    if type(kept) not in (int, float) or not 0 <= kept < LARGEST or kept != int(kept):
        return kept
    kept_digits = str(int(kept))
    digits = kept_digits.zfill(places.count("0"))
    cut = len(digits) - places.count("0") + 1
    filling = iter((digits[:cut], *digits[cut:]))
    shown = "".join(next(filling) if place == "0" else place for place in places)
    return kept if shown == kept_digits else Padded(kept, shown)
