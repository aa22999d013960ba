"""Embedded PostgreSQL: from the binaries of a wheel to a server of our own under `XEPLOAI_HOME/postgres`.

Only initdb, pg_ctl and pg_isready of the wheel are used: its own life cycle trusts every login. Here every login needs a
generated password, the data folder is 0700, the server listens on 127.0.0.1 only and lives until `xeploai db stop`.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from database.host import SERVER_USER, ServerTrouble, closed_parent, free_port, is_free, run_program, server_user

START_SECONDS = 120  # recovery after a crash may take this long
PORT_SECONDS = 15  # the children of a killed server hold its port for a moment
DATABASES = ("xeploai", "airflow")
SERVER_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "work_mem": "32MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "wal_compression": "on",
    "fsync": "on",
    "timezone": "UTC",
    "log_lock_waits": "on",
}


@dataclass(frozen=True)
class Access:
    """What the home remembers of its server: the port and the two passwords, in a file of mode 0600."""

    port: int
    superuser_password: str
    operator_password: str


class EmbeddedServer:
    """The PostgreSQL server of one home."""

    def __init__(self, home: Path) -> None:
        self.folder = home / "postgres"
        self.cluster = self.folder / "cluster"
        self.access_file = home / "postgres.json"

    def start(self) -> None:
        """Make the cluster when there is none, start it when it does not run, and wait until it answers.

        Raises:
            ServerTrouble: PostgreSQL refused, its log says why; or nothing can be written in the home.
        """
        home = self.folder.parent
        try:
            home.mkdir(parents=True, exist_ok=True)
            lock = (home / ".postgres.lock").open("w")
        except OSError as error:
            raise ServerTrouble(
                f"Nothing can be written in the home {home}: {error.strerror}. Choose another (--home or XEPLOAI_HOME)."
            ) from error
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._start()

    def _start(self) -> None:
        if not self.cluster.exists():
            self._make_cluster()
        elif not self.access_file.exists():
            raise ServerTrouble(
                f"{self.cluster} is there but {self.access_file}, which holds its port and passwords, is not. "
                "Bring the file back, or move the folder away to begin anew."
            )
        if self._pid() is None:
            self._forget_dead_server()
            code, output = run_program(
                "pg_ctl", "start", "-w", "-t", START_SECONDS, "-D", self.cluster, "-l", self._log, "-o",
                f"-p {self._access().port} -k {self.cluster}",
            )  # fmt: skip
            if code:
                log = self._log.read_text(errors="replace")[-2000:] if self._log.exists() else ""
                raise ServerTrouble(f"PostgreSQL did not start from {self.cluster}.\n{output}{log}")
        self._wait_until_ready()
        self._make_databases()

    def stop(self) -> bool:
        """Stop the server; return whether one ran."""
        if self._pid() is None:
            return False
        code, output = run_program("pg_ctl", "stop", "-m", "fast", "-w", "-t", "60", "-D", self.cluster)
        if code:
            raise ServerTrouble(f"PostgreSQL did not stop: {output}")
        return True

    def is_running(self) -> bool:
        """Tell whether our own server process is alive."""
        return self.access_file.exists() and self._pid() is not None

    def url(self, database: str = "xeploai") -> str:
        """Return the libpq URI of the operator role for one of the server's databases."""
        access = self._access()
        return f"postgresql://xeploai:{access.operator_password}@127.0.0.1:{access.port}/{database}"

    @property
    def _log(self) -> Path:
        return self.folder / "server.log"

    def _access(self) -> Access:
        try:
            return Access(**json.loads(self.access_file.read_text()))
        except (OSError, ValueError, TypeError) as error:
            raise ServerTrouble(
                f"{self.access_file}, which holds port and passwords, cannot be read: {error}"
            ) from error

    def _make_cluster(self) -> None:
        """Make the cluster whole or not at all: what a kill leaves half-made is made anew by the next start."""
        access = Access(free_port(), secrets.token_urlsafe(24), secrets.token_urlsafe(24))
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        user = server_user()
        if user is not None:
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            if closed := closed_parent(self.folder, user):
                raise ServerTrouble(
                    f"{closed} is closed to the user {SERVER_USER}, who runs PostgreSQL when we are root. Choose another "
                    "home (--home or XEPLOAI_HOME), or run as an ordinary user."
                )
        half_made = self.folder / "cluster.making"
        shutil.rmtree(half_made, ignore_errors=True)
        self._remember(access)
        with tempfile.NamedTemporaryFile("w", dir=self.folder) as password_file:
            password_file.write(access.superuser_password)
            password_file.flush()
            if user is not None:
                os.chown(password_file.name, user.pw_uid, user.pw_gid)
            settings = [part for name, value in SERVER_SETTINGS.items() for part in ("-c", f"{name}={value}")]
            code, output = run_program(
                "initdb", "-D", half_made, "-U", "postgres", "--auth=scram-sha-256", "--encoding=UTF8",
                "--locale-provider=builtin", "--locale=C.UTF-8", "--builtin-locale=C.UTF-8",
                f"--pwfile={password_file.name}", *settings,
            )  # fmt: skip
        if code:
            raise ServerTrouble(f"initdb failed: {output}")
        half_made.rename(self.cluster)

    def _remember(self, access: Access) -> None:
        partial = self.access_file.with_suffix(".making")
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(asdict(access), file)
        partial.rename(self.access_file)

    def _make_databases(self) -> None:
        access = self._access()
        with psycopg.connect(
            host="127.0.0.1", port=access.port, user="postgres", password=access.superuser_password,
            dbname="postgres", autocommit=True,
        ) as connection:  # fmt: skip
            if not connection.execute("select 1 from pg_roles where rolname = 'xeploai'").fetchone():
                connection.execute(
                    sql.SQL("create role xeploai login createdb createrole password {}").format(
                        sql.Literal(access.operator_password)
                    )
                )
            for database in DATABASES:
                if not connection.execute("select 1 from pg_database where datname = %s", [database]).fetchone():
                    connection.execute(sql.SQL("create database {} owner xeploai").format(sql.Identifier(database)))

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        question = (
            "pg_isready",
            "-q",
            "-h",
            "127.0.0.1",
            "-p",
            self._access().port,
            "-U",
            "postgres",
            "-d",
            "postgres",
        )
        while run_program(*question)[0]:
            if time.monotonic() > deadline:
                raise ServerTrouble(f"PostgreSQL did not answer within {START_SECONDS} s; see {self._log}.")
            time.sleep(0.05)

    def _pid(self) -> int | None:
        """Return the pid of our server; a pid file of a dead or foreign process does not count."""
        try:
            pid = int((self.cluster / "postmaster.pid").read_text().split()[0])
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
            command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except (OSError, ValueError, IndexError):
            return None
        is_ours = command[0].endswith(b"postgres") and os.fsencode(self.cluster) in command
        return pid if state != "Z" and is_ours else None

    def _forget_dead_server(self) -> None:
        port = self._access().port
        for name in ("postmaster.pid", f".s.PGSQL.{port}.lock", f".s.PGSQL.{port}"):
            (self.cluster / name).unlink(missing_ok=True)
        deadline = time.monotonic() + PORT_SECONDS
        while not is_free(port):
            if time.monotonic() > deadline:
                raise ServerTrouble(
                    f"Port {port} of 127.0.0.1, which {self.access_file} remembers, is taken by another program."
                )
            time.sleep(0.05)
