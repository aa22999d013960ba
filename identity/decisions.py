"""Decisions: from what a person says about who is who to a ledger that says so."""

from __future__ import annotations

from typing import Any, LiteralString
from uuid import uuid4

from psycopg import Connection
from psycopg.rows import dict_row

from identity.ledger import Decision, NotDecided, Outcome, Row, deciding, record, remember, settle
from identity.persons import begin
from identity.queue import refresh

_CANDIDATE = "select * from restricted.link_candidate where candidate_id = %s"
_BY_AGE = """
select link.person_key
from restricted.person_link as link
inner join landing.submission using (submission_id)
where link.person_key in (%(person_key)s, %(other_key)s)
group by link.person_key
order by min(submission.rating_year), min(submission.submission_id), link.person_key
"""
_SIDE_BY_SIDE = """
select distinct submission.committee_code, submission.rating_year
from restricted.person_link as one
inner join restricted.person_link as other using (submission_id, sheet)
inner join landing.submission using (submission_id)
where one.person_key = %(person_key)s and other.person_key = %(other_key)s and sheet = 'member'
    and submission.state in ('accepted', 'accepted_with_remarks')
"""
_MERGE = """
update restricted.person_link
set person_key = %(kept_key)s, matched_by = 'probabilistic', score = %(score)s, decided_by = %(decided_by)s,
    decided_at = clock_timestamp()
where person_key = %(other_key)s
"""

_ROW = """
select submission_id, sheet, source_row, person_key from restricted.person_link
where submission_id = %(submission_id)s and sheet = %(sheet)s and source_row = %(source_row)s
"""
_FROM_YEAR = """
select submission_id, sheet, source_row, person_key
from restricted.person_link
inner join landing.submission using (submission_id)
where person_key::text = %(person_key)s and rating_year >= %(year)s
order by submission_id, sheet, source_row
"""
_PART = """
update restricted.person_link
set person_key = %(other_key)s, matched_by = 'split', score = null, decided_by = %(decided_by)s,
    decided_at = clock_timestamp()
where submission_id = %(submission_id)s and sheet = %(sheet)s and source_row = %(source_row)s
"""
_STATES = {"accepted": "đã được xác nhận", "rejected": "đã bị bác bỏ", "void": "không còn cần quyết định"}


def accept(candidate_id: int, decision: Decision) -> Outcome:
    """Make the two persons of a candidate one: who was known first stays, the other's rows follow.

    Raises:
        NotDecided: it is decided already, or both stand in one list in force, as twins do.
    """
    with deciding(decision) as connection:
        candidate = _open_candidate(connection, candidate_id)
        if together := connection.execute(_SIDE_BY_SIDE, candidate).fetchone():
            raise NotDecided(
                f"Hai người của cặp {candidate_id} cùng có tên trong danh sách năm {together[1]} của {together[0]}; "
                "nếu là một người ghi hai lần thì đơn vị phải bỏ một dòng và gửi lại trước."
            )
        kept, other = (key for (key,) in connection.execute(_BY_AGE, candidate))
        event = record(connection, "accept", kept, other, decision, candidate_id)
        remember(connection, event)
        moved = connection.execute(_MERGE, event | {"score": candidate["score"]}).rowcount
        return settle(connection, event, moved)


def reject(candidate_id: int, decision: Decision) -> Outcome:
    """Say that a candidate's two persons are two; the pair is never asked again.

    Raises:
        NotDecided: it is decided already.
    """
    with deciding(decision) as connection:
        candidate = _open_candidate(connection, candidate_id)
        keys = candidate["person_key"], candidate["other_key"]
        event = record(connection, "reject", *keys, decision, candidate_id)
        refresh(connection)
        return Outcome(event["decision_id"], "reject", *keys, 0)


def split(submission_id: int, sheet: str, source_row: int, decision: Decision) -> Outcome:
    """Make one submitted row a person of its own.

    Raises:
        NotDecided: nobody is linked to that row, or it is all that there is of the person.
    """
    return _split(_ROW, {"submission_id": submission_id, "sheet": sheet, "source_row": source_row}, decision)


def split_from_year(person_key: str, year: int, decision: Decision) -> Outcome:
    """Make a person's rows from this rating year on a person of their own.

    Raises:
        NotDecided: there are no such rows, or they are all that there is of the person.
    """
    return _split(_FROM_YEAR, {"person_key": person_key, "year": year}, decision)


def _split(chosen: LiteralString, asked: dict[str, Any], decision: Decision) -> Outcome:
    with deciding(decision) as connection:
        cursor = connection.cursor(row_factory=dict_row)
        rows = cursor.execute(chosen, asked).fetchall()
        if not rows:
            raise NotDecided(
                "Không có dòng nào như vậy trong sổ liên kết; `xeploai explain` cho biết hồ sơ, trang, dòng."
            )
        kept, other = rows[0]["person_key"], uuid4()
        event = record(connection, "split", kept, other, decision)
        remember(connection, event)
        begin(connection, other)
        with connection.cursor() as moving:
            moving.executemany(_PART, [event | row for row in rows])
        if (
            connection.execute("select from restricted.person_link where person_key = %s limit 1", [kept]).fetchone()
            is None
        ):
            raise NotDecided("Đó là tất cả các dòng của người này; không còn gì để tách.")
        return settle(connection, event, len(rows))


def _open_candidate(connection: Connection, candidate_id: int) -> Row:
    cursor = connection.cursor(row_factory=dict_row)
    candidate = cursor.execute(_CANDIDATE, [candidate_id]).fetchone()
    if candidate is None:
        raise NotDecided(f"Không có cặp {candidate_id}; `xeploai link review` liệt kê các cặp đang chờ.")
    if candidate["state"] != "open":
        raise NotDecided(
            f"Cặp {candidate_id} {_STATES[candidate['state']]}; `xeploai link undo` hoàn tác một quyết định."
        )
    return candidate
