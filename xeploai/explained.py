"""Explained: from one subject and year to the rows that say what it is and how it became so, without names or numbers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import dict_row

from database.connection import connect
from ingestion.explanations import DIGITS
from settings import Failure

Row = dict[str, Any]

_VERSIONS = """
select version.*, submission.file_name, submission.sha256, submission.received_at
from marts.fct_rating_version as version
inner join landing.submission using (submission_id)
where subject_key = %(subject)s and version.rating_year = %(year)s
order by subject_kind, post_code, version.version_no
"""

# What a rule said of a row that made a version: by the last judgement of its file, or of a person's row that made none.
_ROWS = """
with spoken as (
    select submission_id, sheet, source_row from marts.fct_rating_version
    where subject_key = %(subject)s and rating_year = %(year)s
    union
    select submission_id, sheet, source_row
    from restricted.person_link inner join landing.submission using (submission_id)
    where person_key = %(person)s and rating_year = %(year)s
),
last_run as (
    select distinct on (submission_id) submission_id, run_id from gate.verdict
    where submission_id in (select submission_id from spoken)
    order by submission_id, decided_at desc
)
"""
_FINDINGS = (
    _ROWS
    + """
select distinct finding_id, finding.rule_id, finding.severity, finding.submission_id, finding.sheet,
    finding.source_row, finding.cell, finding.found, finding.expected, finding.message, finding.state,
    waived.action as waiver, waived.reason as waiver_reason, waived.decided_by as waived_by, waived.until as waived_until,
    exists (
        select from landing.explanation
        inner join landing.submission as theirs using (submission_id)
        inner join landing.submission as ours on ours.submission_id = finding.submission_id
        where explanation.reference = left(finding.fingerprint, %(digits)s)
            and theirs.committee_code = ours.committee_code
    ) as is_explained
from gate.finding
inner join spoken using (submission_id, sheet, source_row)
inner join last_run using (submission_id, run_id)
left join lateral (
    select action, reason, decided_by, until from gate.waiver
    where waiver.fingerprint = finding.fingerprint and waiver.committee_code = finding.committee_code
        and waiver.rating_year = finding.rating_year
    order by waiver_id desc limit 1
) as waived on true
order by finding_id
"""
)
_NOT_EVALUATED = (
    _ROWS
    + """
select submission_id, rule_id, reason from gate.not_evaluated
inner join last_run using (submission_id, run_id)
order by submission_id, rule_id
"""
)

_LINKS = """
select link.submission_id, link.sheet, link.source_row, link.matched_by, link.score, link.decided_by, link.decided_at,
    link.decision_id, submission.committee_code, submission.rating_year
from restricted.person_link as link
inner join landing.submission using (submission_id)
where link.person_key = %(person)s
order by rating_year = %(year)s desc, rating_year, link.submission_id, link.sheet, link.source_row
"""
_DECISIONS = """
select decision.decision_id, decision.action, decision.kept_key as person_key, decision.other_key, decision.reason,
    decision.decided_by, decision.decided_at, decision.undoes, candidate.score, undo.decision_id as undone_by,
    undo.decided_at as undone_at
from restricted.link_decision as decision
left join restricted.link_candidate as candidate using (candidate_id)
left join restricted.link_decision as undo on undo.undoes = decision.decision_id
where %(person)s in (decision.kept_key, decision.other_key)
order by decision.decision_id
"""

_FLAGS = """
select flag.*, (
    select coalesce(jsonb_agg(to_jsonb(made) order by made.rating_year, made.post_code), '[]') from (
        select version.rating_year, version.post_code, version.level, version.cause, version.decision_no,
            version.decided_on, version.submission_id, version.sheet, version.source_row, submission.file_name
        from (
            select distinct on (rating_key) * from marts.fct_rating_version
            where subject_kind = flag.subject_kind and subject_key = flag.subject_key
                and rating_year in (flag.first_year, flag.second_year) and recorded_to is null
            order by rating_key, decided_on desc, recorded_from desc, version_no desc
        ) as version
        inner join landing.submission using (submission_id)
        where version.level = 'KHT'
    ) as made
) as made_true_by
from marts.mart_consecutive_non_completion as flag
where subject_key = %(subject)s and %(year)s in (first_year, second_year)
order by second_year, subject_kind
"""
_FLAG_HISTORY = """
select subject_kind, first_year, second_year, status, opened_at, opened_by, closed_at, closed_by
from marts.mart_flag_history
where subject_key = %(subject)s and %(year)s in (first_year, second_year)
order by opened_at, second_year
"""
_ORDERS = """
select * from marts.mart_re_rating_order
where subject_key = %(subject)s and rating_year = %(year)s
order by rule_id, post_code
"""
_SHORTCOMINGS = """
select * from marts.fct_shortcoming
where subject_key = %(subject)s and rating_year = %(year)s
order by shortcoming_id
"""
_KNOWN = """
select array_agg(distinct rating_year order by rating_year) from (
    select rating_year from marts.fct_rating_version where subject_key = %(subject)s
    union
    select rating_year from marts.dim_organisation where organisation_code = %(subject)s
    union
    select rating_year from marts.dim_collective where collective_code = %(subject)s
    union
    select rating_year from restricted.person_link inner join landing.submission using (submission_id)
    where person_key = %(person)s
) as years
"""
_MERGED = "select kept_key from restricted.link_decision where other_key = %(person)s and action = 'accept' order by 1"

_PARTS = {
    "versions": _VERSIONS, "findings": _FINDINGS, "links": _LINKS, "flags": _FLAGS, "flag_history": _FLAG_HISTORY,
    "link_decisions": _DECISIONS, "not_evaluated": _NOT_EVALUATED, "orders": _ORDERS, "shortcomings": _SHORTCOMINGS,
}  # fmt: skip


class NothingToExplain(Failure):
    """The marts do not know this subject, or not in this year; the message says what they do know."""


def explain(subject: str, year: int) -> dict[str, list[Row]]:
    """Return everything that made a subject's rating and flags of a year what they are.

    Raises:
        NothingToExplain: no such subject, or nothing of it in that year.
    """
    person = _as_person(subject)
    asked = {"subject": str(person or subject), "year": year, "person": person, "digits": DIGITS}
    with connect() as connection:
        (years,) = connection.execute(_KNOWN, asked).fetchone() or (None,)
        if year not in (years or []):
            raise NothingToExplain(_why(connection, asked, years or []))
        cursor = connection.cursor(row_factory=dict_row)
        return {part: cursor.execute(query.encode(), asked).fetchall() for part, query in _PARTS.items()}


def _why(connection: Connection, asked: dict[str, Any], years: list[int]) -> str:
    if years:
        return f"Nothing was rated of it in {asked['year']}; there is something in {', '.join(map(str, years))}."
    if kept := connection.execute(_MERGED, asked).fetchone():
        return f"This person is one with {kept[0]}; ask for that key."
    return (
        "No subject has this key: it is a person_key, an organisation code or a collective code as in marts.fct_rating, "
        "in the same capitals. A leader is found by the person's key."
    )


def _as_person(subject: str) -> UUID | None:
    try:
        return UUID(subject)
    except ValueError:
        return None
