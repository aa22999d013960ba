"""Dump: from a database to one stream of bytes that pg_restore reads, and from it to an empty database.

Owners are left out, whoever restores owns; grants, row security and policies are in it. Logins and passwords are not:
they belong to a server, not to a database.
"""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from psycopg import Connection, IsolationLevel, sql
from psycopg.pq import Conninfo

from database.connection import connect, url
from database.host import run_client
from database.marts_access import ensure_roles, make_roles
from settings import Failure

_TABLES = """
select schemaname, tablename from pg_tables
where schemaname not in ('pg_catalog', 'information_schema') and schemaname not like 'pg\\_%'
order by schemaname, tablename
"""
_SCHEMAS = """
select nspname from pg_namespace where nspname not in ('information_schema', 'public') and nspname not like 'pg\\_%'
"""
_IN_PUBLIC = "select exists (select from pg_class where relnamespace = 'public'::regnamespace)"
# Whoever is named in a grant must be there before it can be restored.
_GRANTEES = """
select distinct rolname from (
    select relacl as acl from pg_class union all select nspacl from pg_namespace union all select proacl from pg_proc
) as granted
cross join lateral aclexplode(acl) as grants
inner join pg_roles on pg_roles.oid = grants.grantee
where rolname not like 'pg\\_%' and not rolsuper and rolname != current_user
order by rolname
"""
# terse: what PostgreSQL says beside its first sentence may cite a person's row
_AS_ONE = (
    "--no-psqlrc", "--quiet", "--single-transaction", "--no-password", "--set=ON_ERROR_STOP=1", "--set=VERBOSITY=terse",
)  # fmt: skip
_ONLY_SINCE_17 = b"\nSET transaction_timeout = 0;\n"  # and PostgreSQL 15 is one of ours


class NotDumped(Failure):
    """PostgreSQL's own programs refused; the message ends with their words."""


@contextmanager
def one_moment() -> Iterator[tuple[Connection, str]]:
    """Give a connection that sees the database as it is now, and the name under which a dump sees the same.

    Nobody waits: a run may go on beside it.
    """
    with connect() as connection:
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        (snapshot,) = connection.execute("select pg_export_snapshot()").fetchone() or ("",)
        yield connection, str(snapshot)


def dump(file: IO[bytes], snapshot: str) -> None:
    """Write the database of that moment into a file.

    Raises:
        NotDumped: pg_dump refused.
    """
    arguments = ("--format=custom", "--no-owner", f"--snapshot={snapshot}", "--no-password")
    code, complaint = run_client("pg_dump", *arguments, environment=_reached(), stdout=file)
    if code:
        raise NotDumped(f"The database could not be written out: {complaint.strip()}")


def restore(file: IO[bytes], roles: list[str]) -> None:
    """Fill an empty database from a dump, in one transaction.

    Args:
        roles: who is named in its grants; made without a login where the server does not have them.

    Raises:
        NotDumped: PostgreSQL refused; the database is as empty as before.
    """
    with connect() as connection:
        make_roles(connection, roles)
    with tempfile.TemporaryFile(buffering=0) as script:
        code, complaint = run_client("pg_restore", "--no-owner", "--file=-", environment={}, stdin=file, stdout=script)
        if not code:
            _leave_out(script, _ONLY_SINCE_17)
            code, complaint = run_client("psql", *_AS_ONE, environment=_reached(), stdin=script)
    if code:
        raise NotDumped(f"The database could not be restored, it is as empty as before: {complaint.strip()}")
    with connect() as connection:
        ensure_roles(connection)


def revision(connection: Connection) -> str:
    """Return the number of the last migration that this database has had."""
    (number,) = connection.execute("select version_num from operations.alembic_version").fetchone() or ("",)
    return str(number)


def is_empty(connection: Connection) -> bool:
    """Tell whether nobody has made anything in this database."""
    return not connection.execute(_SCHEMAS).fetchall() and connection.execute(_IN_PUBLIC).fetchone() == (False,)


def counts(connection: Connection) -> dict[str, int]:
    """Return how many rows each table has, `schema.table` → rows."""
    tables = [sql.Identifier(*table) for table in connection.execute(_TABLES).fetchall()]
    return {table.as_string(connection).replace('"', ""): _count(connection, table) for table in tables}


def grantees(connection: Connection) -> list[str]:
    """Return the roles that grants of this database name, the operator's own aside."""
    return [name for (name,) in connection.execute(_GRANTEES)]


def forget_everything(connection: Connection) -> None:
    """Make the database as empty as it was before a restore that failed behind its commit."""
    for (schema,) in connection.execute(_SCHEMAS).fetchall():
        connection.execute(sql.SQL("drop schema {} cascade").format(sql.Identifier(schema)))


def _leave_out(script: IO[bytes], line: bytes) -> None:
    """Blank a line of the script's preamble, and leave the script at its beginning."""
    fcntl.fcntl(script, fcntl.F_SETFL, os.O_RDWR)  # pg_restore has left it so that all writing goes to its end
    script.seek(0)
    place = script.read(1 << 16).find(line)
    if place >= 0:
        script.seek(place)
        script.write(b"\n" + b" " * (len(line) - 2) + b"\n")
    script.seek(0)


def _count(connection: Connection, table: sql.Identifier) -> int:
    (rows,) = connection.execute(sql.SQL("select count(*) from {}").format(table)).fetchone() or (0,)
    return int(rows)


def _reached() -> dict[str, str]:
    """Return how libpq finds the database: in the environment, since everybody may read a command line."""
    options = Conninfo.parse(url().encode())
    named = {option.envvar.decode(): option.val.decode() for option in options if option.envvar and option.val}
    return named | {"PGAPPNAME": "xeploai"}
