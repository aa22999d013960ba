"""The model is whole: every level is worded, weighs as it should, and fixes no more than it may."""

import json
from math import log2

import pytest

from identity.reasons import TEXTS, told
from identity.scoring import MODEL, labels, pairing_rules

LEVELS = {
    level["label_for_charts"]: log2(level["m_probability"] / level["u_probability"])
    for comparison in json.loads(MODEL.read_text())["comparisons"]
    for level in comparison["comparison_levels"]
    if not level.get("is_null_level")
}


def test_every_level_is_worded_for_people():
    assert set(TEXTS) == {level for levels in labels().values() for level in levels}
    assert told(["birth_same", "unheard_of"]) == "ngày sinh trùng; unheard_of"


@pytest.mark.parametrize("side", ["m_probability", "u_probability"])
def test_the_levels_of_a_comparison_are_all_there_is(side):
    for comparison in json.loads(MODEL.read_text())["comparisons"]:
        total = sum(level.get(side, 0) for level in comparison["comparison_levels"])
        assert total == pytest.approx(1, abs=0.02), comparison["output_column_name"]


def test_an_unknown_birthday_weighs_little():
    assert LEVELS["birth_same_new_year"] < LEVELS["birth_same"] / 3
    assert 0 < LEVELS["birth_same_year_new_year"] < LEVELS["birth_nearly_same"]


def test_nothing_is_a_veto():
    assert min(LEVELS.values()) > -8


def test_only_namesakes_of_one_day_are_compared_within_a_year():
    within = [rule for rule in pairing_rules() if "years" not in rule]
    assert len(within) == 1
    assert all(part in within[0] for part in ("name_key", "birth_date", "l.committee_code <> r.committee_code"))
