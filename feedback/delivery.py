"""Delivery: from letters that wait to files in the committees' outboxes, each marked in the transaction that wrote it.

A closed outbox silences nobody else; what could not be delivered is tried again the next time. A kill between the file and
the mark writes the same file once more.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, LiteralString, TypeVar

from psycopg import Connection
from psycopg.rows import dict_row

from database.connection import connect
from database.locks import only_one
from settings import Failure

log = logging.getLogger(__name__)

Told = TypeVar("Told")
Letter = dict[str, Any]  # what its query gives; at least submission_id and committee_code


class OutboxClosed(Failure):
    """The outboxes of some committees cannot be written; all other committees are told."""


def deliver(
    turn: str,
    waiting: LiteralString,
    write: Callable[[Connection, Letter], Told],
    put: Callable[[Letter, Told], object],
    mark: Callable[[Letter], LiteralString],
) -> int:
    """Write every letter that waits; return how many were written.

    Args:
        turn: the work that only one may do at a time.
        waiting: the query that gives the letters.
        mark: gives the statement that marks a letter as told; its parameters are the letter's.

    Raises:
        OutboxClosed: after everybody else is told; names the committees that are not, the next call tries them again.
    """
    told = 0
    closed: dict[str, Exception] = {}
    with only_one(turn), connect(autocommit=True) as connection:
        for letter in connection.cursor(row_factory=dict_row).execute(waiting).fetchall():
            with connection.transaction():
                content = write(connection, letter)
                try:
                    put(letter, content)
                except Exception as failure:  # an outbox elsewhere fails in its own library's ways
                    log.exception("submission=%s step=%s failed", letter["submission_id"], turn)
                    closed.setdefault(letter["committee_code"], failure)
                    continue
                connection.execute(mark(letter), letter)
            log.info("submission=%s step=%s", letter["submission_id"], turn)
            told += 1
    if closed:
        reasons = "; ".join(f"{code} ({closed[code]})" for code in sorted(closed))
        raise OutboxClosed(
            f"The outboxes of these committees cannot be written: {reasons}. Mend them; the next run tells them."
        )
    return told
