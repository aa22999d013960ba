"""Waivers: from a person's decision about a finding to defects that no longer count, until they change.

A decision is an event that is only ever added to. It holds for the defect, so for every version in which it stands
unchanged. A file that was returned for it waits again, and the next run gives its verdict.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from psycopg import Connection
from psycopg.rows import dict_row

from database.connection import connect
from database.locks import only_one
from expectations.rule import load_rules
from ingestion.arrival import LOCAL_TIME
from settings import Failure

FOLDER = Path(__file__).parent / "waiting"
Action = Literal["waive", "revoke"]
Row = dict[str, Any]

_EVENTS = """
insert into gate.waiver
    (action, scope, finding_id, committee_code, rating_year, kind, rule_id, fingerprint, reason, decided_by, until)
select
    %(action)s, %(scope)s, min(finding.finding_id), finding.committee_code, finding.rating_year, %(kind)s, finding.rule_id,
    finding.fingerprint, %(reason)s, %(decided_by)s, %(until)s
from gate.finding as finding
where finding.submission_id = %(submission_id)s and finding.run_id = %(run_id)s and finding.rule_id = %(rule_id)s
    and finding.state = any(%(states)s)
    and (finding.fingerprint = %(fingerprint)s or %(scope)s = 'cause' and finding.fingerprint is not null)
group by finding.committee_code, finding.rating_year, finding.rule_id, finding.fingerprint
returning fingerprint
"""
_STATES = """
update gate.finding as finding
set state = %(state)s
from landing.submission
where submission.submission_id = finding.submission_id and finding.fingerprint = any(%(fingerprints)s)
    and finding.state != 'fixed'
    and (submission.committee_code, submission.rating_year, submission.kind)
        = (%(committee_code)s, %(rating_year)s, %(kind)s)
"""
_WAITS_AGAIN = """
update landing.submission set state = 'landed'
where submission_id = %(submission_id)s and state = 'returned' and %(severity)s = 'error'
returning submission_id
"""


class NotWaived(Failure):
    """This finding cannot be waived, or the waiver not be revoked; the message says why and what can be done."""


@dataclass(frozen=True)
class Decision:
    """What a person decides, and why; `until` is the last day on which it holds, None is without end."""

    reason: str
    decided_by: str
    until: date | None = None
    whole_cause: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of it: the finding it went to, how many defects it covers, and whether the file is judged again."""

    finding_id: int
    submission_id: int
    rule_id: str
    defects: int
    is_judged_again: bool


def waive(finding_id: int, decision: Decision) -> Outcome:
    """Waive a defect, or with `whole_cause` all open ones of its rule in that submission.

    Of a finding that a later file of the same kind shows too, that one is waived.

    Raises:
        NotWaived: its rule lets none pass, it is no longer open, or a later file is in its place.
    """
    if decision.until and decision.until < datetime.now(LOCAL_TIME).date():
        raise NotWaived(f"{decision.until} has passed; give a later day, or none.")
    return _decide("waive", finding_id, decision)


def revoke(finding_id: int, decision: Decision) -> Outcome:
    """Take a waiver back. What was accepted stays accepted; the next file of its kind is judged without the waiver.

    Raises:
        NotWaived: the defect is not waived.
    """
    return _decide("revoke", finding_id, decision)


def _decide(action: Action, finding_id: int, decision: Decision) -> Outcome:
    _make_sure_it_says_why(decision)
    with only_one("pipeline"), connect() as connection:  # no wave may be judging by what held before
        found = _finding(connection, finding_id)
        _object(action, found)
        states = ["open", "waived"] if action == "waive" and not decision.whole_cause else _from(action)
        event = found | vars(decision) | {"action": action, "states": states}
        event["scope"] = "cause" if decision.whole_cause else "finding"
        defects = [fingerprint for (fingerprint,) in connection.execute(_EVENTS, event)]
        state = "waived" if action == "waive" else "open"
        connection.execute(_STATES, found | {"fingerprints": defects, "state": state})
        again = connection.execute(_WAITS_AGAIN, found).fetchone() is not None
    return Outcome(found["finding_id"], found["submission_id"], found["rule_id"], len(defects), again)


def _from(action: Action) -> list[str]:
    return ["open"] if action == "waive" else ["waived"]


def _make_sure_it_says_why(decision: Decision) -> None:
    if not decision.reason.strip() or not decision.decided_by.strip():
        raise NotWaived("A decision is kept with its reason and with who made it; neither can be empty.")


def _finding(connection: Connection, finding_id: int) -> Row:
    """Return the finding, or the newest of the same defect, with the file after it if there is one."""
    cursor = connection.cursor(row_factory=dict_row)
    found = cursor.execute((FOLDER / "finding_to_waive.sql").read_bytes(), {"finding_id": finding_id}).fetchone()
    if found is None:
        raise NotWaived(f"There is no finding {finding_id}; `xeploai findings --json` shows their numbers.")
    return found


def _object(action: Action, found: Row) -> None:
    """Raise NotWaived where the decision cannot be."""
    rule = next((rule for rule in load_rules() if rule.rule_id == found["rule_id"]), None)
    name = f"Finding {found['finding_id']} ({found['rule_id']})"
    if rule is None or not rule.can_be_waived:
        raise NotWaived(f"{name}: what this rule finds is never waived; it has to be mended in the workbook.")
    if found["fingerprint"] is None:
        raise NotWaived(f"{name} was found before waivers were kept; the next file of its kind can be waived.")
    if action == "revoke":
        if found["state"] != "waived":
            raise NotWaived(f"{name} is not waived, so there is nothing to revoke.")
        return
    if found["state"] == "fixed":
        raise NotWaived(f"{name} no longer stands: a later file or judgement did not show it.")
    if found["board_says"]:
        raise NotWaived(
            f"{name}: the Board's word on submission {found['submission_id']} was «{found['board_says']}»; only a new file "
            "is judged again."
        )
    if found["later_waits"]:
        raise NotWaived(f"{name}: submission {found['later_id']} came after it and waits; run `xeploai run` first.")
    if found["later_id"]:
        raise NotWaived(
            f"{name} was not judged in submission {found['later_id']}, which took the place of its file; waive what "
            "stands there."
        )
