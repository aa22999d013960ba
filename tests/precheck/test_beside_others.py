"""A precheck waits for no run of the pipeline, and starts the gates only when a file waits, once for all."""

import psycopg
import pytest

from database.connection import connect
from database.locks import only_one, only_one_without_trace
from expectations import rehearsal as rehearsal_module
from feedback import precheck as precheck_module
from feedback.precheck import precheck_waiting
from tests.makers import member, small_committee
from tests.precheck.files import accept, stored


def test_nothing_starts_when_nothing_waits(home, monkeypatch):
    monkeypatch.setattr(precheck_module, "rehearsal", lambda: pytest.fail("the gates were started"))
    monkeypatch.setattr(precheck_module, "connect", lambda: pytest.fail("a connection was opened"))

    assert precheck_waiting() == 0


def test_it_waits_for_no_run_of_the_pipeline(home, drop, monkeypatch):
    accept(home, **small_committee())
    drop(**small_committee(members=4))
    monkeypatch.setenv("PGOPTIONS", "-c lock_timeout=2s")

    with only_one("pipeline"), connect() as landing:
        landing.execute("select from operations.turn where work = 'land QNA04' for update")
        landing.execute("select from landing.submission for update")

        assert precheck_waiting() == 1


def test_two_at_once_take_turns_and_leave_no_trace_of_it(home, drop, monkeypatch):
    path, before = drop(**small_committee()), stored(home)
    monkeypatch.setenv("PGOPTIONS", "-c lock_timeout=100ms")

    with only_one_without_trace("precheck"), pytest.raises(psycopg.errors.LockNotAvailable):
        precheck_waiting()

    assert path.exists()
    assert precheck_waiting() == 1
    assert stored(home) == before


def test_many_files_start_the_gates_once(drop, monkeypatch):
    starts = []
    suites = rehearsal_module.Suites
    monkeypatch.setattr(rehearsal_module, "Suites", lambda *given: (starts.append(given), suites(*given))[1])
    for number in range(3):
        drop(f"{number}.xlsx", member=[member("QNA04", number)])

    assert precheck_waiting() == 3
    assert len(starts) == 1
