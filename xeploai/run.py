"""One run: from the inbox to the marts in this process, through the same functions as the DAGs."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from psycopg.rows import dict_row

from database.connection import connect
from ingestion.inbox import waiting_chunks
from ingestion.landing import NotLanded, land_files
from xeploai.setup_database import prepare

THREADS = 2  # decoding leaves Python's lock, so two threads use two cores; no process has to start

_TOUCHED = """
select submission_id, file_name, committee_code, rating_year, kind, version_no, state,
    coalesce(verdict.errors, 0) as errors, coalesce(verdict.warnings, 0) as warnings,
    coalesce(verdict.not_evaluated, 0) as not_evaluated
from landing.submission
left join (select * from gate.verdict where run_id = %(run_id)s) as verdict using (submission_id)
where submission_id = any(%(touched)s)
order by submission_id
"""


@dataclass
class Run:
    """What one run did; the shape of `xeploai run --json`."""

    run_id: str = field(default_factory=lambda: f"run-{uuid.uuid4()}")
    published: bool = False
    stages: list[dict[str, Any]] = field(default_factory=list)
    submissions: list[dict[str, Any]] = field(default_factory=list)

    failures: list[str] = field(default_factory=list)  # what went wrong beside the work that was done


def run(say: Callable[[str], None] = lambda line: None) -> Run:
    """Receive, judge, identify, build, publish, give feedback, precheck; a second run right after changes nothing.

    A file that cannot be landed or prechecked and an outbox that cannot be written stop nobody else: they stand in
    `failures`.

    Args:
        say: takes a line whenever a stage begins or ends.
    """
    this = Run()
    with _stage(this, "prepare", say):
        prepare()
    with _stage(this, "receive", say):
        try:
            landed = receive(say)
        except NotLanded as failure:  # the others' files go on
            landed = failure.landed
            this.failures.append(str(failure))
    with _stage(this, "acknowledge", say):
        from feedback.receipts import acknowledge_waiting

        _tell(this, acknowledge_waiting)
    with _stage(this, "judge", say):
        from expectations.verdict import judge_waiting

        judged = judge_waiting(this.run_id)
    with _stage(this, "identify", say):
        from identity.linking import identify_waiting

        identify_waiting()
    with _stage(this, "build", say):
        from xeploai.warehouse import build_waiting

        this.published = build_waiting()
    with _stage(this, "feedback", say):
        from feedback.appraisals import tell_appraisals
        from feedback.results import tell_waiting

        _tell(this, tell_waiting)
        _tell(this, tell_appraisals)
    with _stage(this, "precheck", say):
        from feedback.precheck import NotPrechecked, precheck_waiting

        try:
            precheck_waiting()
        except NotPrechecked as failure:
            this.failures.append(str(failure))
    this.submissions = _touched(this.run_id, sorted({*landed, *judged}))
    return this


def receive(say: Callable[[str], None] = lambda line: None) -> list[int]:
    """Land everything that waits, two committees at a time; return the submissions that are new."""
    landed: list[int] = []
    failures: list[NotLanded] = []
    with ThreadPoolExecutor(THREADS) as pool:
        for landing in [pool.submit(land_files, chunk) for chunk in waiting_chunks()]:
            try:
                landed += landing.result()
            except NotLanded as failure:
                landed += failure.landed
                failures.append(failure)
            say(f"  {len(landed)} files landed")
    if failures:
        raise NotLanded([code for failure in failures for code in failure.committees], landed)
    return landed


def _tell(this: Run, tell: Callable[[], int]) -> None:
    from feedback.delivery import OutboxClosed

    try:
        tell()
    except OutboxClosed as failure:
        this.failures.append(str(failure))


@contextmanager
def _stage(this: Run, name: str, say: Callable[[str], None]) -> Iterator[None]:
    say(f"{name} …")
    begin = time.monotonic()
    yield
    seconds = round(time.monotonic() - begin, 3)
    this.stages.append({"name": name, "seconds": seconds})
    say(f"{name}: {seconds:.1f} s")


def _touched(run_id: str, touched: list[int]) -> list[dict[str, Any]]:
    with connect() as connection:
        cursor = connection.cursor(row_factory=dict_row)
        return cursor.execute(_TOUCHED, {"run_id": run_id, "touched": touched}).fetchall()
