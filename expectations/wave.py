"""Waves: from submissions judged together to their findings, phase after phase, in one transaction.

Form before content before consistency before history: rows that a phase found broken are not judged by later ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from psycopg import Connection

from expectations.defects import close_defects, open_defects, settle_defects
from expectations.finding import close_offences, mark_broken, open_offences, take_offences, write_findings
from expectations.fingerprint import fingerprint_offences
from expectations.rule import PHASES, Rule
from expectations.scope import close_scope, open_scope, withdraw_blind_rules
from expectations.suite import Suites
from expectations.waiting import close_wave, leave_out_broken, open_wave


@contextmanager
def found_wave(
    connection: Connection, suites: Suites, rules: Sequence[Rule], run_id: str, submission_ids: Sequence[int],
    alone: bool = False,
) -> Iterator[None]:  # fmt: skip
    """Judge these submissions together; inside, their findings are written and the wave's relations still stand.

    After a failure nothing is cleared: the caller's transaction is lost anyway.

    Args:
        alone: each by what its own file says; rules that need more do not judge.

    Raises:
        RuleCrashed: a rule's query failed.
    """
    open_wave(connection, submission_ids, alone)
    open_scope(connection, rules, run_id, alone)
    open_offences(connection)
    open_defects(connection)
    for phase in PHASES:
        _judge_phase(connection, suites, rules, run_id, phase)
    write_findings(connection, run_id)
    if not alone:  # or it would lock what the pipeline writes
        settle_defects(connection, run_id)
    yield
    close_defects(connection)
    close_offences(connection)
    close_scope(connection)
    close_wave(connection)


def _judge_phase(connection: Connection, suites: Suites, rules: Sequence[Rule], run_id: str, phase: str) -> None:
    withdraw_blind_rules(connection, phase, run_id)
    if not connection.execute("select 1 from rule_scope where phase = %s limit 1", [phase]).fetchone():
        return
    broken = suites.validate(phase)
    for rule in rules:
        if rule.rule_id in broken:
            take_offences(connection, rule, broken[rule.rule_id])
    fingerprint_offences(connection)
    mark_broken(connection, phase)
    leave_out_broken(connection)
