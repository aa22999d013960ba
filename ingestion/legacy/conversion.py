"""Conversion: from a sheet that may hold TCVN3 and VNI to the same sheet in Unicode, and a record of what was typed.

Nothing is guessed: a cell that two encodings could mean follows the others of its column, if those agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from ingestion.legacy.encoding import Encoding, to_unicode
from ingestion.legacy.font import encoding_of_font, is_capital_font
from ingestion.legacy.glance import shows_legacy
from ingestion.legacy.reading import Judgement, judge
from ingestion.legacy.word import Reading

Rows = list[list[Any]]
Fonts = Mapping[tuple[int, int], str]  # (row, column) → name

_LOWEST_HEAD = 30  # rows; titles and headers end far above


@dataclass(frozen=True)
class Converted:
    """One cell that was converted: where, what had been typed, in which encoding. 0-based."""

    row: int
    column: int
    typed: str
    encoding: Encoding


class _Text(NamedTuple):
    row: int
    column: int
    typed: str


_Typeset = tuple[str, str]  # a text and the name of its font; "" where no legacy font is known


def convert_rows(rows: Rows, fonts: Fonts) -> list[Converted]:
    """Convert in place every text of one sheet that is in a legacy encoding; return what had been typed.

    `fonts`: (row, column) → name, of the cells set in a font of a legacy encoding. A font decides what the text leaves
    open, unless other cells show that the fonts of its column lie. ASCII, numbers and dates stay as they are.
    """
    if not fonts and not shows_legacy(rows):
        return []
    head = _height_of_head(rows)
    titles = [text for row in range(head) for text in _texts(row, rows[row])]
    columns: dict[int, list[_Text]] = defaultdict(list)
    for text in (text for row in range(head, len(rows)) for text in _texts(row, rows[row])):
        columns[text.column].append(text)
    converted = list(_convert(rows, titles, fonts, set()))
    for column, texts in columns.items():
        above = {judge(title.typed).sure_legacy for title in titles if title.column == column}
        converted += _convert(rows, texts, fonts, {encoding for encoding in above if encoding})
    return sorted(converted, key=lambda one: (one.row, one.column))


def _height_of_head(rows: Rows) -> int:
    """Count the rows of titles and headers: what stands above the first number or date.

    They are the form's own, so their Unicode is no witness for how the columns were filled.
    """
    for row, cells in enumerate(rows[:_LOWEST_HEAD]):
        if any(type(cell) is not str or cell.strip().isdecimal() for cell in cells):
            return row
    return 0


def _texts(row: int, cells: list[Any]) -> list[_Text]:
    return [_Text(row, column, cell) for column, cell in enumerate(cells) if type(cell) is str and not cell.isascii()]


def _convert(rows: Rows, texts: list[_Text], fonts: Fonts, above: set[Reading]) -> Iterator[Converted]:
    """Convert texts that are each other's witnesses. `above`: what the titles of their column are sure of."""
    names = (fonts.get((text.row, text.column), "") for text in texts)
    typeset = [(text.typed, name if encoding_of_font(name) else "") for text, name in zip(texts, names, strict=True)]
    decoded = _decode(set(typeset), above)
    for text, pair in zip(texts, typeset, strict=True):
        if pair in decoded:
            encoding, rows[text.row][text.column] = decoded[pair]
            yield Converted(text.row, text.column, text.typed, encoding)


def _decode(typeset: set[_Typeset], above: set[Reading]) -> dict[_Typeset, tuple[Encoding, str]]:
    """Return the encoding and the Unicode of those texts that were typed in a legacy encoding."""
    judged = [(text, font, judge(text)) for text, font in typeset]
    shown: dict[bool, set[Reading]] = {False: set(above), True: set(above)}
    for _, font, one in judged:
        shown[bool(font)].update(_testimony(one, encoding_of_font(font)))
    decoded = {}
    for text, font, one in judged:
        encoding = _decide(one, encoding_of_font(font), shown[bool(font)])
        if encoding:
            in_unicode = to_unicode(text, encoding, capitals=encoding == "tcvn3" and is_capital_font(font))
            if in_unicode != text:
                decoded[text, font] = encoding, in_unicode
    return decoded


def _testimony(judged: Judgement, font: Encoding | None) -> Iterable[Reading]:
    """Return what a text proves to its neighbours: its encoding, or that a font lies."""
    if judged.sure:
        return judged.readings
    return ("unicode",) if font and judged.readings and font not in judged.readings else ()


def _decide(judged: Judgement, font: Encoding | None, shown: set[Reading]) -> Encoding | None:
    """Return the encoding a text is in; None: Unicode, or nobody knows. `shown`: what its neighbours are sure of."""
    if judged.sure:
        return judged.sure_legacy
    if font is None:
        (agreed,) = shown if len(shown) == 1 else (None,)
        return agreed if agreed in judged.readings and agreed != "unicode" else None
    if "unicode" in shown or font not in judged.possible:  # the fonts lie, or this one does
        return None
    return font if judged.readings or font in shown else None
