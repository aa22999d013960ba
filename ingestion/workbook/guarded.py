"""Guarded reading: from a function and a file to what it returns, worked out in a process of its own.

A decoder that gives up takes its process with it, and only a process can be stopped that takes too long or too much.
`python -m ingestion.workbook.guarded` is that process: it reads the question from its input and writes the answer.
"""

from __future__ import annotations

import importlib
import os
import pickle
import signal
import subprocess
import sys
import time
import traceback
from pathlib import Path
from typing import IO, Any, Final

import settings
from ingestion.workbook.package import Package, refuse_oversize
from ingestion.workbook.unreadable import UnreadableWorkbook

WORKBOOK = "xl/workbook.xml"
PLAIN_BYTES = 30 * 2**20  # an .xlsx that unpacks to no more is read where it is asked for
MEMORY = 300 * 2**20  # and ten times what the file unpacks to
_POLL_SECONDS: Final = 0.02
_ZIP: Final = b"PK"


class FailedApart(Exception):
    """The function failed in its own process: our fault, not the file's. The message says where, not over what."""


def needs_guard(content: bytes) -> bool:
    """Tell whether a file is to be read in a process of its own: large ones, and every format but Excel's newest."""
    if not content.startswith(_ZIP):
        return True
    try:
        package = Package(content)
    except UnreadableWorkbook:  # found out as quickly by whoever reads it
        return False
    return WORKBOOK not in package.names or package.declared_bytes > PLAIN_BYTES


def in_a_process_of_its_own(function: str, *arguments: Any) -> Any:
    """Call `package.module:function` in a new process and return what it returns.

    Args:
        function: of this project; its result must pickle.
        arguments: must pickle; what a file among them unpacks to decides how much memory the process may take.

    Raises:
        UnreadableWorkbook: as the function does, or the process took too long, too much memory, or came to grief.
        FailedApart: the function raised something else.
    """
    memory = MEMORY + 10 * sum(unpacked_bytes(content) for content in arguments if isinstance(content, bytes))
    with _nameless_file() as question, _nameless_file() as answer:
        pickle.dump((function, arguments), question)
        question.seek(0)
        _wait(_start(question, answer), memory)
        answer.seek(0)
        kind, *told = pickle.load(answer)
    if kind == "unreadable":
        raise UnreadableWorkbook(*told)
    if kind == "failed":
        raise FailedApart(*told)
    return told[0]


def unpacked_bytes(content: bytes) -> int:
    """Return what a file says that it unpacks to; its own size where it is no archive."""
    refuse_oversize(content)
    declared = Package(content).declared_bytes if content.startswith(_ZIP) else 0
    return max(declared, len(content))


def _start(question: IO[bytes], answer: IO[bytes]) -> subprocess.Popen[bytes]:
    paths = [str(settings.PROJECT_ROOT), os.environ.get("PYTHONPATH", "")]
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "ingestion.workbook.guarded"],
        stdin=question,
        stdout=answer,
        stderr=subprocess.DEVNULL,  # what a decoder prints may hold what stands in cells
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths)), "POLARS_MAX_THREADS": "1"},
    )


def _wait(child: subprocess.Popen[bytes], memory: int) -> None:
    """Wait for the end of the process, or make one. Raises UnreadableWorkbook."""
    seconds = settings.current().limits.read_seconds
    until = time.monotonic() + seconds
    try:
        while _is_running(child):
            if time.monotonic() > until:
                raise UnreadableWorkbook("too_slow", f"takes more than {seconds} s")
            if _peak_bytes(child.pid) > memory:
                raise UnreadableWorkbook("too_slow", f"takes more than {memory // 2**20} MB of memory")
    finally:
        child.kill()
        child.wait()
    if child.returncode:
        raise UnreadableWorkbook("damaged", f"reading it ended its process with {child.returncode}")


def _is_running(child: subprocess.Popen[bytes]) -> bool:
    try:
        child.wait(_POLL_SECONDS)
    except subprocess.TimeoutExpired:
        return True
    return False


def _peak_bytes(pid: int) -> int:
    """Return the most memory that a process had at once; 0 when it is gone."""
    try:
        with Path(f"/proc/{pid}/status").open(encoding="ascii") as status:
            return next((int(line.split()[1]) * 1024 for line in status if line.startswith(("VmHWM:", "VmRSS:"))), 0)
    except OSError:
        return 0


def _nameless_file() -> IO[bytes]:
    """Return a file in memory: what stands in workbooks is written to no disk on the way."""
    return os.fdopen(os.memfd_create("xeploai"), "w+b")


def _answer() -> None:
    """Be the process: read the question, write the answer."""
    signal.alarm(settings.current().limits.read_seconds + 5)  # also when nobody waits any more
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nobody else writes there
    function, arguments = pickle.load(sys.stdin.buffer)
    module, _, name = function.partition(":")
    told: tuple[Any, ...]
    try:
        told = "result", getattr(importlib.import_module(module), name)(*arguments)
    except UnreadableWorkbook as error:
        told = "unreadable", error.reason, error.detail
    except MemoryError:
        told = "unreadable", "too_slow", "takes more memory than there is"
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        told = "failed", f"{type(error).__name__} in {place.name}, line {place.lineno}"
    with answer:
        pickle.dump(told, answer)


if __name__ == "__main__":
    _answer()
