"""Text without a mark of its encoding: from bytes to letters.

Windows writes .csv files in the code page of its country: 1258 where Vietnamese is set, 1252 elsewhere. Text in legacy
fonts (TCVN3, VNI) consists of the letters of 1252, whatever they look like in their font.
"""

from __future__ import annotations

import codecs
import unicodedata

VIETNAMESE = frozenset("ăâđêôơưĂÂĐÊÔƠƯ“”‘’–—…•₫«»§°±×÷½¼¾²³·\u00a0")
MARKS_OF_VOWELS = frozenset("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b")  # five tones, â, ă, ơ
ENOUGH = 0.95  # of the letters that are not ASCII; TCVN3 and VNI read as 1258 stay below two thirds
MARKS = (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")
CONTROLS = "xeploai.controls"  # what Windows does with the five bytes that 1252 leaves free


def _as_control(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error(CONTROLS, _as_control)


def decode(content: bytes) -> str:
    """Decode bytes by their mark, else as UTF-8 if that is what they are, else by which code page gives Vietnamese.

    Raises:
        UnicodeDecodeError: the bytes are not what their mark says.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_ansi(content)


def _decode_ansi(content: bytes) -> str:
    try:
        text = unicodedata.normalize("NFC", content.decode("cp1258"))
    except UnicodeDecodeError:
        text = ""
    foreign = [letter for letter in text if not letter.isascii()]
    if text and sum(map(_is_vietnamese, foreign)) >= ENOUGH * len(foreign):
        return text
    return content.decode("cp1252", CONTROLS)


def _is_vietnamese(letter: str) -> bool:
    if letter in VIETNAMESE:
        return True
    parts = unicodedata.normalize("NFD", letter)
    return parts[0] in "aeiouyAEIOUY" and len(parts) > 1 and MARKS_OF_VOWELS.issuperset(parts[1:])
