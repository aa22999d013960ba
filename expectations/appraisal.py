"""Appraisals: from the Board's word on a submission to its state; who said it, when and why is kept for ever.

What is in force is never taken back by a word: an annual is replaced by its successor, a rating by an adjustment.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from psycopg import Connection
from psycopg.rows import dict_row

from database.connection import connect
from database.locks import only_one
from settings import Failure

Decision = Literal["accept", "return", "withdraw"]

_SUBMISSION = """
select state, appraisal_asked_at is not null as is_asked,
    (
        select verdict from gate.verdict where verdict.submission_id = submission.submission_id
        order by decided_at desc limit 1
    ) as verdict,
    (
        select later.submission_id from landing.submission as later
        where submission.kind = 'annual' and later.kind = 'annual'
            and (later.committee_code, later.rating_year) = (submission.committee_code, submission.rating_year)
            and later.version_no > submission.version_no and later.accepted_at is not null
        order by later.version_no desc limit 1
    ) as later_id
from landing.submission
where submission_id = %s
for update
"""
_WORD = """
insert into gate.appraisal (submission_id, decision, reason, decided_by)
values (%s, %s, %s, %s)
returning decided_at
"""
_STATE = """
update landing.submission set state = %s, appraisal_asked_at = null, accepted_at = %s where submission_id = %s
"""
_SUPERSEDE = (Path(__file__).parent / "waiting" / "supersede.sql").read_bytes()
_JUDGED = """
create temporary table waiting_submission on commit drop as
select submission_id from landing.submission where submission_id = %s
"""


class NoSuchAppraisal(Failure):
    """The Board's word does not fit the submission's state; the message says why and what to do."""


def appraise(submission_id: int, decision: Decision, reason: str, by: str) -> str:
    """Carry out the Board's word on a submission; return its new state.

    Args:
        decision: accept or return what waits for the Board; withdraw what is not in force.
        by: who says it, by name or office.

    Raises:
        NoSuchAppraisal: the word does not fit the submission's state.
    """
    if not reason.strip() or not by.strip():
        raise NoSuchAppraisal("The Board's word needs a reason and who says it: --reason and --by.")
    with only_one("pipeline"), connect() as connection:
        found = connection.cursor(row_factory=dict_row).execute(_SUBMISSION, [submission_id]).fetchone()
        if found is None:
            raise NoSuchAppraisal(f"There is no submission {submission_id}; `xeploai status --committee` names them.")
        objection = _objection(decision, found["state"], found["is_asked"])
        if decision == "accept" and found["later_id"] and not objection:
            objection = f"came before submission {found['later_id']}, which is or was in force: return or withdraw it."
        if objection:
            raise NoSuchAppraisal(f"Submission {submission_id} {objection}")
        state = found["verdict"] if decision == "accept" else "returned"
        _carry_out(connection, submission_id, decision, state, [reason.strip(), by.strip()])
    return str(state)


def _objection(decision: Decision, state: str, is_asked: bool) -> str | None:
    if state in ("accepted", "accepted_with_remarks"):
        return "is in force: it is replaced by sending the annual anew, a rating is changed by an adjustment."
    if state == "superseded":
        return "was in force and has a successor; nothing is left to be decided of it."
    if decision == "withdraw" or is_asked:
        return None
    if state == "landed":
        return "has not been judged yet; `xeploai run` judges it."
    return "did not pass the gates: waive what may be waived (`xeploai waive`), all else is mended and sent again."


def _carry_out(connection: Connection, submission_id: int, decision: str, state: str, word: list[str]) -> None:
    (moment,) = connection.execute(_WORD, [submission_id, decision, *word]).fetchone() or (None,)
    connection.execute(_STATE, [state, moment if decision == "accept" else None, submission_id])
    if decision == "accept":
        connection.execute(_JUDGED, [submission_id])
        connection.execute(_SUPERSEDE)
