"""Locks: one writer at a time from verdict to marts, whoever started it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from psycopg import Connection

from database.connection import connect


@contextmanager
def only_one(work: str) -> Iterator[Connection]:
    """Hold this work's row of operations.turn, waiting for whoever holds it; yields a connection beside the one that does.

    A row, not an advisory lock: those can be taken by everybody who may log in, a committee's login too.
    """
    with connect(autocommit=True) as beside, connect() as holder:
        beside.execute("insert into operations.turn (work) values (%s) on conflict do nothing", [work])
        holder.execute("set idle_in_transaction_session_timeout = 0")  # the holder idles as long as the work takes
        holder.execute("select work from operations.turn where work = %s for update", [work])
        yield beside
