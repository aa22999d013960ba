"""Found: from a committee and a year to what its latest files show, what was mended since, and what no rule judged."""

from __future__ import annotations

from typing import Any

from psycopg.rows import dict_row

from database.connection import connect
from ingestion.explanations import DIGITS, reference_of

Row = dict[str, Any]

# The last judgement of the latest file of each kind: an adjustment that is held has findings of a run without a verdict.
_LAST_RUN = """
with latest as (
    select distinct on (kind) submission.*
    from landing.submission
    where committee_code = %(committee)s and rating_year = %(year)s
    order by kind, (  -- the last that came; one that had been refused may have come again
        select max(receipt_id) from landing.receipt
        where receipt.submission_id = submission.submission_id and outcome != 'known'
    ) desc nulls last, received_at desc, submission_id desc
),
judgement as (
    select submission_id, run_id, decided_at from gate.verdict
    union all
    select finding.submission_id, finding.run_id, 'infinity'  -- held: judged last, but without a verdict
    from gate.finding
    inner join landing.submission using (submission_id)
    where submission.state = 'landed'
        and not exists (
            select from gate.verdict
            where verdict.submission_id = finding.submission_id and verdict.run_id = finding.run_id
        )
),
last_run as (
    select distinct on (submission_id) submission_id, run_id
    from judgement
    inner join latest using (submission_id)
    order by submission_id, decided_at desc
)
"""

_FINDINGS = """,
explained as (  -- in this file or one before it
    select distinct on (latest.submission_id, explanation.reference)
        latest.submission_id, explanation.reference, explanation.explanation
    from latest
    inner join landing.submission as earlier using (committee_code, rating_year, kind)
    inner join landing.explanation on explanation.submission_id = earlier.submission_id
    where (earlier.received_at, earlier.file_name, earlier.submission_id)
        <= (latest.received_at, latest.file_name, latest.submission_id)
    order by latest.submission_id, explanation.reference, earlier.received_at desc, earlier.file_name desc,
        earlier.submission_id desc
)
select rule_id, severity, sheet, source_row, cell, found, expected, message, finding_id, state, finding.submission_id,
    is_new, fingerprint, explained.explanation is not null as explained, explained.explanation
from gate.finding
inner join last_run using (submission_id, run_id)
left join explained on explained.submission_id = finding.submission_id
    and explained.reference = left(finding.fingerprint, %(digits)s)
order by finding.submission_id, array_position(array['error', 'warning', 'info'], severity), rule_id, sheet, source_row,
    length(cell), cell, finding_id
"""

_FIXED = """
select distinct on (finding.fixed_by, coalesce(finding.fingerprint, finding.finding_id::text))
    finding.rule_id, finding.severity, finding.sheet, finding.source_row, finding.cell, finding.found, finding.expected,
    finding.message, finding.finding_id, finding.state, finding.submission_id, finding.fixed_by
from gate.finding
inner join last_run on last_run.submission_id = finding.fixed_by
where finding.submission_id != finding.fixed_by
order by finding.fixed_by, coalesce(finding.fingerprint, finding.finding_id::text), finding.finding_id desc
"""

_NOT_EVALUATED = """
select submission_id, rule_id, reason
from gate.not_evaluated
inner join last_run using (submission_id, run_id)
order by submission_id, rule_id
"""


def findings(committee: str, year: int, with_explanations: bool = False) -> list[Row]:
    """Return what was last found in the latest submission of each kind of a committee and year, verdict or none.

    `reference`: as it stands in the committee's sheet of results. `is_new`: not open in the file before. `explained`: the
    committee has written something beside it; what, may speak of persons, and is there on request only.
    """
    rows = _rows(_FINDINGS, committee, year)
    hidden = {"fingerprint"} | (set() if with_explanations else {"explanation"})
    return [_without(row, hidden) | {"reference": reference_of(row["fingerprint"])} for row in rows]


def fixed(committee: str, year: int) -> list[Row]:
    """Return what stood in earlier files and that the latest of its kind (`fixed_by`) no longer shows."""
    return sorted(_rows(_FIXED, committee, year), key=lambda row: row["finding_id"])


def not_evaluated(committee: str, year: int) -> list[Row]:
    """Return each rule that did not judge the latest submission of a kind, with the reason."""
    return _rows(_NOT_EVALUATED, committee, year)


def _without(row: Row, hidden: set[str]) -> Row:
    return {key: value for key, value in row.items() if key not in hidden}


def _rows(question: str, committee: str, year: int) -> list[Row]:
    with connect() as connection:
        asked = {"committee": committee, "year": year, "digits": DIGITS}
        return connection.cursor(row_factory=dict_row).execute((_LAST_RUN + question).encode(), asked).fetchall()
