"""Colours: what each severity looks like, as ground and letters; each word stands there too, for who prints without."""

from __future__ import annotations

from typing import Final, Literal

Tone = Literal["error", "warning", "info", "good"]
COLOURS: Final[dict[str, tuple[str, str]]] = {
    "error": ("FBE0DD", "9C0006"),
    "warning": ("FFF2CC", "7F6000"),
    "info": ("DDEBF7", "1F4E79"),
    "good": ("E2EFDA", "375623"),
}
