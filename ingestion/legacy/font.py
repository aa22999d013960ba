"""Fonts: from a font's name to the encoding of the text set in it.

Names are a habit of the makers, not a rule: text in such a font may be Unicode all the same.
"""

from __future__ import annotations

from functools import lru_cache

from ingestion.legacy.encoding import Encoding


@lru_cache(maxsize=1024)
def encoding_of_font(font_name: str) -> Encoding | None:
    """Return the encoding that a font's name stands for: ".VnArial" is TCVN3, "VNI-Times" VNI, most names neither."""
    name = font_name.strip().lower()
    if name.startswith(".vn"):
        return "tcvn3"
    return "vni" if name.startswith("vni") else None


def is_capital_font(font_name: str) -> bool:
    """Tell whether a font shows small letters as capitals: ".VnTimeH". Only fonts of TCVN3 need it."""
    return encoding_of_font(font_name) == "tcvn3" and font_name.strip().lower().endswith("h")
