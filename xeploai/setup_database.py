"""Setting up: from any state of the database to one that this version can work with."""

from __future__ import annotations

from database.connection import connect
from database.locks import only_one
from database.migrate import migrate
from ingestion.reference import refresh_reference


def prepare() -> None:
    """Migrate the operational and landing tables and load the config folder; idempotent."""
    with only_one("prepare"):
        migrate()
        with connect() as connection:
            refresh_reference(connection)
