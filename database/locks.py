"""Locks: one writer at a time from verdict to marts, whoever started it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from psycopg import Connection

from database.connection import connect


@contextmanager
def only_one(work: str) -> Iterator[Connection]:
    """Hold the advisory lock of this work, waiting for whoever holds it; yields the connection that holds it."""
    with connect(autocommit=True) as connection:
        connection.execute("select pg_advisory_lock(hashtext('xeploai ' || %s))", [work])
        yield connection
