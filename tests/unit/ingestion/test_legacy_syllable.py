"""A syllable is an onset, a rime and at most one tone, spelt as Vietnamese spells them."""

import pytest

from ingestion.legacy.syllable import is_syllable


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng",
        "khuỷu",
        "quốc",
        "giếng",
        "thuở",
        "ngoằn",
        "xoong",
        "gì",
        "quý",
        "quới",
        "yêu",
        "huỳnh",
        "hoà",
        "hòa",
        "uỷ",
        "ủy",
    ],
)
def test_a_word_of_the_language_is_a_syllable(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", NO_WORDS.split())
def test_what_the_language_does_not_spell_is_none(word):
    assert not is_syllable(word)


def test_a_misplaced_or_missing_tone_is_a_syllable_loosely():
    assert all(is_syllable(word, loosely=True) for word in ("hòan", "sôc", "xýt", "qúy"))
    assert not any(is_syllable(word, loosely=True) for word in ("tàt", "hòán", "zơ"))
