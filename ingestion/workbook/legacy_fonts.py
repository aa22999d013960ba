"""Legacy fonts: from styles and shared texts to the font of a cell that is set in one of an old encoding.

A text may have parts in fonts of their own; only a text with all its parts in such fonts is in the old encoding.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ingestion.workbook.fonts import is_legacy
from ingestion.workbook.markup import walk

_HINT: Final = re.compile(rb"[\"'](?i:\.vn|vni)")
_HINT_IN_TEXTS: Final = re.compile(rb"rFont\s[^<>]*?[\"'](?i:\.vn|vni)")


class LegacyFonts:
    """The legacy fonts of a workbook, of which most have none."""

    def __init__(self, styles: bytes, texts: bytes) -> None:
        """Read the parts as far as there is something to find. Raises UnreadableWorkbook."""
        self._of_styles = _of_styles(styles) if _HINT.search(styles) else {}
        self._are_in_texts = _HINT_IN_TEXTS.search(texts) is not None
        self._of_texts: dict[int, tuple[str, ...]] = {}
        if self._are_in_texts or (self._of_styles and b"rFont" in texts):
            self._of_texts = _of_texts(texts)

    def may_be_in(self, sheet: bytes) -> bool:
        """Tell whether some cell of a sheet may be set in such a font; "0" is the style of cells that name none."""
        return self._are_in_texts or any(
            style == "0" or b' s="%s"' % style.encode() in sheet for style in self._of_styles
        )

    def of_cell(self, style: str, text: int | None) -> str | None:
        """Return the legacy font of a cell of this style that holds this shared text, or one of its own."""
        of_style = self._of_styles.get(style)
        if text not in self._of_texts:
            return of_style
        fonts = sorted({font or of_style or "" for font in self._of_texts[text]})
        return fonts[0] if all(map(is_legacy, fonts)) else None


def _of_styles(xml: bytes) -> dict[str, str]:
    fonts: list[str] = []
    of_styles: list[int] = []
    group = ""

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal group
        if name in ("fonts", "cellXfs"):
            group = name
        elif group == "fonts" and name == "font":
            fonts.append("")
        elif group == "fonts" and name == "name" and fonts:
            fonts[-1] = attributes.get("val", "")
        elif group == "cellXfs" and name == "xf":
            number = attributes.get("fontId", "")
            of_styles.append(int(number) if number.isdecimal() and len(number) < 10 else 0)

    def end(name: str) -> None:
        nonlocal group
        group = "" if name == group else group

    walk(xml, start, end)
    return {
        str(style): fonts[font] for style, font in enumerate(of_styles) if font < len(fonts) and is_legacy(fonts[font])
    }


def _of_texts(xml: bytes) -> dict[int, tuple[str, ...]]:
    """Return number → fonts of the parts, of the texts that have parts; "" is the font of the cell."""
    of_texts: dict[int, tuple[str, ...]] = {}
    known: dict[tuple[str, ...], tuple[str, ...]] = {}  # most texts have the same
    number = -1
    font = ""
    fonts: set[str] = set()

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal number, font
        if name == "si":
            number += 1
            fonts.clear()
        elif name == "r":
            font = ""
        elif name == "rFont":
            font = attributes.get("val", "")

    def end(name: str) -> None:
        if name == "r":
            fonts.add(font)
        elif name == "si" and fonts:
            names = tuple(fonts)
            of_texts[number] = known.setdefault(names, names)

    walk(xml, start, end)
    return of_texts
