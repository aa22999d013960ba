"""Setting up: from any state of the database to one that this version can work with."""

from __future__ import annotations

from database.connection import connect
from database.migrate import migrate
from expectations.campaign import check_campaigns
from expectations.rule import load_rules
from ingestion.reference import refresh_reference


def prepare() -> None:
    """Migrate the operational and landing tables and load the config folder; idempotent, safe for two at once.

    Raises:
        WrongConfig: a campaign asks for what the gates cannot do; nothing was touched.
    """
    check_campaigns(load_rules())
    migrate()
    with connect() as connection:
        refresh_reference(connection)
