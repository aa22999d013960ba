"""Airflow's processes: from a home to api-server, dag-processor and scheduler at work, and to nothing left of them."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import LiteralString
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import psycopg
from psycopg import sql

import settings
from database import connection
from settings import Failure
from xeploai.airflow import sessions
from xeploai.airflow.environment import HOST, access, airflow_environment, airflow_home, take_another_port, url

START_SECONDS = 180
PROCESSES = {
    "api-server": ["api-server"],
    "dag-processor": ["dag-processor"],
    "scheduler": ["scheduler", "--skip-serve-logs"],
}


class AirflowTrouble(Failure):
    """Airflow cannot be started or does not answer; the message ends with its own words."""


def start() -> str:
    """Start Airflow on this home unless it runs, wait until it is at work, and return the address of its pages.

    Raises:
        AirflowTrouble: a process ended, a DAG cannot be imported, or it took longer than START_SECONDS.
    """
    if is_running():
        return url()
    stop()  # what a killed start may have left
    if not _is_free(access().port):
        take_another_port()
    prepare_metadata()
    began = metadata("select clock_timestamp()")[0][0]
    try:
        for name in PROCESSES:
            _launch(name)
        _wait_until_at_work(began)
    except BaseException:
        stop()
        raise
    return url()


def stop() -> bool:
    """Stop Airflow and whatever its processes left behind; return whether there was anything."""
    known = _known_sessions()
    found = any(session.members() for session in known)
    sessions.end(known)
    _pid_file().unlink(missing_ok=True)
    return found


def is_running() -> bool:
    """Tell whether all processes of this home's Airflow are alive."""
    known = _known_sessions()
    return len(known) == len(PROCESSES) and all(session.is_alive() for session in known)


def metadata(question: LiteralString, *values: object) -> list[tuple[object, ...]]:
    """Ask Airflow's metadata database."""
    with psycopg.connect(connection.airflow_url(), autocommit=True) as airflow:
        return airflow.execute(question, values).fetchall()


def _launch(name: str) -> None:
    log = airflow_home() / "logs" / f"{name}.log"
    session = sessions.start(name, [*_airflow(), *PROCESSES[name]], _environment(), log)
    # written after each start: a start that is killed half-way is still found by the next stop
    _pid_file().write_text(json.dumps([asdict(known) for known in [*_known_sessions(), session]]))


def prepare_metadata() -> None:
    """Make Airflow's metadata database when there is none and bring it up to date.

    Raises:
        AirflowTrouble: the migration failed.
    """
    _make_metadata_database()
    (airflow_home() / "logs").mkdir(parents=True, exist_ok=True)
    log = airflow_home() / "logs" / "migrate.log"
    with log.open("w") as out:
        code = subprocess.run(
            [*_airflow(), "db", "migrate"], env=_environment(), cwd=log.parent, stdin=subprocess.DEVNULL,
            stdout=out, stderr=out, check=False,
        ).returncode  # fmt: skip
    if code:
        raise AirflowTrouble(f"Airflow's metadata database cannot be migrated.\n{tail(log)}")


def _make_metadata_database() -> None:
    """Make the database beside ours when an outside server has none yet; the embedded one makes its own."""
    name = urlsplit(connection.airflow_url()).path.lstrip("/")
    with connection.connect(autocommit=True) as ours:
        if not ours.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
            ours.execute(sql.SQL("create database {}").format(sql.Identifier(name)))


def _wait_until_at_work(began: object) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not (_jobs_beat(began) and _dags_are_seen() and _api_answers()):
        for session in _known_sessions():
            if not session.is_alive():
                raise AirflowTrouble(f"Airflow's {session.name} ended.\n{tail(_log_of(session.name))}")
        if time.monotonic() > deadline:
            raise AirflowTrouble(f"Airflow was not at work within {START_SECONDS} s; see {airflow_home() / 'logs'}.")
        time.sleep(0.3)


def _jobs_beat(began: object) -> bool:
    """Ask for jobs younger than our start: a dead predecessor counts as healthy for half a minute."""
    jobs = metadata("select distinct job_type from job where state = 'running' and start_date >= %s", began)
    return {"SchedulerJob", "DagProcessorJob"} <= {str(job) for (job,) in jobs}


def _dags_are_seen() -> bool:
    for file, trace in metadata("select filename, stacktrace from import_error"):
        raise AirflowTrouble(f"{file} cannot be imported.\n{trace}")
    return dag_ids() <= {str(dag) for (dag,) in metadata("select dag_id from dag where not is_stale")}


def dag_ids() -> set[str]:
    """Return the ids of our DAGs: the names of their files."""
    return {file.stem for file in (settings.PROJECT_ROOT / "dags").glob("*.py")} - {"shared"}


def _api_answers() -> bool:
    try:
        with urlopen(f"{url()}/api/v2/version", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, TimeoutError, ConnectionError):
        return False


def tail(file: Path, characters: int = 3000) -> str:
    """Return the end of a log."""
    return file.read_text(errors="replace")[-characters:] if file.exists() else f"({file} is missing)"


def _airflow() -> list[str]:
    return [sys.executable, "-m", "airflow"]


def _environment() -> dict[str, str]:
    return {**os.environ, **airflow_environment()}


def _pid_file() -> Path:
    return airflow_home() / "processes.json"


def _log_of(name: str) -> Path:
    return airflow_home() / "logs" / f"{name}.log"


def _known_sessions() -> list[sessions.Session]:
    if not _pid_file().exists():
        return []
    return [sessions.Session(**known) for known in json.loads(_pid_file().read_text())]


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) != 0
