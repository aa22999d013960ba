"""Points: from a running process to every moment at which it may be killed, each with a name.

A point lies before every statement sent to PostgreSQL, in the middle and at the end of every COPY, and before every
file operation in the home that others can see.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg

FILE_EVENTS = {"os.rename": "rename", "os.remove": "unlink", "os.mkdir": "mkdir", "os.chmod": "chmod"}


def watch(home: Path, reached: Callable[[str], None]) -> None:
    """Call `reached` before every operation of this process, for the rest of its life."""
    _watch_files(str(home), reached)
    _watch_statements(reached)
    _watch_copies(reached)


def _watch_files(home: str, reached: Callable[[str], None]) -> None:
    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            verb = "write" if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR) else None
        else:
            verb, path = FILE_EVENTS.get(event), arguments[0] if arguments else None
        if verb and isinstance(path, str | Path) and str(path).startswith(home):
            target = str(arguments[1]) if verb == "rename" else str(path)
            reached(f"{verb} {target.removeprefix(home).lstrip('/')}")

    sys.addaudithook(hear)
    through = os.fsync

    def fsync(descriptor: int) -> None:
        reached("fsync")
        through(descriptor)

    os.fsync = fsync


def _watch_statements(reached: Callable[[str], None]) -> None:
    """Everything psycopg sends passes `Connection.wait`, as a generator that has not begun."""
    through = psycopg.Connection.wait

    def wait(connection: Any, generator: Any, *rest: Any, **options: Any) -> Any:
        if name := _statement(connection, generator):
            reached(name)
        return through(connection, generator, *rest, **options)

    psycopg.Connection.wait = wait


def _statement(connection: Any, generator: Any) -> str | None:
    if not hasattr(generator, "gi_frame"):
        return None
    name, given = generator.__name__, generator.gi_frame.f_locals
    if name in ("_enter_gen", "_exit_gen", "_commit_gen"):
        return "begin" if name == "_enter_gen" else "commit"
    query = given.get("query", given.get("statement"))
    if query is None:
        return None
    text = query.as_string(connection) if hasattr(query, "as_string") else query
    return " ".join((text.decode() if isinstance(text, bytes) else text).replace('"', "").split())[:120]


def _watch_copies(reached: Callable[[str], None]) -> None:
    through = psycopg.Copy.write

    def write(copy: Any, rows: Any) -> None:
        through(copy, rows[: len(rows) // 2])
        reached("middle of a COPY")
        through(copy, rows[len(rows) // 2 :])
        reached("end of a COPY")

    psycopg.Copy.write = write
