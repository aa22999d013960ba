"""Access to the marts: from two group roles and one mapping of logins to the rows that each may see.

`xeploai_bi` sees every row. `xeploai_committee` sees the rows of its own committee, the rating and the dossier of its own
organisation; a table without `committee_code` and the province's rows (`ALL`) are for `xeploai_bi` only. Row security is
enabled but not forced: the owner, who publishes, sees everything.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from urllib.parse import urlsplit, urlunsplit

from psycopg import Connection, sql
from psycopg.errors import DuplicateObject, UniqueViolation

from database.connection import connect, url
from settings import Failure

BI = "xeploai_bi"
COMMITTEE = "xeploai_committee"
OWN_CODE = "(select access.my_committee())"  # a sub-select, so that it is asked once per query and an index is used

# session_user, because inside a definer's function current_user is the owner
_SCHEMA = """
create schema if not exists access;
create or replace function access.my_committee() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp
as 'select committee_code from restricted.committee_login where role_name = session_user';
revoke all on function access.my_committee() from public;
revoke all on schema marts, build, landing, gate, restricted, operations, config from public;
grant usage on schema access, marts to xeploai_bi, xeploai_committee;
grant execute on function access.my_committee() to xeploai_committee;
"""

_UNGUARDED = """
select relname
from pg_class
where relnamespace = 'marts'::regnamespace
    and (
        relkind in ('m', 'f')
        or (relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false))
        or (relkind in ('r', 'p') and not (relrowsecurity and exists (select from pg_policy where polrelid = pg_class.oid)))
    )
"""


class UnguardedMart(Failure):
    """A table or view of schema marts would show every row to everyone who may read it."""


class UnknownCommittee(Failure):
    """No committee has this code; the message says where the codes stand."""


def ensure_roles(connection: Connection) -> None:
    """Make the group roles, the schema `access` and its function. Roles belong to the whole server: others may have."""
    make_roles(connection)
    connection.execute(_SCHEMA)
    database = sql.Identifier(connection.info.dbname)
    connection.execute(sql.SQL("revoke create, temporary on database {} from public").format(database))
    connection.execute(sql.SQL("grant connect on database {} to xeploai_bi, xeploai_committee").format(database))


def make_roles(connection: Connection, others: Iterable[str] = ()) -> None:
    """Make the group roles, and others without a login, where this server does not have them."""
    for role in (BI, COMMITTEE, *others):
        _create_role(connection, role)


def protect(connection: Connection, table: str, columns: set[str]) -> None:
    """Give one mart its row security, policies and grants, unless it has exactly these already."""
    name = sql.Identifier("marts", table)
    own_rows = _own_rows(columns)
    statements = [
        sql.SQL("alter table {} enable row level security").format(name),
        sql.SQL("grant select on {} to xeploai_bi, xeploai_committee").format(name),
        sql.SQL("drop policy if exists every_row on {}").format(name),
        sql.SQL("drop policy if exists own_rows on {}").format(name),
        sql.SQL("create policy every_row on {} for select to xeploai_bi using (true)").format(name),
        sql.SQL("create policy own_rows on {} for select to xeploai_committee using ({})").format(
            name, sql.SQL(own_rows)
        ),
    ]
    wanted = hashlib.sha256(b";".join(statement.as_bytes(connection) for statement in statements)).hexdigest()
    known = connection.execute(
        "select obj_description(oid, 'pg_policy') from pg_policy where polrelid = %s::regclass and polname = 'own_rows'",
        [name.as_string(connection)],
    ).fetchone()
    if known != (wanted,):
        for statement in statements:
            connection.execute(statement)
        connection.execute(
            sql.SQL("comment on policy own_rows on {} is {}").format(name, sql.Literal(wanted))
        )  # what was carried out, so that the next publication can leave it alone


def refuse_unguarded(connection: Connection) -> None:
    """Raise UnguardedMart when anything in schema marts lacks row security, a policy or its caller's rights."""
    names = [name for (name,) in connection.execute(_UNGUARDED)]
    if names:
        raise UnguardedMart(f"Without row security nothing is published: marts.{', marts.'.join(sorted(names))}")


def grant_committee(code: str) -> str:
    """Make or renew the login of one committee; return its URI. The password before stops working.

    Raises:
        UnknownCommittee: config.committee has no such code.
    """
    with connect() as connection:
        if not connection.execute("select 1 from config.committee where committee_code = %s", [code]).fetchone():
            raise UnknownCommittee(f"There is no committee «{code}»; committees.csv of the config folder lists them.")
        ensure_roles(connection)
        role = f"xeploai_{code.lower()}"
        return _login(connection, role, COMMITTEE, code)


def grant_bi(name: str = "xeploai_bi_reader") -> str:
    """Make or renew a login that reads every row of the marts; return its URI."""
    with connect() as connection:
        ensure_roles(connection)
        return _login(connection, name, BI, None)


def _login(connection: Connection, role: str, group: str, code: str | None) -> str:
    password = secrets.token_urlsafe(24)
    _create_role(connection, role)
    connection.execute(
        sql.SQL("alter role {} with login password {}").format(sql.Identifier(role), sql.Literal(password))
    )
    # inherited but not to be taken on by `set role`; before PostgreSQL 16 a membership could not say so
    options = " with inherit true, set false" if connection.info.server_version >= 160000 else ""
    connection.execute(sql.SQL("grant {} to {}" + options).format(sql.Identifier(group), sql.Identifier(role)))
    if code:
        connection.execute(
            "insert into restricted.committee_login (role_name, committee_code) values (%s, %s) "
            "on conflict (role_name) do update set committee_code = excluded.committee_code",
            [role, code],
        )
    parts = urlsplit(url())
    return urlunsplit(parts._replace(netloc=f"{role}:{password}@{parts.netloc.rpartition('@')[2]}"))


def _create_role(connection: Connection, role: str) -> None:
    if connection.execute("select 1 from pg_roles where rolname = %s", [role]).fetchone():
        return
    try:
        with connection.transaction():
            connection.execute(sql.SQL("create role {} nologin").format(sql.Identifier(role)))
    except (DuplicateObject, UniqueViolation):
        return  # another database of this server made it in the meantime


def _own_rows(columns: set[str]) -> str:
    if "committee_code" not in columns:
        return "false"
    clauses = [f"committee_code = {OWN_CODE}"]
    if {"subject_kind", "subject_key"} <= columns:
        clauses.append(f"(subject_kind = 'ORGANISATION' and subject_key = {OWN_CODE})")
    elif columns & {"organisation_type", "step"}:  # what the province keeps about the committee as an organisation
        clauses.append(f"organisation_code = {OWN_CODE}")
    return " or ".join(clauses)
