"""Reference data: from the config folder and the contract to schema `config`, replaced when they change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from psycopg import Connection, sql

import settings
from ingestion import contract
from ingestion.landing_tables import migrate_landing_tables


def refresh_reference(connection: Connection) -> None:
    """Bring landing tables and schema `config` up to date when the config folder or a template version has changed.

    Whoever edits campaigns.yml has nothing else to do: every landing and every build looks here first.
    """
    said = {**settings.current().config_text, **{path.name: path.read_text("utf-8") for path in contract.files()}}
    digest = hashlib.sha256(repr(sorted(said.items())).encode()).hexdigest()
    with connection.transaction():
        (loaded,) = connection.execute("select obj_description('config'::regnamespace)").fetchone() or (None,)
        if loaded == digest:
            return
        connection.execute("select pg_advisory_xact_lock(hashtext('xeploai reference'))")
        migrate_landing_tables(connection)
        load_reference(connection)
        connection.execute(sql.SQL("comment on schema config is {}").format(sql.Literal(digest)))


def load_reference(connection: Connection) -> None:
    """Make schema `config` say what the config folder and the template versions say, in the caller's transaction."""
    ours = settings.current()
    levels = contract.newest().levels
    _replace(
        connection, "committee",
        ((c.committee_code, c.committee_name, c.committee_kind, c.contact_email, c.committee_code != settings.PROVINCE)
         for c in ours.committees),
    )  # fmt: skip
    _replace(
        connection, "campaign",
        ((year, c.expects, c.mode, c.opens_on, c.due_on, c.cut_off_on, c.regime, c.appraisal, c.locked, c.quota.base,
          c.quota.pct, c.quota.rounding, c.quota.min_one, list(c.quota.groups), c.vote_threshold)
         for year, c in ours.campaigns.items()),
    )  # fmt: skip
    _replace(connection, "term", ((term.name, term.first_year, term.last_year) for term in ours.terms))
    exceptions = ((year, *item) for year, c in ours.campaigns.items() for item in c.due_exceptions.items())
    _replace(connection, "due_exception", exceptions)
    _replace(connection, "level", ((level.code, level.rank, level.name) for level in levels))
    _replace(connection, "template_column", _template_columns())
    _replace(
        connection, "lineage",
        {(c.object, c.kind, c.from_code, c.to_code, c.effective_on, c.decision_no or None, c.continues == "yes")
         for c in ours.lineage},
    )  # fmt: skip


def _replace(connection: Connection, table: str, rows: Iterable[Sequence[Any]]) -> None:
    name = sql.Identifier("config", table)
    connection.execute(sql.SQL("delete from {}").format(name))
    with connection.cursor() as cursor, cursor.copy(sql.SQL("copy {} from stdin").format(name)) as copy:
        for row in rows:
            copy.write_row(row)


def _template_columns() -> Iterable[Sequence[Any]]:
    for version in contract.versions():
        for sheet in contract.load(version).sheets.values():
            for column in sheet.columns:
                yield version, sheet.key, column.key, sheet.name, column.header, column.type, column.personal
