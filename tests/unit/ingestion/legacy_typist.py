"""Typist: from Unicode to the codes that somebody has typed in an old font, the inverse of what is decoded."""

from ingestion.legacy import Encoding, to_unicode
from ingestion.legacy.encoding import TCVN3_LETTERS

_BYTES = [chr(code) for code in range(0xA1, 0x100)]
_VOWELS = "aeouyAEOUY"


def _inverse(typed: list[str], encoding: Encoding) -> dict[str, str]:
    codes: dict[str, str] = {}
    for code in typed:
        letter = to_unicode(code, encoding)
        if len(letter) == 1 and letter.isalpha():
            codes.setdefault(letter, code)
    return codes


_TCVN3 = _inverse(sorted(TCVN3_LETTERS), "tcvn3")
_CODES = {
    "tcvn3": _TCVN3 | {letter.upper(): code for letter, code in _TCVN3.items() if letter.upper() not in _TCVN3},
    "vni": _inverse(
        [*"íìóæòîñôöÍÌÓÆÒÎÑÔÖ", *(vowel + mark for vowel in [*_VOWELS, *"ôöÔÖ"] for mark in _BYTES)], "vni"
    ),
}


def typed(text: str, encoding: Encoding) -> str:
    """Return the codes of a text. TCVN3 has no capitals with a tone: their small letters stand for them."""
    return "".join(_CODES[encoding].get(letter, letter) for letter in text)
