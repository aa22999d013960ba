"""Verdicts: from landed submissions to accepted, accepted with remarks, or returned.

Work is judged in waves: annual, then supplement, then adjustment, all years and committees of a wave together. Of one
committee, year and kind the files are judged in order of time, one per wave. An adjustment whose annual is not
accepted waits and is told so once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from psycopg import Connection

from database.connection import connect
from database.locks import only_one
from expectations.campaign import check_campaigns
from expectations.claims import settle_claims
from expectations.data_docs import publish_docs
from expectations.rule import Rule, load_rules
from expectations.rule_versions import keep_rules
from expectations.session import GateConnection, gate_connection
from expectations.suite import Suites
from expectations.telling import tell_others
from expectations.wave import found_wave

log = logging.getLogger(__name__)

FOLDER = Path(__file__).parent / "waiting"
WAVES = ("annual", "supplement", "adjustment")
HELD = "held"
HELD_RULE = "HS-201"
_FOUND = "select 1 from gate.finding where run_id = %s limit 1"


def judge_waiting(run_id: str, with_docs: bool = False) -> list[int]:
    """Judge everything that waits, each wave one transaction; return the submissions that got a verdict.

    Args:
        with_docs: where something was found, write Great Expectations' own pages too; the log names the first.

    Raises:
        RuleCrashed: a rule's query failed; its wave is undone.
        WrongSetting: a campaign asks for what the gates cannot do; nothing is judged.
    """
    with connect(autocommit=True) as watch:  # without the lock: an idle tick does not wait for a build
        if not _is_waiting(watch):
            return []
    with only_one("pipeline") as watch:
        if not _is_waiting(watch):  # judged by another while we waited for the lock
            return []
        with gate_connection() as connection:
            rules = load_rules()
            check_campaigns(rules)
            suites = Suites(connection, rules)
            judged = judge(connection, run_id, rules=rules, after_wave=connection.keep, suites=suites)
            if with_docs and connection.execute(_FOUND, [run_id]).fetchone():
                log.info("run=%s step=judge docs=%s", run_id, publish_docs(suites, run_id).as_uri())
            return judged


def judge(
    connection: GateConnection,
    run_id: str,
    only: Sequence[int] | None = None,
    rules: Sequence[Rule] | None = None,
    after_wave: Callable[[], None] = lambda: None,
    suites: Suites | None = None,
) -> list[int]:
    """Judge what waits, or `only` these of it, in the caller's transaction: a pre-flight check lets it go afterwards.

    Args:
        suites: the rules compiled on this connection before, where they shall serve more than once.

    Returns:
        The submissions that got a verdict. An adjustment that waits for its annual gets an info finding and none.

    Raises:
        RuleCrashed: a rule's query failed; let the transaction go.
        WrongSetting: a campaign asks for what the gates cannot do; nothing is judged.
    """
    catalogue = load_rules() if rules is None else rules
    check_campaigns(load_rules())
    suites = suites or Suites(connection, catalogue)
    judged: list[int] = []
    for wave in WAVES:
        while waiting := _next_wave(connection, wave, only):
            submission_ids = settle_claims(connection, waiting)
            with found_wave(connection, suites, catalogue, run_id, submission_ids):
                _decide(connection, run_id, catalogue)
            after_wave()
            judged += submission_ids
            log.info("run=%s step=judge wave=%s submissions=%s", run_id, wave, len(submission_ids))
    _tell_held(connection, suites, run_id, only, catalogue)
    after_wave()
    return judged


def judge_alone(
    connection: GateConnection, suites: Suites, run_id: str, rules: Sequence[Rule], submission_id: int
) -> None:
    """Judge one submission by its own file in the caller's transaction; no state changes, nothing is superseded.

    Raises:
        RuleCrashed: a rule's query failed; let the transaction go.
    """
    with found_wave(connection, suites, rules, run_id, [submission_id], alone=True):
        write_verdicts(connection, run_id, rules)


def _is_waiting(connection: Connection) -> bool:
    return any(_next_wave(connection, wave, None) for wave in (*WAVES, HELD))


def _next_wave(connection: Connection, wave: str, only: Sequence[int] | None) -> list[int]:
    parameters = {"wave": wave, "only": None if only is None else list(only), "held_rule": HELD_RULE}
    rows = connection.execute((FOLDER / "queue.sql").read_bytes(), parameters).fetchall()
    return [submission_id for (submission_id,) in rows]


def _decide(connection: Connection, run_id: str, rules: Sequence[Rule]) -> None:
    """Write the wave's verdicts, let each submission take its state, and tell other committees what concerns them."""
    write_verdicts(connection, run_id, rules)
    connection.execute((FOLDER / "state.sql").read_bytes(), {"run_id": run_id})
    connection.execute((FOLDER / "supersede.sql").read_bytes())
    tell_others(connection, run_id)


def write_verdicts(connection: Connection, run_id: str, rules: Sequence[Rule], is_rejudgement: bool = False) -> None:
    """Write the wave's verdicts, all of one moment, each with the rules that gave it."""
    (moment,) = connection.execute("select clock_timestamp()").fetchone() or (None,)
    decision = {"run_id": run_id, "rules_hash": keep_rules(connection, rules), "decided_at": moment}
    connection.execute((FOLDER / "verdict.sql").read_bytes(), decision | {"is_rejudgement": is_rejudgement})


def _tell_held(
    connection: GateConnection, suites: Suites, run_id: str, only: Sequence[int] | None, catalogue: Sequence[Rule]
) -> None:
    telling = [rule for rule in catalogue if rule.rule_id == HELD_RULE]
    if submission_ids := _next_wave(connection, HELD, only):
        with found_wave(connection, suites, telling, run_id, submission_ids):
            log.info("run=%s step=judge wave=%s submissions=%s", run_id, HELD, len(submission_ids))
