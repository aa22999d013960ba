"""Ledger: from a decision to the event that is kept, how its links stood before, and persons that fit them again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from psycopg import Connection

from database.connection import connect
from database.locks import only_one
from identity.linking import link_unlinked
from identity.persons import remake
from identity.queue import refresh
from settings import Failure

Row = dict[str, Any]

_EVENT = """
insert into restricted.link_decision (action, candidate_id, undoes, kept_key, other_key, reason, decided_by)
values (%(action)s, %(candidate_id)s, %(undoes)s, %(kept_key)s, %(other_key)s, %(reason)s, %(decided_by)s)
returning decision_id
"""
_REMEMBER = """
insert into restricted.link_move
    (decision_id, submission_id, sheet, source_row, person_key, matched_by, score, decided_by, decided_at, followed)
select %(decision_id)s, submission_id, sheet, source_row, person_key, matched_by, score, decided_by, decided_at, decision_id
from restricted.person_link
where person_key in (%(kept_key)s, %(other_key)s)
"""
_MARK = (
    "update restricted.person_link set decision_id = %(decision_id)s where person_key in (%(kept_key)s, %(other_key)s)"
)


class NotDecided(Failure):
    """This cannot be decided about who is who; the message says why and what can be done."""


@dataclass(frozen=True)
class Decision:
    """Who decides, and why."""

    reason: str
    decided_by: str


@dataclass(frozen=True)
class Outcome:
    """What became of it: the event, the person that stays, the key that ended or began, and how many rows it is about."""

    decision_id: int
    action: str
    person_key: UUID
    other_key: UUID
    rows: int


@contextmanager
def deciding(decision: Decision) -> Iterator[Connection]:
    """Give one transaction in which nobody else links or builds.

    Raises:
        NotDecided: the decision does not say who decides or why.
    """
    if not decision.reason.strip() or not decision.decided_by.strip():
        raise NotDecided("Quyết định được lưu cùng lý do và người quyết định; không được để trống.")
    with only_one("pipeline"), connect() as connection:
        yield connection


def record(
    connection: Connection, action: str, kept: UUID, other: UUID, decision: Decision, candidate: int | None = None,
    undoes: int | None = None,
) -> Row:  # fmt: skip
    """Add the event; return it with its number."""
    event: Row = {"action": action, "candidate_id": candidate, "undoes": undoes, "kept_key": kept, "other_key": other}
    event |= {"reason": decision.reason, "decided_by": decision.decided_by}
    (number,) = connection.execute(_EVENT, event).fetchone() or (0,)
    return event | {"decision_id": number}


def remember(connection: Connection, event: Row) -> None:
    """Keep how every link of both persons stands, and let the rows of both say that a person decided about them."""
    connection.execute(_REMEMBER, event)
    connection.execute(_MARK, event)


def settle(connection: Connection, event: Row, rows: int) -> Outcome:
    """Make the two persons what their rows say now, link what is not linked, and bring the queue up to date."""
    keys = event["kept_key"], event["other_key"]
    remake(connection, keys)
    link_unlinked(connection)
    refresh(connection)
    return Outcome(event["decision_id"], event["action"], *keys, rows)
