"""Text: from what stands in a cell to text in one form, and to the keys by which names are compared.

Whoever reads a cell in an old encoding converts it first (`ingestion/legacy.py`): there, what is invisible in Unicode is a
letter.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from functools import lru_cache
from typing import Any

EXACT = 2**53  # up to here a float is a whole number without doubt
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")

# A no-break space is a space, NUL cannot be kept, what nobody sees is nothing, and the Icelandic eth looks like Đ.
ODD = re.compile("[\0\u00a0\u00ad\u00d0\u00f0\u2007\u200b-\u200f\u202f\u2060\ufeff]")
EVEN = str.maketrans(
    {"\0": "\ufffd", "\u00d0": "Đ", "\u00f0": "đ"}
    | dict.fromkeys("\u00a0\u2007\u202f", " ")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
)
NOTHING = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
DASHES = frozenset({"-", "--", "–", "—", "−"})
FILLERS = DASHES | {"...", "…", "//", "-/-"}  # people fill with them a cell of which there is nothing to say
TRUTHS = frozenset({"TRUE", "FALSE"})  # what a spreadsheet makes of a word or of a formula
FRAME = " \t\r\n*“”\"'‘’«».:;"  # what people put around a name or label


def is_blank(cell: Any) -> bool:
    """Tell whether nothing stands in a cell that anybody sees."""
    return type(cell) is str and not cell.strip(NOTHING)


def says_nothing(cell: Any) -> bool:
    """Tell whether a cell is blank or holds a filler only."""
    return type(cell) is str and (not (text := cell.strip(NOTHING)) or text in FILLERS)


def as_text(cell: Any) -> str:
    """Return what stands in a cell as people read it, in Unicode's composed form."""
    if type(cell) is str and cell.isascii() and "\0" not in cell:
        return cell.strip()
    if type(cell) is float and cell.is_integer() and abs(cell) < EXACT:
        return str(int(cell))
    if type(cell) is date or type(cell) is datetime:
        return _day_as_text(cell)
    text = unicodedata.normalize("NFC", str(cell))
    return (text.translate(EVEN) if ODD.search(text) else text).strip()


def _day_as_text(day: date) -> str:
    has_time = type(day) is datetime and day.time() != datetime.min.time()
    return f"{day:%d/%m/}{day.year}" + (f" {day:%H:%M}" if has_time else "")


def plain_digits(text: str) -> str:
    """Return the digits of other scripts (０４９) as ours; a raised one is no digit but may point to a footnote."""
    return text if text.isascii() else "".join(str(unicodedata.decimal(char, char)) for char in text)


def normal(text: str) -> str:
    """Fold case, Unicode form, tone placement, quotes, the asterisk of required headers and white space.

    For comparing headers, labels and sheet names; for persons' names see `name_key`.
    """
    folded = as_text(text).casefold().replace("(*)", " ").strip(FRAME)
    return " ".join(folded.split()) if folded.isascii() else name_key(folded)


def name_key(name: str) -> str:
    """Return a name for comparing: lower case, single spaces, each tone mark at the end of its syllable (uỷ = ủy)."""
    return " ".join(map(_tone_last, name.lower().split()))


@lru_cache(maxsize=8192)  # Vietnamese has some seven thousand syllables
def _tone_last(syllable: str) -> str:
    marks = unicodedata.normalize("NFD", syllable)
    tones = [mark for mark in marks if mark in TONES]
    return "".join(mark for mark in marks if mark not in TONES) + "".join(tones)
