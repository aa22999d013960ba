"""Encodings: from the codes of TCVN3 and VNI, read as cp1252, to Unicode.

TCVN3 (also "ABC") gives every letter a code of its own. Its table here is TCVN 5712-1 from 0xA0 on; what fonts show,
and what committees can have typed, is the smaller VN3: no capital carries a tone, "Á" is typed as á in a capital font.
VNI writes a letter and then its marks: "tieáng" is "tiếng".

Neither has letters in 0x80-0x9F (the toned capitals that TCVN 5712-1 has there were never in a Windows font): what
stands there is cp1252's punctuation, whether it arrives as such or, read as Latin-1, as a control code.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Encoding = Literal["tcvn3", "vni"]

_TCVN3 = (
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ"  # from 0xA0; 0xAD, in Unicode the soft hyphen, is ư
    "\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
    "éẹềểễếệìỉỄẾỒĩíịò"
    "Ổỏõóọồổỗốộờởỡớợù"
    "ỖủũúụừửữứựỳỷỹýỵỐ"
)
_VN1_ONLY = "Ằ\u0300\u0309\u0303\u0301\u0323ẲẴẮẦẨẪẤỀỂỄẾỒỔỖỐ"
_PUNCTUATION = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_TCVN3_TABLE = _PUNCTUATION | dict(enumerate(_TCVN3, 0xA0))
TCVN3_LETTERS = frozenset(
    chr(code) for code, letter in enumerate(_TCVN3, 0xA0) if letter.isalpha() and letter not in _VN1_ONLY
)

_TONES = {"ø": "\u0300", "ù": "\u0301", "õ": "\u0303", "û": "\u0309", "ï": "\u0323"}
_WITH_CIRCUMFLEX = {"à": "\u0300", "á": "\u0301", "ã": "\u0303", "å": "\u0309", "ä": "\u0323", "â": ""}
_WITH_BREVE = {"è": "\u0300", "é": "\u0301", "ü": "\u0303", "ú": "\u0309", "ë": "\u0323", "ê": ""}
_VNI_ALONE = {
    "í": "í", "ì": "ì", "ó": "ĩ", "æ": "ỉ", "ò": "ị", "î": "ỵ", "ñ": "đ", "ô": "ơ", "ö": "ư",
}  # fmt: skip


def to_unicode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """Decode a text, in composed form. capitals: it was set in a font that shows small letters as capitals."""
    if encoding == "tcvn3":
        decoded = text.translate(_TCVN3_TABLE)
    else:
        decoded = _VNI_LETTER.sub(_decoded_vni, text.translate(_PUNCTUATION))
    decoded = unicodedata.normalize("NFC", decoded)
    return decoded.upper() if capitals else decoded


def is_all_vni(word: str) -> bool:
    """Tell whether VNI has every letter of a word: none is left that is neither ASCII nor a mark at its place."""
    return _VNI_LETTER.sub("", word).isascii()


def _vni_table() -> dict[str, str]:
    """Return what each pair of a letter and a mark, and each letter of a single code, is in Unicode; small letters."""
    table = dict(_VNI_ALONE)
    for vowels, sign, marks in (
        ("aeouyôö", "", _TONES), ("aeo", "\u0302", _WITH_CIRCUMFLEX), ("a", "\u0306", _WITH_BREVE)
    ):  # fmt: skip
        table |= {
            vowel + mark: unicodedata.normalize("NFC", _VNI_ALONE.get(vowel, vowel) + sign + tone)
            for vowel in vowels
            for mark, tone in marks.items()
        }
    return table


def _decoded_vni(found: re.Match[str]) -> str:
    typed = found[0]
    letter = _VNI_TABLE[typed.lower()]
    return letter.upper() if typed[0].isupper() else letter  # marks come in both cases, the letter's is the one shown


_VNI_TABLE = _vni_table()
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, _VNI_TABLE), key=len, reverse=True)), re.IGNORECASE)
