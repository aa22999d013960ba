"""Nursery: a process that has imported everything and bears a child for every run, so that a run costs no imports.

A line in: the runs to start together, each {home, url, report, kill_at}. A line out: how each ended. A child writes the
points it passed into its report, unless it killed itself at the one it was told.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import sys
import threading
import traceback
import uuid
from contextlib import suppress
from pathlib import Path
from typing import Any

import great_expectations  # noqa: F401  (what takes the time of a run)

import settings
from expectations.verdict import judge_waiting
from feedback.appraisals import tell_appraisals
from feedback.receipts import acknowledge_waiting
from feedback.results import tell_waiting
from ingestion.inbox import waiting_chunks
from ingestion.landing import land_files
from tests.crash.points import watch

TURN = "insert into operations.turn"
PATIENCE = 20  # of one of two for the other


def main() -> None:
    for line in sys.stdin:
        runs = json.loads(line)
        together = multiprocessing.Barrier(len(runs))
        children = [_bear(run, together) for run in runs]
        codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        print(json.dumps(codes), flush=True)


def _bear(run: dict[str, Any], together: Any) -> int:
    if child := os.fork():
        return child
    code = 1
    try:
        os.environ |= {"XEPLOAI_HOME": run["home"], "XEPLOAI_DATABASE_URL": run["url"]}
        settings.current.cache_clear()
        _live(run, together)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _live(run: dict[str, Any], together: Any) -> None:
    passed: list[str] = []
    landing = True

    def reached(point: str) -> None:
        passed.append(point)
        if len(passed) - 1 == run.get("kill_at"):
            os.kill(os.getpid(), signal.SIGKILL)
        if landing and point.startswith(TURN):  # both have read the file by now, neither has landed it
            with suppress(threading.BrokenBarrierError):
                together.wait(PATIENCE)

    watch(Path(run["home"]), reached)
    for chunk in waiting_chunks():
        land_files(chunk)
    landing = False
    if run.get("only_land"):
        return
    acknowledge_waiting()
    judge_waiting(f"run-{uuid.uuid4()}")
    tell_waiting()
    tell_appraisals()
    Path(run["report"]).write_text(json.dumps(passed))


if __name__ == "__main__":
    main()
