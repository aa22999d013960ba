"""Migration: from whatever the database holds to the operational tables of this version."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from database.connection import engine
from database.tables import SCHEMAS


def migrate() -> None:
    """Bring the operational tables up to date; safe to call at every start and by two processes at once."""
    with engine().begin() as connection:
        connection.execute(text("select pg_advisory_xact_lock(hashtext('xeploai migrate'))"))
        for schema in SCHEMAS:
            connection.execute(text(f"create schema if not exists {schema}"))
        command.upgrade(config(connection), "head")


def knows(revision: str) -> bool:
    """Tell whether this version has that migration: what has had others is of a later one."""
    scripts = ScriptDirectory(str(Path(__file__).parent / "migrations"))
    return any(script.revision == revision for script in scripts.walk_revisions())


def config(connection: Connection) -> Config:
    """Return Alembic's configuration on this connection."""
    alembic = Config(Path(__file__).parent / "alembic.ini")
    alembic.attributes["connection"] = connection
    return alembic
