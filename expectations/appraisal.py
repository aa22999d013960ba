"""Appraisals: from the Board's word on a submission to its state; who said it, when and why is kept for ever.

What the Board accepts is what the gates say now: much may have changed since they let it pass. What is in force is never
taken back by a word: an annual is replaced by its successor, a rating by an adjustment.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal
from uuid import uuid4

from psycopg import Connection
from psycopg.rows import dict_row

from database.locks import only_one
from expectations.campaign import check_campaigns
from expectations.claims import settle_claims
from expectations.rule import Rule, load_rules
from expectations.session import GateConnection, gate_connection
from expectations.suite import Suites
from expectations.telling import tell_others
from expectations.verdict import write_verdicts
from expectations.wave import found_wave
from ingestion.arrival import LOCAL_TIME
from settings import Failure

log = logging.getLogger(__name__)

FOLDER = Path(__file__).parent / "waiting"
Decision = Literal["accept", "return", "withdraw"]
Row = dict[str, Any]

_SUBMISSION = """
select submission.submission_id, submission.committee_code, submission.rating_year, submission.state,
    submission.appraisal_asked_at is not null as is_asked, word.decision, word.reason, word.decided_at,
    (
        select later.submission_id from landing.submission as later
        where submission.kind = 'annual' and later.kind = 'annual'
            and (later.committee_code, later.rating_year) = (submission.committee_code, submission.rating_year)
            and later.version_no > submission.version_no and later.accepted_at is not null
        order by later.version_no desc limit 1
    ) as later_id
from landing.submission
left join gate.standing_word as word using (submission_id)
where submission.submission_id = %s
for update of submission
"""
_WORD = """
insert into gate.appraisal (submission_id, decision, reason, decided_by)
values (%s, %s, %s, %s)
returning decided_at
"""
_STATE = """
update landing.submission set state = %s, appraisal_asked_at = null, accepted_at = %s, held_told_at = null
where submission_id = %s
"""
# The result in the outbox says what holds, so every word has it written anew.
_TELL_ANEW = """
update gate.verdict set told_at = null
where submission_id = %(submission_id)s and not is_rejudgement and decided_at = (
    select max(decided_at) from gate.verdict where submission_id = %(submission_id)s and not is_rejudgement
)
"""
_VERDICT = "select verdict from gate.verdict where submission_id = %s and run_id = %s"
_ERRORS = """
select rule_id || ' × ' || count(*) from gate.finding
where submission_id = %s and run_id = %s and severity = 'error' and state != 'waived'
group by rule_id order by rule_id
"""
_SENT_AWAY = {"return": "returned by the Board", "withdraw": "withdrawn"}


class NoSuchAppraisal(Failure):
    """The Board's word does not fit the submission's state; the message says why and what to do."""


class NoLongerPasses(NoSuchAppraisal):
    """What was to be accepted does not pass the gates any more; it is returned, the Board's word is not kept."""


def appraise(submission_id: int, decision: Decision, reason: str, by: str) -> str:
    """Carry out the Board's word on a submission; return its new state. To accept, it is judged again first.

    Args:
        decision: accept or return what waits for the Board; withdraw what is not in force.
        by: who says it, by name or office.

    Raises:
        NoSuchAppraisal: the word does not fit the submission's state.
        NoLongerPasses: accepting it is no longer possible; its new verdict is kept and waits to be told.
    """
    if not reason.strip() or not by.strip():
        raise NoSuchAppraisal("The Board's word needs a reason and who says it: --reason and --by.")
    word = [reason.strip(), by.strip()]
    with only_one("pipeline"), gate_connection() as connection:
        found = connection.cursor(row_factory=dict_row).execute(_SUBMISSION, [submission_id]).fetchone()
        if found is None:
            raise NoSuchAppraisal(f"There is no submission {submission_id}; `xeploai status --committee` names them.")
        if objection := _objection(decision, found):
            raise NoSuchAppraisal(f"Submission {submission_id} {objection}")
        if decision == "accept":
            return _accept(connection, found, word)
        _record(connection, submission_id, decision, "returned", word)
        connection.execute(_TELL_ANEW, {"submission_id": submission_id})
        connection.keep()
        return "returned"


def _objection(decision: Decision, found: Row) -> str | None:
    if found["state"] in ("accepted", "accepted_with_remarks"):
        return "is in force: it is replaced by sending the annual anew, a rating is changed by an adjustment."
    if found["state"] == "superseded":
        return "was in force and has a successor; nothing is left to be decided of it."
    if found["decision"] in _SENT_AWAY:
        return (
            f"was {_SENT_AWAY[found['decision']]} at {found['decided_at'].astimezone(LOCAL_TIME):%H:%M %d/%m/%Y} "
            f"(«{found['reason']}»); nothing is left to be decided of it unless its committee sends it again."
        )
    if decision == "accept" and found["is_asked"] and found["later_id"]:
        return f"came before submission {found['later_id']}, which is or was in force: return or withdraw it."
    if decision == "withdraw" or found["is_asked"]:
        return None
    if found["state"] == "landed":
        return "has not been judged yet; `xeploai run` judges it."
    return "did not pass the gates: waive what may be waived (`xeploai waive`), all else is mended and sent again."


def _accept(connection: GateConnection, found: Row, word: Sequence[str]) -> str:
    """Judge the submission by what holds now, in one transaction with the word."""
    submission_id, run_id, rules = found["submission_id"], f"appraisal-{uuid4()}", load_rules()
    check_campaigns(rules)
    settle_claims(connection, [submission_id])
    with found_wave(connection, Suites(connection, rules), rules, run_id, [submission_id]):
        verdict = _verdict(connection, run_id, rules, submission_id)
        passes = verdict in ("accepted", "accepted_with_remarks")
        if passes:
            _record(connection, submission_id, "accept", verdict, word)
            connection.execute((FOLDER / "supersede.sql").read_bytes())
            tell_others(connection, run_id)
        else:
            connection.execute((FOLDER / "state.sql").read_bytes(), {"run_id": run_id})
    connection.keep()
    log.info("run=%s step=appraise submission=%s verdict=%s", run_id, submission_id, verdict)
    if not passes:
        errors = [line for (line,) in connection.execute(_ERRORS, [submission_id, run_id])]
        raise NoLongerPasses(_no_longer(found, errors))
    return verdict


def _verdict(connection: Connection, run_id: str, rules: Sequence[Rule], submission_id: int) -> str:
    write_verdicts(connection, run_id, rules)
    (verdict,) = connection.execute(_VERDICT, [submission_id, run_id]).fetchone() or ("",)
    return str(verdict)


def _record(connection: Connection, submission_id: int, decision: str, state: str, word: Sequence[str]) -> None:
    (moment,) = connection.execute(_WORD, [submission_id, decision, *word]).fetchone() or (None,)
    connection.execute(_STATE, [state, moment if decision == "accept" else None, submission_id])


def _no_longer(found: Row, errors: Sequence[str]) -> str:
    return (
        f"Submission {found['submission_id']} passed the gates when the Board was asked, but not as things stand now "
        f"({', '.join(errors)}): it is returned, not accepted, and its committee is told. See "
        f"`xeploai findings --committee {found['committee_code']} --year {found['rating_year']}`."
    )
