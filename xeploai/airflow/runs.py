"""Runs: from a DAG's name to a chain of runs that has come to rest, and to the words of the tasks that failed."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from xeploai.airflow.environment import airflow_home, url
from xeploai.airflow.processes import AirflowTrouble, is_running, metadata

SETTLE_SECONDS = 2.0  # between the end of one run and the run that its event starts nothing is to be seen
LINES = 15

_BUSY = """
select (select count(*) from dag_run where state in ('queued', 'running'))
    + (select count(*) from asset_dag_run_queue)
"""
_FAILED = """
select dag_id, run_id, task_id, map_index, try_number
from task_instance
where state in ('failed', 'up_for_retry')
order by start_date
"""


@dataclass(frozen=True)
class FailedTry:
    """One try of a task that failed."""

    dag_id: str
    run_id: str
    task_id: str
    map_index: int
    try_number: int

    def __str__(self) -> str:
        """Name the task and give the end of its log."""
        return f"{self.dag_id}.{self.task_id}, lần {self.try_number}: {self.log}\n" + "\n".join(_last_lines(self.log))

    @property
    def log(self) -> Path:
        """The log of this try."""
        mapped = [f"map_index={self.map_index}"] if self.map_index >= 0 else []
        parts = [f"dag_id={self.dag_id}", f"run_id={self.run_id}", f"task_id={self.task_id}", *mapped]
        return airflow_home().joinpath("logs", *parts, f"attempt={self.try_number}.log")


def trigger(dag_id: str) -> str:
    """Start a run of a DAG now, beside its schedule; return the run's id."""
    token = str(_call("GET", "/auth/token")["access_token"])
    run = _call("POST", f"/api/v2/dags/{dag_id}/dagRuns", {"logical_date": None}, token)
    return str(run["dag_run_id"])


def wait_until_at_rest(look: Callable[[], None], on_failure: Callable[[FailedTry], None], patience: float) -> None:
    """Wait until no run is active and no asset event waits for its consumer.

    Args:
        look: called about twice a second, to show progress.
        on_failure: called once for every failed try, also of tasks that will be tried again.
        patience: seconds after which to give up.

    Raises:
        AirflowTrouble: a process of Airflow ended, or the patience did.
    """
    deadline = time.monotonic() + patience
    shown: set[FailedTry] = set()
    at_rest_since: float | None = None
    while at_rest_since is None or time.monotonic() < at_rest_since + SETTLE_SECONDS:
        look()
        for failed in sorted(set(failed_tries()) - shown, key=lambda one: one.try_number):
            on_failure(failed)
            shown.add(failed)
        if not is_running():
            raise AirflowTrouble(f"A process of Airflow ended meanwhile; see {airflow_home() / 'logs'}.")
        if time.monotonic() > deadline:
            raise AirflowTrouble(f"The runs did not end within {patience:.0f} s.")
        time.sleep(0.5)
        at_rest_since = None if metadata(_BUSY) != [(0,)] else at_rest_since or time.monotonic()


def failed_tries() -> list[FailedTry]:
    """Return the tasks whose latest try failed, oldest first."""
    return [FailedTry(*row) for row in metadata(_FAILED)]  # type: ignore[arg-type]


def failed_runs() -> list[str]:
    """Return the runs that failed, each in a few words. One that the clock has just started is none of them."""
    rows = metadata("select dag_id, run_id from dag_run where state = 'failed' order by run_after")
    return [f"{dag_id} ({run_id})" for dag_id, run_id in rows]


def _call(method: str, path: str, body: object = None, token: str | None = None) -> dict[str, object]:
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    data = None if body is None else json.dumps(body).encode()
    try:
        with urlopen(Request(url() + path, data, headers, method=method), timeout=30) as answer:
            return dict(json.load(answer))
    except HTTPError as error:
        raise AirflowTrouble(f"Airflow answered {error.code} to {method} {path}.\n{error.read().decode()}") from error


def _last_lines(log: Path) -> list[str]:
    if not log.exists():
        return ["  (chưa có nhật ký)"]
    return [f"  {line}" for raw in log.read_text(errors="replace").splitlines()[-LINES:] for line in _readable(raw)]


def _readable(raw: str) -> Iterator[str]:
    """Airflow logs one JSON object a line; people want the event and what was raised."""
    try:
        entry = json.loads(raw)
    except json.JSONDecodeError:
        yield raw
        return
    yield str(entry.get("event", ""))
    for error in entry.get("error_detail") or []:
        yield f"{error.get('exc_type')}: {error.get('exc_value')}"
        for frame in error.get("frames", [])[-3:]:
            yield f"    {frame['filename']}:{frame['lineno']} {frame['name']}"
