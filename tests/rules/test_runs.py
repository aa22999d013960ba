"""Runs: what judging keeps, seen from other connections."""

from __future__ import annotations

import subprocess
import sys

import psycopg
import pytest

from database.locks import only_one
from expectations import verdict
from expectations.session import gate_connection
from expectations.suite import RuleCrashed
from tests.rules.conftest import CELL_RIGHT, MEMBERS_RIGHT, Province


@pytest.fixture
def kept(home):
    """A province whose landings are kept, in a database of its own."""
    with gate_connection() as connection:
        yield Province(connection)


def test_a_second_run_finds_nothing_to_judge(kept, monkeypatch):
    accepted = kept.land(member={}, organisation={}, declared_total=[MEMBERS_RIGHT, CELL_RIGHT])
    kept.land(committee_code="QNA05", kind="adjustment", adjustment={})
    kept.connection.keep()

    assert verdict.judge_waiting("first") == [accepted]
    before = kept.ask("select count(*) from gate.finding"), kept.ask("select count(*) from gate.verdict")
    monkeypatch.setattr(verdict, "Suites", None)  # nothing waits, so nothing is compiled

    assert verdict.judge_waiting("second") == []
    assert (kept.ask("select count(*) from gate.finding"), kept.ask("select count(*) from gate.verdict")) == before


def test_an_idle_tick_does_not_wait_for_the_lock(home, monkeypatch):
    monkeypatch.setenv("PGOPTIONS", "-c lock_timeout=500")

    with only_one("pipeline"):
        assert verdict.judge_waiting("idle") == []


def test_what_waits_is_judged_under_the_lock_only(kept, monkeypatch):
    submission = kept.land(member={})
    kept.connection.keep()
    monkeypatch.setenv("PGOPTIONS", "-c lock_timeout=500")

    with only_one("pipeline"), pytest.raises(psycopg.errors.LockNotAvailable):
        verdict.judge_waiting("run")

    assert kept.state(submission) == "landed"


def test_a_crashing_rule_fails_the_run_and_leaves_nothing_behind(kept, monkeypatch):
    catalogue = verdict.load_rules()
    crashing = catalogue[0].model_copy(update={"query": "select no_such_column from waiting_adjustment"})
    monkeypatch.setattr(verdict, "load_rules", lambda: (crashing, *catalogue[1:]))
    submission = kept.land(member={"level": "HTXS", "civil_level": "HT"})
    kept.connection.keep()

    with pytest.raises(RuleCrashed, match=crashing.rule_id):
        verdict.judge_waiting("run")

    assert kept.state(submission) == "landed"
    for table in ("finding", "not_evaluated", "verdict"):
        assert kept.ask(f"select * from gate.{table}") == []


def test_a_wave_is_kept_whole_before_the_next_begins(kept, monkeypatch):
    annual = kept.land(member={"card_no": "49000001"}, organisation={}, declared_total=[MEMBERS_RIGHT, CELL_RIGHT])
    adjustment = kept.land(kind="adjustment", adjustment={"card_no": "49000001"})
    kept.connection.keep()
    decide = verdict._decide

    def killed_in_the_second_wave(connection, run_id, rules_hash):
        if connection.execute("select 1 from waiting_submission where kind = 'adjustment'").fetchone():
            raise KeyboardInterrupt
        decide(connection, run_id, rules_hash)

    monkeypatch.setattr(verdict, "_decide", killed_in_the_second_wave)
    with pytest.raises(KeyboardInterrupt):
        verdict.judge_waiting("killed")
    monkeypatch.undo()
    kept.connection.let_go()
    assert (kept.state(annual), kept.state(adjustment)) == ("accepted", "landed")


def test_importing_the_gates_imports_no_great_expectations():
    program = "import sys, expectations.verdict, expectations.catalogue, expectations.rules_page; sys.exit('great_expectations' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_borrowed_connection_is_ours_to_close(home):
    with gate_connection() as connection:
        connection.close()
        assert connection.execute("select 1").fetchone() == (1,)
    with pytest.raises(psycopg.OperationalError):
        connection.execute("select 1")
