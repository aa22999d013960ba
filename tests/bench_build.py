"""Bench of the build: from an identified province, and copies of it, to the seconds of dbt and of publishing.

Every size is built from landing and published into empty marts; then one committee sends a year again, which is built
and published like any other night's work, and taken back.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Mapping

from psycopg import sql

import settings
from database.connection import connect
from database.publishing import Change, publish
from tests.many_provinces import copy_province
from xeploai.warehouse import empty_build, run_dbt

SCALES = (1, 4, 16)  # provinces of two full years; the last has 2.4 million ratings
COMMITTEE, YEAR = "QNA04", 2022
SLOWEST = 8

_SEND_AGAIN = """
with former as (
    update landing.submission set state = 'superseded'
    where committee_code = %(committee)s and rating_year = %(year)s and kind = 'annual'
        and state in ('accepted', 'accepted_with_remarks')
    returning *
)
insert into landing.submission
    (sha256, committee_code, rating_year, kind, version_no, file_name, size_bytes, document_date, received_at, accepted_at, state)
select
    sha256 || '-again', committee_code, rating_year, kind, version_no + 1, file_name, size_bytes, document_date, now(),
    now(), 'accepted'
from former
returning submission_id
"""
_FORMER = """
select submission_id from landing.submission
where committee_code = %(committee)s and rating_year = %(year)s and kind = 'annual' and state = 'superseded'
"""


def bench_build(limit: int) -> None:
    """Print what building and publishing the marts costs at every scale up to the limit."""
    built, first = 1, 0.0
    for scale in [scale for scale in SCALES if scale <= limit]:
        if scale > built:
            with connect() as connection:
                copy_province(connection, built, scale - 1)
            built = scale
        _forget_marts()
        seconds, changes = _build_and_publish(anew=True)
        ratings = changes["fct_rating"].inserted
        first = first or seconds / scale
        print(
            f"build, {scale}×, {ratings:,} ratings: {seconds:.1f} s, {seconds / ratings * 1e6:.0f} s per million; "
            f"{seconds / (first * scale):.2f} of linear",
            flush=True,
        )
        _print_slowest()
        new = _send_again()
        seconds, changes = _build_and_publish()
        written = {table: change.deleted + change.inserted for table, change in changes.items()}
        print(f"  {COMMITTEE} sends {YEAR} again: {seconds:.1f} s, {sum(written.values()):,} rows written", flush=True)
        _print_slowest()
        _take_back(new)


def _build_and_publish(anew: bool = False) -> tuple[float, Mapping[str, Change]]:
    begin = time.monotonic()
    empty_build(anew)
    run_dbt("build", "--exclude-resource-type", "unit_test")
    middle = time.monotonic()
    changes = publish("bench")
    end = time.monotonic()
    print(f"  dbt {middle - begin:.1f} s, publishing {end - middle:.1f} s", flush=True)
    return end - begin, changes


def _print_slowest() -> None:
    results = json.loads((settings.current().home / "dbt/target/run_results.json").read_text(encoding="utf-8"))[
        "results"
    ]
    seconds: Counter[str] = Counter({r["unique_id"].split(".")[2]: r["execution_time"] for r in results})
    tests = sum(r["execution_time"] for r in results if r["unique_id"].startswith("test."))
    slowest = ", ".join(f"{name} {spent:.1f}" for name, spent in seconds.most_common(SLOWEST))
    print(f"  on two threads: tests {tests:.1f} of {seconds.total():.1f} s; {slowest}", flush=True)


def _forget_marts() -> None:
    with connect() as connection:
        names = connection.execute("select tablename from pg_tables where schemaname = 'marts'").fetchall()
        for (name,) in names:
            connection.execute(sql.SQL("truncate {}").format(sql.Identifier("marts", name)))
        connection.execute("truncate operations.flag_period, operations.publication cascade")


def _send_again() -> int:
    """Let one committee's annual stand there again, every hundredth member rated anew, under the same persons."""
    place = {"committee": COMMITTEE, "year": YEAR}
    with connect() as connection:
        (new,) = connection.execute(_SEND_AGAIN, place).fetchone() or (0,)
        (old,) = connection.execute(_FORMER, place).fetchone() or (0,)
        for schema, table in (
            *(("landing", sheet) for sheet in ("organisation", "member", "collective", "leader", "suggested_review",
                                               "shortcoming", "dossier")),
            ("restricted", "person_link"),
        ):  # fmt: skip
            columns = [
                sql.Identifier(name) for (name,) in connection.execute(
                    "select column_name from information_schema.columns where table_schema = %s and table_name = %s "
                    "and column_name != 'submission_id'", [schema, table])
            ]  # fmt: skip
            connection.execute(
                sql.SQL("insert into {table} (submission_id, {columns}) select %s, {columns} from {table} where submission_id = %s")
                .format(table=sql.Identifier(schema, table), columns=sql.SQL(", ").join(columns)),
                [new, old],
            )  # fmt: skip
        connection.execute(
            "update landing.member set level = 'HT', decision_no = 'again' where submission_id = %s and source_row %% 100 = 0",
            [new],
        )
    return int(new)


def _take_back(new: int) -> None:
    with connect() as connection:
        connection.execute("delete from landing.submission where submission_id = %s", [new])
        connection.execute(
            "update landing.submission set state = 'accepted' where committee_code = %(committee)s "
            "and rating_year = %(year)s and kind = 'annual' and state = 'superseded'",
            {"committee": COMMITTEE, "year": YEAR},
        )
