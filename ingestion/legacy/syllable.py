"""Syllables: from a word to whether Vietnamese can spell it: an onset, a rime and at most one tone.

Every Vietnamese word is one such syllable. A text read in the wrong encoding hardly ever is one: "tiÕng", "tieáng".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_VOWELS = "aăâeêioôơuưy"
_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook, dot below
_OF_STOPS = "\u0301\u0323"  # what ends in a stop has one of these two tones
_STOPS = ("c", "ch", "p", "t")

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
    "ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oa oac oach oai oam oan oang "
    "oanh oao oap oat oay oc oe oem oen oeng oeo oet oi om on ong ooc oong op ot oăc oăm oăn oăng oăt ô ôc ôi ôm ôn "
    "ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uy uya uych uynh uyp uyt uyu uyên uyêt uân uâng uât uây uê "
    "uêch uênh uêu uôc uôi uôm uôn uông uôt uơ ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu "
    "y yêm yên yêng yêt yêu"
)
_AFTER_QU = (
    "a ac ach ai an ang anh ao at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât âu ây e ec en eng eo et ê êch ên ênh êt êu "
    "i ich in inh it ôc ơ ơi ơn y ych yên yêt ynh yp yt yu"
)
_Y_FOLLOWS = ("", "d", "h", "k", "l", "m", "n", "q", "s", "t", "th", "v")  # "kỳ", "Vỹ"; elsewhere the sound is an i


@lru_cache(maxsize=16_384)  # about seven thousand syllables are in use
def is_syllable(word: str, *, loosely: bool = False) -> bool:
    """Tell whether a word in composed lower case is a Vietnamese syllable.

    loosely: also where the tone stands over the wrong vowel or is left out ("hòan", "sôc") or y stands for i ("xýt").
    """
    tones = [(at, _TONE[letter]) for at, letter in enumerate(word) if letter in _TONE]
    plain = "".join(_PLAIN.get(letter, letter) for letter in word)
    if loosely and plain not in _PLACES:
        plain = plain.replace("y", "i")
    if plain not in _PLACES or len(tones) > 1:
        return False
    is_stopped = plain.endswith(_STOPS)
    if not tones:
        return loosely or not is_stopped
    ((at, tone),) = tones
    return (loosely or at in _PLACES[plain]) and (tone in _OF_STOPS or not is_stopped)


def _spellings() -> Iterator[tuple[str, frozenset[int]]]:
    """Yield every syllable without its tone, and over which of its letters a tone may stand."""
    for onset in ["", *_ONSETS.split()]:
        for rime in (_AFTER_QU if onset == "qu" else _RIMES).split():
            if onset == "qu" or _fits(onset, rime):
                yield onset + rime, frozenset(len(onset) + place for place in _tone_places(rime))


def _fits(onset: str, rime: str) -> bool:
    first = rime[0]
    if first == "y":
        return onset in _Y_FOLLOWS if rime == "y" else not onset
    if onset == "gi":
        return first != "i"
    if onset == "g":
        return first not in "eê"  # "gì", "giêng"
    if onset in ("gh", "ngh", "k"):
        return first in "eêi"
    if onset in ("c", "ng"):
        return first not in "eêi"
    return True


def _tone_places(rime: str) -> set[int]:
    vowels = rime.rstrip("chgmnpt")
    marked = [place for place, vowel in enumerate(vowels) if vowel in "ăâêôơư"]
    if marked:
        return {marked[-1]}
    if len(vowels) < len(rime):
        return {len(vowels) - 1}
    if vowels in ("oa", "oe", "uy"):  # "hòa" and "hoà" are both in use
        return {0, 1}
    return {1 if len(vowels) == 3 else 0}


_TONED = {unicodedata.normalize("NFC", vowel + tone): (vowel, tone) for vowel in _VOWELS for tone in _TONES}
_PLAIN = {letter: vowel for letter, (vowel, _) in _TONED.items()}
_TONE = {letter: tone for letter, (_, tone) in _TONED.items()}
_PLACES = dict(_spellings())
