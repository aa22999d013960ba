"""A synthetic province of three thousand members, clean and with errors planted, against the truth it was made from."""

import polars as pl
import pytest

from identity.linking import identify_waiting
from tests.identity.known_truth import compare, land_province
from tests.identity.planted import plant

pytestmark = pytest.mark.slow


def test_no_two_persons_are_taken_for_one_and_few_for_two(home):
    truth = land_province(home, 3000)

    linked = identify_waiting()

    outcome = compare(truth)
    assert len(outcome.rows) == len(truth) == linked
    assert outcome.wrong.is_empty()
    keys = outcome.rows.group_by("true_person").agg(pl.col("person_key").n_unique())["person_key"]
    assert (keys == 1).mean() >= 0.995


def test_of_mistyped_persons_none_is_taken_for_another_and_nearly_all_wait_for_people(home):
    truth = plant(land_province(home, 3000))

    linked = identify_waiting()

    outcome = compare(truth)
    assert len(outcome.rows) == len(truth) == linked
    assert outcome.wrong.is_empty()
    assert len(outcome.left) > 100
    assert outcome.recall >= 0.99
    probable = outcome.queue.filter("is_probable")
    assert len(probable) > 0.8 * len(outcome.left)
    assert probable["is_true"].mean() >= 0.98
