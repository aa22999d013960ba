"""Standing: from a rating year to where each committee stands, what came from it and what the Board said of that."""

from __future__ import annotations

from typing import Any

from psycopg.rows import dict_row

from database.connection import connect

Row = dict[str, Any]

_STATUS = "select * from marts.mart_submission_status where rating_year = %(year)s order by committee_code"

_RECEIPTS = """
select receipt.receipt_id, submission.committee_code, receipt.received_at, receipt.outcome, receipt.submission_id,
    receipt.file_name, submission.sha256, submission.kind, submission.version_no, submission.state,
    (
        select coalesce(sum(sheet.rows_read), 0)::integer from landing.sheet
        where sheet.submission_id = receipt.submission_id and sheet.sheet != 'cover'
    ) as rows_read
from landing.receipt
inner join landing.submission using (submission_id)
where (submission.rating_year = %(year)s or submission.rating_year is null)
    and submission.committee_code = %(committee)s
order by receipt.receipt_id
"""

# What waits for the Board, and every word of it that stands; `since`: asked or spoken then. `is_last`: no later version
# of that committee and kind has come.
_APPRAISALS = """
select submission.submission_id, submission.committee_code, submission.kind, submission.version_no, submission.state,
    word.decision, coalesce(word.decided_at, submission.appraisal_asked_at) as since, word.reason, word.decided_by,
    not exists (
        select from landing.submission as later
        where (later.committee_code, later.rating_year, later.kind)
            = (submission.committee_code, submission.rating_year, submission.kind)
            and later.version_no > submission.version_no
    ) as is_last
from landing.submission
left join gate.standing_word as word using (submission_id)
where submission.rating_year = %(year)s
    and submission.committee_code = coalesce(%(committee)s, submission.committee_code)
    and (word.submission_id is not null or submission.appraisal_asked_at is not null)
order by submission.committee_code, submission.submission_id
"""


def status(year: int) -> list[Row]:
    """Return the rows of mart_submission_status for one rating year."""
    return _rows(_STATUS, {"year": year})


def receipts(year: int, committee: str) -> list[Row]:
    """Return every file received from a committee for a year, or without a year to read, in order of time."""
    return _rows(_RECEIPTS, {"year": year, "committee": committee})


def appraisals(year: int, committee: str | None = None) -> list[Row]:
    """Return every submission of a year that waits for the Board or of which its word stands; decision None is waiting."""
    return _rows(_APPRAISALS, {"year": year, "committee": committee})


def _rows(query: str, parameters: dict[str, Any]) -> list[Row]:
    with connect() as connection:
        return connection.cursor(row_factory=dict_row).execute(query, parameters).fetchall()
