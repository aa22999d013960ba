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


@contextmanager
def only_one_without_trace(work: str) -> Iterator[None]:
    """Take turns at work of which nothing may be kept, not even that it was done: the row is written and let go."""
    with connect() as holder:
        holder.execute("set idle_in_transaction_session_timeout = 0")
        holder.execute("insert into operations.turn (work) values (%s)", [work])  # waits for whoever wrote it before
        try:
            yield
        finally:
            holder.rollback()
