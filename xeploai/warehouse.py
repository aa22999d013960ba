"""Warehouse: from accepted rows to published marts, when anything changed since the last publication.

dbt builds and tests in schema `build`; only when all tests pass is the difference published, so a failing test leaves
yesterday's marts. The ledger of versions is carried on from build to build, year by year of a committee; everything else
is built anew (docs/adr/0015).
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import subprocess
import sys
from pathlib import Path

from psycopg import Connection, sql
from psycopg.conninfo import conninfo_to_dict

import settings
from database.connection import connect, url
from database.locks import only_one
from database.publishing import publish
from settings import Failure

log = logging.getLogger(__name__)
PROJECT = settings.PROJECT_ROOT / "dbt_project"
MIGRATIONS = settings.PROJECT_ROOT / "database" / "migrations" / "versions"
THREADS = "2"

# What the models read, small enough to ask every few minutes. Row counts and greatest times tell a removed row too,
# sums one finding that was waived while another ceased to be.
_STATE = """
select concat_ws('|',
    (select md5(string_agg((submission_id, rating_year, kind, state, accepted_at)::text, ',' order by submission_id))
     from landing.submission),
    (select (count(*), max(decided_at))::text from gate.verdict),
    (select string_agg((state, findings)::text, ',' order by state)
     from (
        select state, (count(*), max(finding_id), sum(finding_id))::text as findings from gate.finding group by state
     ) as states),
    (select (count(*), max(decided_at))::text from restricted.person_link),
    (select (count(*), max(decision_id))::text from restricted.link_decision),
    (select (count(*), max(candidate_id))::text from restricted.link_candidate),
    (select md5(string_agg(line, ',' order by line)) from (
        select committee::text as line from config.committee union all select campaign::text from config.campaign
        union all select due_exception::text from config.due_exception union all select level::text from config.level
        union all select lineage::text from config.lineage union all select term::text from config.term
    ) as lines)
)
"""
_BUILT_BY = "select obj_description(to_regnamespace('build'), 'pg_namespace')"


class BuildFailed(Failure):
    """dbt could not build or a test failed; the marts are as they were."""


def build_waiting(anew: bool = False) -> bool:
    """Build, test and publish when something changed since the last publication; return whether it did.

    Args:
        anew: carry nothing on and build everything from landing, whatever changed; the marts come out the same.

    Raises:
        BuildFailed: names the models and tests that failed.
    """
    with only_one("pipeline"):
        with connect() as connection:
            token = _token(connection)
            last = connection.execute(
                "select built_from from operations.publication order by publication_id desc limit 1"
            ).fetchone()
        if last == (token,) and not anew:
            log.info("step=build nothing changed since the last publication")
            return False
        empty_build(anew)
        run_dbt("build", "--exclude-resource-type", "unit_test")
        for table, change in publish(token).items():
            log.info("step=publish table=%s deleted=%s inserted=%s", table, change.deleted, change.inserted)
    return True


def empty_build(anew: bool) -> None:
    """Let go of what other models built, whose columns and rows may be others; schema `build` says whose they are."""
    code = _code()
    with connect() as connection:
        if anew or connection.execute(_BUILT_BY).fetchone() != (code,):
            connection.execute("drop schema if exists build cascade")
            connection.execute("create schema build")
            connection.execute(sql.SQL("comment on schema build is {}").format(sql.Literal(code)))


def write_docs() -> Path:
    """Write what the models say of themselves as one HTML page that needs no server; return where it lies.

    Raises:
        BuildFailed: the project does not compile.
    """
    run_dbt("docs", "generate", "--static")
    return _place() / "target" / "static_index.html"


def is_published(connection: Connection) -> bool:
    """Tell whether the marts show what is in force now."""
    last = connection.execute(
        "select built_from from operations.publication order by publication_id desc limit 1"
    ).fetchone()
    return last == (_token(connection),)


def run_dbt(*arguments: str) -> None:
    """Run dbt on the project against the database of this home, its output going to the log.

    Raises:
        BuildFailed: dbt ended with an error.
    """
    place = _place()
    command = [
        str(Path(sys.executable).with_name("dbt")), "--no-use-colors", "--log-level-file", "info", *arguments,
        "--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT),
        "--target-path", str(place / "target"), "--log-path", str(place / "logs"),
    ]  # fmt: skip
    results = place / "target" / "run_results.json"
    results.unlink(missing_ok=True)
    with subprocess.Popen(
        command, env=os.environ | _environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True,
    ) as process:  # fmt: skip
        lines = []
        for line in process.stdout or ():
            lines.append(line.rstrip())
            log.info("dbt %s", lines[-1])
    if process.returncode:
        raise BuildFailed(_explain(results, lines))


def _place() -> Path:
    return settings.current().home / "dbt"


def _environment() -> dict[str, str]:
    """Return what profiles.yml reads; dbt takes fields, not a URL."""
    fields = conninfo_to_dict(url())
    return {
        "XEPLOAI_DBT_HOST": str(fields.get("host") or "localhost"),
        "XEPLOAI_DBT_PORT": str(fields.get("port") or 5432),
        "XEPLOAI_DBT_USER": str(fields.get("user") or ""),
        "DBT_ENV_SECRET_XEPLOAI_PASSWORD": str(fields.get("password") or ""),
        "XEPLOAI_DBT_DATABASE": str(fields.get("dbname") or ""),
        "XEPLOAI_DBT_SSLMODE": str(fields.get("sslmode") or "prefer"),
        "XEPLOAI_DBT_THREADS": THREADS,
        "XEPLOAI_DBT_CODE": _code(),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "DBT_VERSION_CHECK": "false",
    }


def _explain(results: Path, lines: list[str]) -> str:
    if results.exists():
        failed = [
            f"{result['unique_id'].split('.')[2]}: {result['message']}"
            for result in json.loads(results.read_text(encoding="utf-8"))["results"]
            if result["status"] in ("fail", "error", "runtime error")
        ]
        if failed:
            return "The warehouse was not published, the marts are as they were. Failed: " + "; ".join(failed)
    return "dbt did not run, the marts are as they were.\n" + "\n".join(lines[-20:])


def _token(connection: Connection) -> str:
    (state,) = connection.execute(_STATE).fetchone() or ("",)
    return hashlib.sha256(f"{state}{_code()}".encode()).hexdigest()


def _code() -> str:
    """Return what tells this version of the models, and of what migrations did to their sources, from any other."""
    code = hashlib.sha256()
    for path in sorted(PROJECT.rglob("*")):
        if path.suffix in (".sql", ".yml", ".csv"):
            code.update(path.relative_to(PROJECT).as_posix().encode() + path.read_bytes())
    for path in sorted(MIGRATIONS.glob("*.py")):
        code.update(path.name.encode())
    return code.hexdigest()
