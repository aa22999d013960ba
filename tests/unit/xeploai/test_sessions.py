"""A session ends whole: leader and what the leader left behind, and never a process that is not ours."""

import os
import subprocess
import sys
import time
from dataclasses import replace

from xeploai.airflow import sessions

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN_WITH_CHILD = [
    sys.executable,
    "-c",
    "import os, signal, time; os.fork(); signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(60)",
]


def started(tmp_path, command):
    log = tmp_path / "log"
    session = sessions.start("one", command, dict(os.environ), log)
    deadline = time.monotonic() + 10
    while command is STUBBORN_WITH_CHILD and log.read_text().count("1") < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    return session


def test_a_leader_that_obeys_is_gone_at_once(tmp_path):
    session = started(tmp_path, SLEEP)
    assert session.is_alive()

    begin = time.monotonic()
    sessions.end([session], patience=30)

    assert (session.is_alive(), session.members()) == (False, [])
    assert time.monotonic() - begin < 10


def test_the_stubborn_and_their_children_are_killed(tmp_path):
    session = started(tmp_path, STUBBORN_WITH_CHILD)
    assert len(session.members()) == 2

    sessions.end([session], patience=0.2)

    assert session.members() == []


def test_children_of_a_killed_leader_are_found(tmp_path):
    session = started(tmp_path, STUBBORN_WITH_CHILD)
    os.kill(session.pid, 9)
    os.waitpid(session.pid, 0)
    assert len(session.members()) == 1

    sessions.end([session], patience=0.2)

    assert session.members() == []


def test_a_process_that_got_an_old_pid_is_left_alone(tmp_path):
    with subprocess.Popen(SLEEP, start_new_session=True) as bystander:
        ours = started(tmp_path, SLEEP)
        sessions.end(
            [replace(ours, pid=bystander.pid, started=1), replace(ours, pid=bystander.pid, boot="an earlier one")]
        )
        sessions.end([ours])

        assert bystander.poll() is None
        bystander.kill()
