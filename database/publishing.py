"""Publishing: from what dbt built and tested in schema `build` to the permanent tables of schema `marts`.

One transaction writes the difference: rows that changed or vanished are deleted, new ones inserted, nothing is
truncated. Readers see the state before or the state after; grants, policies, indexes and functions stay.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from psycopg import Connection, sql
from psycopg.errors import DependentObjectsStillExist

from database.connection import connect
from database.flag_ledger import keep_flags
from database.marts_access import ensure_roles, protect, refuse_unguarded
from settings import Failure

RATING_AS_OF = Path(__file__).with_name("rating_as_of.sql")
MANY_ROWS = 1000  # from here on the planner should know: autovacuum comes a minute late

# Only remaking a table waits for readers. Whole tables are compared: a loop over a wrong guess would take hours.
_SETTINGS = """
set local lock_timeout = '60s'; set local work_mem = '64MB'; set local jit = off; set local enable_nestloop = off
"""

_BUILT_MARTS = r"""
select relname from pg_class
where relnamespace = 'build'::regnamespace and relkind = 'r' and relname ~ '^(dim|fct|mart)_' and relname !~ '__dbt_'
order by relname
"""

# Everything of a table that `like including all` takes over, as text.
_SHAPE = """
select coalesce(jsonb_agg(part order by kind, position, part), '[]')::text
from (
    select 1 as kind, attnum::int as position,
        jsonb_build_array(attname, format_type(atttypid, atttypmod), attnotnull, col_description(attrelid, attnum)) as part
    from pg_attribute where attrelid = %(table)s::regclass and attnum > 0 and not attisdropped
    union all
    select 2, 0, jsonb_build_array(indkey::text, indisunique, indisprimary)
    from pg_index where indrelid = %(table)s::regclass
    union all
    select 3, 0, jsonb_build_array(obj_description(%(table)s::regclass, 'pg_class'))
) as parts
"""

_COLUMNS = """
select attname, attnum = any (indkey) as is_key
from pg_attribute inner join pg_index on indrelid = attrelid and indisprimary
where attrelid = %s::regclass and attnum > 0 and not attisdropped
order by attnum
"""


class MartInUse(Failure):
    """A mart whose shape changed cannot be remade, because something outside the project depends on it."""


@dataclass(frozen=True)
class Change:
    """What one publication did to one mart."""

    deleted: int
    inserted: int
    remade: bool


def publish(built_from: str) -> dict[str, Change]:
    """Write the difference between `build` and `marts`, all tables in one transaction, and record it.

    Args:
        built_from: token of the state that was built; the next run compares its own with it.

    Raises:
        MartInUse: a foreign view stands on a mart whose shape changed.
        UnguardedMart: a table would be readable without row security; nothing is published.
    """
    with connect() as connection:
        connection.execute(_SETTINGS)
        ensure_roles(connection)
        tables = [name for (name,) in connection.execute(_BUILT_MARTS)]
        changes = {table: _publish_table(connection, table) for table in tables}
        _ensure_functions(connection, tables)
        refuse_unguarded(connection)
        written = {table: asdict(change) for table, change in changes.items()}
        (publication_id,) = connection.execute(
            "insert into operations.publication (built_from, changes) values (%s, %s) returning publication_id",
            [built_from, json.dumps(written)],
        ).fetchone() or (0,)
        if "mart_flag_history" in tables:
            keep_flags(connection, publication_id)
    return changes


def _publish_table(connection: Connection, table: str) -> Change:
    remade = _shape(connection, "marts", table) != _shape(connection, "build", table)
    if remade:
        _remake(connection, table)
    columns = connection.execute(_COLUMNS, [f"build.{table}"]).fetchall()
    protect(connection, table, {name for name, _ in columns})
    deleted, inserted = _write_difference(connection, table, columns)
    if deleted + inserted >= MANY_ROWS:
        connection.execute(sql.SQL("analyze {}").format(sql.Identifier("marts", table)))
    return Change(deleted, inserted, remade)


def _shape(connection: Connection, schema: str, table: str) -> str | None:
    """Return everything of a table that can be compared as text; None when there is no such table."""
    name = f"{schema}.{table}"
    row = connection.execute(_SHAPE, {"table": name}).fetchone() if _exists(connection, name) else None
    return str(row[0]) if row else None


def _exists(connection: Connection, name: str) -> bool:
    return connection.execute("select to_regclass(%s)", [name]).fetchone() != (None,)


def _remake(connection: Connection, table: str) -> None:
    if table == "fct_rating":
        connection.execute("drop function if exists marts.rating_as_of(timestamptz, date)")  # returns rows of its type
    mart, built = sql.Identifier("marts", table), sql.Identifier("build", table)
    try:
        connection.execute(sql.SQL("drop table if exists {}").format(mart))
    except DependentObjectsStillExist as error:
        raise MartInUse(
            f"The columns of marts.{table} changed, but it cannot be remade: {error.diag.message_detail}. "
            "Drop what depends on it, run again, then make it anew."
        ) from error
    connection.execute(sql.SQL("create table {} (like {} including all)").format(mart, built))
    (comment,) = connection.execute(
        "select obj_description(%s::regclass, 'pg_class')", [f"build.{table}"]
    ).fetchone() or (None,)
    connection.execute(sql.SQL("comment on table {} is {}").format(mart, sql.Literal(comment)))


def _write_difference(connection: Connection, table: str, columns: list[tuple[str, bool]]) -> tuple[int, int]:
    """Return how many rows were deleted and inserted; whole rows are compared, joined on the primary key."""
    names = {
        "mart": sql.Identifier("marts", table),
        "built": sql.Identifier("build", table),
        "columns": sql.SQL(", ").join(sql.Identifier(name) for name, _ in columns),
        "new": sql.SQL(", ").join(sql.Identifier("new", name) for name, _ in columns),
        "old": sql.SQL(", ").join(sql.Identifier("old", name) for name, _ in columns),
        "same_key": sql.SQL(" and ").join(
            sql.SQL("new.{0} = old.{0}").format(sql.Identifier(name)) for name, is_key in columns if is_key
        ),
    }
    deleted = connection.execute(
        sql.SQL(
            "delete from {mart} as old where not exists ("
            "select from {built} as new where {same_key} and row({new}) is not distinct from row({old}))"
        ).format(**names)
    ).rowcount
    inserted = connection.execute(
        sql.SQL(
            "insert into {mart} ({columns}) select {new} from {built} as new "
            "where not exists (select from {mart} as old where {same_key})"
        ).format(**names)
    ).rowcount
    return deleted, inserted


def _ensure_functions(connection: Connection, tables: list[str]) -> None:
    if {"fct_rating", "fct_rating_version"} <= set(tables):
        connection.execute(RATING_AS_OF.read_text(encoding="utf-8").encode())
        connection.execute("revoke all on function marts.rating_as_of(timestamptz, date) from public")
        connection.execute(
            "grant execute on function marts.rating_as_of(timestamptz, date) to xeploai_bi, xeploai_committee"
        )
