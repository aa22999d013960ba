"""Session: one connection on which a whole wave of judging is one transaction, whoever borrows it.

Great Expectations and SQLAlchemy commit, roll back and close what they are given; here those calls do nothing. Only
the gates decide: a kill leaves nothing behind, and a pre-flight check is a judgement that is let go.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

from database import connection as database

# A hundred short queries: compiling one costs more than it saves, and no sort of a province needs a disk.
_SETTINGS = "set jit = off; set work_mem = '64MB'"


class GateConnection(psycopg.Connection[Any]):
    """A connection whose commit, rollback and close are ours alone."""

    def commit(self) -> None:
        """Do nothing; see `keep`."""

    def rollback(self) -> None:
        """Do nothing; see `let_go`."""

    def close(self) -> None:
        """Do nothing; the connection closes at the end of `gate_connection`."""

    def keep(self) -> None:
        """Commit what was judged."""
        super().commit()

    def let_go(self) -> None:
        """Undo everything since the last `keep`."""
        super().rollback()

    def end(self) -> None:
        """Close for good; what was not kept is undone."""
        super().close()


@contextmanager
def gate_connection() -> Iterator[GateConnection]:
    """Open a connection for judging; what is not kept by the end is undone."""
    connection = GateConnection.connect(database.url(), application_name="xeploai gates")
    connection.execute(_SETTINGS)
    connection.keep()  # or the first thing let go would take the settings with it
    try:
        yield connection
    finally:
        connection.end()
