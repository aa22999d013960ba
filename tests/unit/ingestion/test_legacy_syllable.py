"""A syllable is an onset, a rime and at most one tone, put together as Vietnamese spells it."""

import pytest

from ingestion.legacy.syllable import is_syllable

WORDS = "nghiêng khuỷu quốc giếng thuở ngoằn xoong gì quý quới yêu huỳnh hoà hòa uỷ ủy lộc bống xoẻng"
NO_WORDS = "tieáng kà cè ngế ghá gế tàt hòan măt ăy ôu jà qú trươ zơ bốń chỳ"


@pytest.mark.parametrize("word", WORDS.split())
def test_a_word_of_the_language_is_a_syllable(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", NO_WORDS.split())
def test_what_the_language_does_not_spell_is_none(word):
    assert not is_syllable(word)


@pytest.mark.parametrize("word", ["hòan", "sôc", "xýt", "qúy"])
def test_a_misplaced_or_missing_tone_makes_a_syllable_only_loosely(word):
    assert is_syllable(word, loosely=True)
    assert not is_syllable(word)


@pytest.mark.parametrize("word", ["tàt", "hòán", "zơ"])
def test_what_nobody_types_is_none_loosely_either(word):
    assert not is_syllable(word, loosely=True)
