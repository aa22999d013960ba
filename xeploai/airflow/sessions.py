"""Sessions: from a command to a process with a session of its own, and from that session to nothing left of it.

Airflow forks: a scheduler killed from outside leaves its workers behind. They keep its session id, so they are found.
A pid counts as ours only in the same boot and with the start time that was written down, never by its number alone.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

BOOT = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True)
class Session:
    """A process we started as the leader of its own session."""

    name: str
    pid: int
    started: int
    boot: str

    def is_alive(self) -> bool:
        """Tell whether the leader itself still runs."""
        seen = _look_at(self.pid)
        return self._is_this_boot() and seen is not None and seen.started == self.started and seen.state != "Z"

    def members(self) -> list[int]:
        """Return the pids that still run in this session, the leader included."""
        leader = _look_at(self.pid)
        if not self._is_this_boot() or (leader is not None and leader.started != self.started):
            return []
        every = {
            int(entry.name): _look_at(int(entry.name)) for entry in Path("/proc").iterdir() if entry.name.isdigit()
        }
        return [pid for pid, seen in every.items() if seen and seen.session == self.pid and seen.state != "Z"]

    def _is_this_boot(self) -> bool:
        return self.boot == BOOT.read_text().strip()


class _Seen(NamedTuple):
    state: str
    session: int
    started: int


def start(name: str, command: Sequence[str], environment: dict[str, str], log: Path) -> Session:
    """Start a command in a session of its own, writing into `log`; Ctrl-C at our terminal does not reach it."""
    with log.open("a") as out:
        process = subprocess.Popen(
            command, env=environment, cwd=log.parent, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
            start_new_session=True,
        )  # fmt: skip
    seen = _look_at(process.pid)
    return Session(name, process.pid, seen.started if seen else 0, BOOT.read_text().strip())


def end(sessions: Iterable[Session], patience: float = 15) -> None:
    """Ask the leaders to end, all at once, and kill what is left of their sessions after `patience` seconds.

    Only the leaders are asked: Airflow hangs when its workers get the signal too.
    """
    ours = list(sessions)
    for session in ours:
        if session.is_alive():
            _send(session.pid, signal.SIGTERM)
    deadline = time.monotonic() + patience
    while any(session.is_alive() for session in ours) and time.monotonic() < deadline:
        _reap(ours)
        time.sleep(0.1)
    while left := [pid for session in ours for pid in session.members()]:
        for pid in left:
            _send(pid, signal.SIGKILL)
        _reap(ours)
        time.sleep(0.1)
    _reap(ours)


def _look_at(pid: int) -> _Seen | None:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return _Seen(state=fields[0], session=int(fields[3]), started=int(fields[19]))


def _send(pid: int, what: signal.Signals) -> None:
    try:
        os.kill(pid, what)
    except ProcessLookupError:
        return  # it ended by itself in between


def _reap(sessions: Iterable[Session]) -> None:
    """Collect the exit codes of those that are our own children; the others belong to init."""
    for session in sessions:
        try:
            os.waitpid(session.pid, os.WNOHANG)
        except ChildProcessError:
            continue
