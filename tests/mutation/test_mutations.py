"""One defect, one answer: in each of fifty seeded provinces every rule breaks its own committee, and only it answers.

«Only» is among errors; a rule that warns is found, and no error beside it but those its mutation declares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from random import Random

import pytest

from expectations.rule import load_rules
from expectations.session import GateConnection
from expectations.suite import Suites
from expectations.verdict import judge
from tests.mutation.draft import MUTATIONS, Draft, Place, drafted
from tests.mutation.every import UNBROKEN
from tests.mutation.landing import land_all

Finding = tuple[str, str, Place]

RUNS, CHUNKS = 50, 10
FOUND = "select submission_id, rule_id, severity, sheet, source_row, cell from gate.finding where run_id = 'run'"


def test_every_rule_has_a_mutation():
    enabled = {rule.rule_id for rule in load_rules() if rule.enabled}

    assert enabled - set(MUTATIONS) == set(UNBROKEN)
    assert set(MUTATIONS) <= enabled


@pytest.mark.slow
@pytest.mark.usefixtures("vacuumed")
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_each_defect_has_its_own_answer(gates, chunk):
    """Provinces of one chunk are judged in one wave: what a wave costs hardly grows with its files."""
    seeds = range(chunk, RUNS, CHUNKS)
    codes = (f"M{number:03}" for number in count(1))
    broken = [
        (f"seed {seed}: {rule_id}", rule_id, *drafted(rule_id, next(codes), rng))
        for seed in seeds for rng in [Random(seed)] for rule_id in MUTATIONS
    ]  # fmt: skip

    answers = judged(gates, [draft for *_, draft, _ in broken])
    wrong = [
        f"{name} of {draft.year}: {difference}"
        for (name, rule_id, draft, expected), found in zip(broken, answers, strict=True)
        for difference in differences(rule_id, expected, found)
    ]

    assert not wrong, "\n".join(wrong)


def judged(gates: tuple[GateConnection, Suites], drafts: list[Draft]) -> list[list[Finding]]:
    """Judge the drafts together and let it go; return what was found on each."""
    connection, suites = gates
    found: dict[int, list[Finding]] = defaultdict(list)
    try:
        land_all(connection, [file for draft in drafts for file in draft.beside])
        submission_ids = land_all(connection, [draft.file() for draft in drafts])
        judge(connection, "run", submission_ids, load_rules(), suites=suites)
        for submission_id, rule_id, severity, *place in connection.execute(FOUND):
            found[submission_id].append((rule_id, severity, Place(*place)))
    finally:
        connection.let_go()
    return [found[submission_id] for submission_id in submission_ids]


def differences(rule_id: str, expected: list[Place], found: list[Finding]) -> Iterator[str]:
    """Yield how the findings of one committee differ from the one answer that its defect asks for."""
    answers = sorted((place for rule, _, place in found if rule == rule_id), key=str)
    if answers != sorted(expected, key=str):
        yield f"stands at {answers}, not at {expected}"
    beside = {rule: place for rule, severity, place in found if severity == "error" and rule != rule_id}
    if set(beside) != set(MUTATIONS[rule_id].also):
        yield f"errors beside it are {beside}, not {MUTATIONS[rule_id].also}"
