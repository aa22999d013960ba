"""Readings: from what stands in a cell to the encodings in which it is Vietnamese.

Each word is read as Unicode, as TCVN3 and as VNI. A cell is sure of an encoding when its words are syllables in that one
only; "Léc" (TCVN3 for "Lộc") is one in two, which its neighbours may decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingestion.legacy.encoding import Encoding
from ingestion.legacy.word import Reading, Word, read_word

_CP1252_LETTERS = "ŒœŠšŽžŸƒ"
# What no byte of a legacy font is: ế, ơ, đ, a combining tone. Quotes, dashes and signs prove nothing, nor does what
# cp1252 has among these: the letters above, "ˆ" and "˜".
_BEYOND_BYTES = re.compile(
    "[\u0100-\u0151\u0154-\u015f\u0162-\u0177\u0179-\u017c\u017f-\u0191\u0193-\u02c5\u02c7-\u02db\u02dd-\u1fff"
    "\u3000-\ud7ff]"
)
_LETTER = rf"A-Za-z\u00a1-\u00ff{_CP1252_LETTERS}"
_WORD = re.compile(rf"[A-Za-z]*[\u00a1-\u00ff{_CP1252_LETTERS}][{_LETTER}]*")


@dataclass(frozen=True)
class Judgement:
    """What a cell may be. `readings`: one: it is sure of that; several: neighbours may decide; none: leave it alone.

    `possible`: the legacy encodings that have all of its letters and in which no word stops being Vietnamese.
    """

    readings: frozenset[Reading] = frozenset()
    possible: frozenset[Encoding] = frozenset()

    @property
    def sure(self) -> Reading | None:
        """The one encoding in which it is Vietnamese."""
        return next(iter(self.readings)) if len(self.readings) == 1 else None

    @property
    def sure_legacy(self) -> Encoding | None:
        """That encoding, unless it is Unicode."""
        sure = self.sure
        return None if sure == "unicode" else sure


_UNICODE = Judgement(frozenset({"unicode"}))
_NOTHING = Judgement()


def judge(text: str) -> Judgement:
    """Return what a text may be. ASCII says nothing."""
    if _BEYOND_BYTES.search(text):
        return _UNICODE
    words = [read_word(word) for word in _WORD.findall(text)]
    if not words:
        return _NOTHING
    possible = frozenset.intersection(*(word.possible for word in words))
    readings = possible.intersection(*(word.syllable for word in words if word.syllable))
    return Judgement(_weigh(words, readings), frozenset(one for one in readings if one != "unicode"))


def any_sure_legacy(texts: Iterable[str]) -> bool:
    """Tell whether one of these texts is surely TCVN3 or VNI; quick to say no."""
    texts = [text for text in texts if not _BEYOND_BYTES.search(text)]
    words = map(read_word, set(_WORD.findall("\n".join(texts))))
    return any(word.syllable and "unicode" not in word.syllable for word in words) and any(
        judge(text).sure_legacy for text in texts
    )


def _weigh(words: list[Word], readings: frozenset[Reading]) -> frozenset[Reading]:
    """Keep a reading in doubt where too little speaks for it."""
    if not any(word.syllable for word in words):  # "Z¬r©m", "Q§": strange as Unicode; or "José", "½": leave alone
        return readings | {"unicode"} if readings and "unicode" not in readings else frozenset()
    if len(readings) != 1 or "unicode" in readings:
        return readings
    for_it = sum(word.is_telling and "unicode" not in word.syllable for word in words if word.syllable)
    against = sum(word.is_telling and "unicode" in word.possible for word in words if not word.syllable)
    return readings if for_it and for_it >= against else readings | {"unicode"}
