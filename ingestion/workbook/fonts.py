"""Fonts: from the fonts in which a cell's text is set to the one that tells its legacy encoding."""

from __future__ import annotations

import re
from collections.abc import Iterable

LEGACY = re.compile(r"\.vn|vni", re.IGNORECASE)  # .VnTime: TCVN3; VNI-Times: VNI


def legacy_font(fonts: Iterable[str]) -> str | None:
    """Return the legacy font of a text; None unless every part of the text is set in one."""
    names = list(fonts)
    return names[0] if names and all(map(LEGACY.match, names)) else None
