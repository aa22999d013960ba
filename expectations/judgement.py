"""Judgements: from what the gates wrote of one file in one run to all that people are told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from psycopg import Connection
from psycopg.rows import dict_row

SEVERITIES = ("error", "warning", "info")

_SUBMISSION = """
select rating_year, kind, template_version,
    state = 'unreadable' or refusal.submission_id is not null as is_refused,
    (
        select verdict from gate.verdict
        where verdict.submission_id = submission.submission_id and verdict.run_id = %(run_id)s
    ) as verdict
from landing.submission
left join landing.refusal using (submission_id)
where submission_id = %(submission_id)s
"""
_FINDINGS = """
select rule_id, severity, sheet, source_row, cell, cells, found, expected, message, fingerprint
from gate.finding
where submission_id = %(submission_id)s and run_id = %(run_id)s and state != 'waived'
order by array_position(%(severities)s, severity), rule_id, sheet, source_row, finding_id
limit %(most)s
"""
_COUNTS = """
select severity, count(*) as findings
from gate.finding
where submission_id = %(submission_id)s and run_id = %(run_id)s and state != 'waived'
group by severity
"""
_NOT_EVALUATED = """
select rule_id, reason from gate.not_evaluated
where submission_id = %(submission_id)s and run_id = %(run_id)s
order by rule_id
"""
_ROWS = "select sheet, rows_read from landing.sheet where submission_id = %(submission_id)s and sheet != 'cover'"

Row = dict[str, Any]


@dataclass(frozen=True)
class Judgement:
    """What the gates say of one file.

    `verdict` is None for an adjustment that would wait for its annual. `findings`, most severe first and without what is
    waived, have the columns of the command line's contract, and `cells` and `fingerprint`; `counts` (severity → number)
    also counts those beyond the most that were asked for. Of a refused file nothing but the form was judged.
    `rows_read`: sheet key → rows.
    """

    verdict: str | None
    rating_year: int | None
    kind: str | None
    template_version: str | None
    is_refused: bool
    findings: list[Row]
    counts: Mapping[str, int]
    not_evaluated: list[Row]
    rows_read: dict[str, int]


def judgement_of(connection: Connection, submission_id: int, run_id: str, most: int | None = None) -> Judgement:
    """Return what a run said of a submission.

    Args:
        most: how many findings; None is all.
    """
    asked = {"submission_id": submission_id, "run_id": run_id, "severities": list(SEVERITIES), "most": most}
    cursor = connection.cursor(row_factory=dict_row)
    return Judgement(
        **(cursor.execute(_SUBMISSION, asked).fetchone() or {}),
        findings=cursor.execute(_FINDINGS, asked).fetchall(),
        counts={row["severity"]: row["findings"] for row in cursor.execute(_COUNTS, asked)},
        not_evaluated=cursor.execute(_NOT_EVALUATED, asked).fetchall(),
        rows_read={row["sheet"]: row["rows_read"] for row in cursor.execute(_ROWS, asked)},
    )
