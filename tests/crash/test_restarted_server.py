"""PostgreSQL restarted in the middle of a landing: the task fails, is tried again, and every file lands once."""

import json
import os
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

import psycopg
import pytest

import settings
from database.embedded import EmbeddedServer
from database.host import run_program
from tests.conftest import drop_database, make_database, on, open_folder
from tests.crash.world import World
from xeploai.airflow.environment import airflow_environment
from xeploai.airflow.processes import prepare_metadata
from xeploai.setup_database import prepare

pytestmark = pytest.mark.slow

RETRY_SECONDS = 3
PATIENCE = 120
METADATA = f"crash_{uuid.uuid4().hex}"
_WAITS = "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like 'copy%member%'"


@pytest.fixture
def airflow(server, tmp_path, monkeypatch):
    """The environment of Airflow with its metadata on the tests' server, which nobody restarts."""
    make_database(server, METADATA)
    monkeypatch.setenv("XEPLOAI_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XEPLOAI_DATABASE_URL", on(server, METADATA))
    settings.current.cache_clear()
    prepare_metadata()
    yield os.environ | airflow_environment()
    settings.current.cache_clear()
    for name in (METADATA, f"{METADATA}_airflow"):
        drop_database(server, name)


@pytest.fixture
def ours(airflow, monkeypatch):
    """A server of our own for the rows, which may be restarted."""
    with tempfile.TemporaryDirectory(prefix="xeploai-restarted-") as folder:
        embedded = EmbeddedServer(open_folder(Path(folder)))
        embedded.start()
        monkeypatch.setenv("XEPLOAI_DATABASE_URL", embedded.url())
        settings.current.cache_clear()
        prepare()
        yield embedded
        embedded.stop()


def restart_at_once(embedded):
    """As after a power cut: every connection is torn, nothing is written down in an orderly way."""
    code, output = run_program("pg_ctl", "restart", "-m", "immediate", "-w", "-D", embedded.cluster)
    assert code == 0, output


@pytest.fixture
def intake(airflow, ours, tmp_path):
    """Starts `receive_submissions`; whatever becomes of the test, it ends with it."""
    log = (tmp_path / "intake.log").open("w+")
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.crash.intake", str(RETRY_SECONDS)],
        env=airflow | {"XEPLOAI_DATABASE_URL": ours.url()}, cwd=settings.PROJECT_ROOT, stdout=log, stderr=log,
    )  # fmt: skip
    yield lambda: (process.wait(PATIENCE), log.seek(0), log.read())[-1]
    process.kill()
    process.wait()


@pytest.fixture
def world(ours, tmp_path, files):
    return World(tmp_path / "home", ours.url()).fill(files)


@pytest.fixture
def held_up(world):
    """A lock that lets every landing come as far as its members."""
    with psycopg.connect(world.url) as connection:
        connection.execute("lock table landing.member in exclusive mode")
        yield
        connection.close()


def wait_until_copying(world):
    deadline = time.monotonic() + PATIENCE
    while world.rows(_WAITS) != [(1,)]:
        assert time.monotonic() < deadline, "nothing came to its members"
        time.sleep(0.1)


def test_a_restart_amid_a_landing_costs_a_retry_and_no_row(ours, world, held_up, intake, undisturbed):
    wait_until_copying(world)
    restart_at_once(ours)

    output = intake()

    fate = json.loads(output.splitlines()[-1])
    tries = {task: max(one[3] for one in fate["tasks"] if one[0] == task) for task, *_ in fate["tasks"]}
    assert fate["state"] == "success", output[-3000:]
    assert tries.pop("land") > 1  # a slow machine's server may not be back for the second try
    assert tries == {"list_inbox": 1, "acknowledge": 1, "judge": 1, "tell": 1, "report_failure": 0}
    assert world.picture() == undisturbed[1]
