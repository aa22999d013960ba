"""Words: from one word as typed to the encodings in which it is a Vietnamese syllable, and in which it may stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ingestion.legacy.encoding import TCVN3_LETTERS, is_all_vni, to_unicode
from ingestion.legacy.syllable import is_syllable

Reading = Literal["unicode", "tcvn3", "vni"]

_SIGN = re.compile(r"[\u00a1-\u00bf×÷]")
_NOTES = "»¹²³°º®"  # close a Unicode word; of them a TCVN3 word ends in "¹" only ("b¹": bạ)
_VNI_PAIR = re.compile("[aeo]â|aê|[aeuy][ûõ]", re.IGNORECASE)  # in no other spelling: "Alaêng", not a foreign name
_NOT_VIETNAMESE = frozenset({"µm", "N·m", "Loïc", "Lü", "Naïm"})  # would be syllables in TCVN3 or VNI


@dataclass(frozen=True)
class Word:
    """One word. `syllable`: where it is Vietnamese; `possible`: also where a name, unit or abbreviation may be so spelt.

    `is_telling`: long or strange enough to prove something.
    """

    syllable: frozenset[Reading]
    possible: frozenset[Reading]
    is_telling: bool


@lru_cache(maxsize=16_384)
def read_word(word: str) -> Word:
    """Read one word in all encodings. It has letters, and signs that TCVN3 has letters for."""
    if word in _NOT_VIETNAMESE:
        return Word(frozenset(), frozenset({"unicode"}), is_telling=False)
    bare = word.removeprefix("«").rstrip(_NOTES)  # in TCVN3 all signs are letters
    possible, syllable = set[Reading](), set[Reading]()
    if _may_be_unicode(bare):
        possible.add("unicode")
        if not bare.isascii() and is_syllable(bare.lower().replace("ð", "đ"), loosely=True):  # Ð often stands for Đ
            syllable.add("unicode")
    if not _has_signs(bare) and is_all_vni(bare):
        possible.add("vni")
        if not bare.isascii() and _is_vni_syllable(bare):
            syllable.add("vni")
    if TCVN3_LETTERS.issuperset(letter for letter in word if not letter.isascii()):
        possible.add("tcvn3")
        if _is_tcvn3_syllable(word):
            syllable.add("tcvn3")
    if len(word) == 1:  # "½", "Ø", "ë": a sign, or a letter of a list, as well as a word
        syllable.clear()
    is_telling = "unicode" not in possible or (len(bare) > 2 and not bare.isascii())
    return Word(frozenset(syllable), frozenset(possible), is_telling)


def _may_be_unicode(bare: str) -> bool:
    return not _has_signs(bare) and _is_cased(bare) and not _VNI_PAIR.search(bare)


def _has_signs(bare: str) -> bool:
    return len(bare) > 1 and _SIGN.search(bare) is not None


def _is_vni_syllable(bare: str) -> bool:
    decoded = to_unicode(bare, "vni")
    return _is_cased(decoded) and is_syllable(decoded.lower())


def _is_tcvn3_syllable(word: str) -> bool:
    decoded = to_unicode(word, "tcvn3")
    with_capitals = "".join(letter for code, letter in zip(word, decoded, strict=True) if code <= "®")
    return _is_cased(with_capitals) and is_syllable(decoded.lower())  # a letter with a tone has no capital: "HOµNG"


def _is_cased(word: str) -> bool:
    """Tell whether the capitals stand as people write them: none, the first, or all."""
    return word[1:] == word[1:].lower() or word == word.upper()
