"""Legacy fonts: from a workbook's styles to those whose cells are set in a font of an old encoding."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingestion.workbook.markup import walk

_HINT = re.compile(rb"[\"'](?:\.vn|vni)", re.IGNORECASE)
_LEGACY = (".vn", "vni")  # .VnTime: TCVN3; VNI-Times: VNI


def legacy_fonts(styles: bytes) -> dict[str, str]:
    """Return style → font name, of the cell styles in such a font. Raises UnreadableWorkbook."""
    if not _HINT.search(styles):
        return {}
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

    walk(styles, start, end)
    return {
        str(style): fonts[font]
        for style, font in enumerate(of_styles)
        if font < len(fonts) and fonts[font].lower().startswith(_LEGACY)
    }
