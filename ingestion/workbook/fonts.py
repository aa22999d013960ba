"""Fonts: from a font's name to whether it shows another encoding's letters."""

from __future__ import annotations

LEGACY = (".vn", "vni")  # .VnTime: TCVN3; VNI-Times: VNI


def is_legacy(font: str) -> bool:
    """Tell whether text in this font is not what its letters say."""
    return font.lower().startswith(LEGACY)
