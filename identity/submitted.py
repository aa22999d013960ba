"""Submitted person rows: from landing to one temporary table of the accepted rows that have no link yet."""

from __future__ import annotations

from typing import LiteralString

from psycopg import Connection, sql

# Which sheets hold persons: the rows that are persons, and what the sheet knows beside name, birth date and numbers.
# In the sheets with a subject_code a person's code is the citizen number.
PERSON_SHEETS = {
    "member": ("true", "citizen_id", "full_name", "admission_date", "sex"),
    "leader": ("true", "citizen_id", "full_name", "null::date", "null::text"),
    "adjustment": ("subject_kind in ('MEMBER', 'LEADER')", "subject_code", "subject_name", "null::date", "null::text"),
    "suggested_review": ("subject_kind = 'LEADER'", "subject_code", "subject_name", "null::date", "null::text"),
    "shortcoming": ("subject_kind in ('MEMBER', 'LEADER')", "subject_code", "subject_name", "null::date", "null::text"),
}

_ROWS_OF_A_SHEET = """
    select
        row.submission_id, {sheet}::text as sheet, row.source_row, {turn}::int as turn,
        case when {turn} < 2 then submission.rating_year else 0 end as rating_year, submission.committee_code,
        {citizen_id} as citizen_id, row.card_no, row.file_no,
        {full_name} as full_name, row.name_key, row.birth_date, {admission_date} as admission_date, {sex} as sex,
        link.person_key, link.matched_by, link.score, link.decided_by, link.decided_at, link.decision_id
    from landing.{table} as row
    inner join landing.submission using (submission_id)
    left join restricted.person_link as link
        on link.submission_id = row.submission_id and link.sheet = {sheet} and link.source_row = row.source_row
    where submission.accepted_at is not null and {is_person} and {where}
"""
UNLINKED = "link.person_key is null"

# One row per number that a row gives. A file number says something within its own committee only: `whose` it is.
_NUMBERS = """
create temporary view unlinked_number as
select row.*, given.step, given.kind, given.number,
    case when given.kind = 'file_no' then row.committee_code else '' end as whose
from unlinked as row
cross join lateral (
    values (1, 'citizen_id', row.citizen_id), (2, 'card_no', row.card_no), (3, 'file_no', row.file_no)
) as given (step, kind, number)
where given.number is not null
"""


# "0", "không có": what two names of one sheet have in common is nobody's number, and no evidence
_FORGET_SHARED_NUMBERS = """
update unlinked set {number} = null
from (
    select submission_id, sheet, {number}
    from unlinked
    group by submission_id, sheet, {number}
    having min(name_key) != max(name_key)
) as shared
where unlinked.submission_id = shared.submission_id and unlinked.sheet = shared.sheet
    and unlinked.{number} = shared.{number}
"""


def person_rows(where: LiteralString) -> sql.Composed:
    """Return the query of all accepted person rows with their links, for which `where` holds of the `link`."""
    return sql.SQL(" union all ").join(
        sql.SQL(_ROWS_OF_A_SHEET).format(
            sheet=sql.Literal(sheet), table=sql.Identifier(sheet), turn=sql.Literal(min(turn, 2)),
            citizen_id=sql.Identifier(citizen_id), full_name=sql.Identifier(full_name),
            admission_date=sql.SQL(admission_date), sex=sql.SQL(sex), is_person=sql.SQL(is_person),
            where=sql.SQL(where),
        )
        for turn, (sheet, (is_person, citizen_id, full_name, admission_date, sex)) in enumerate(PERSON_SHEETS.items())
    )  # fmt: skip


def collect_unlinked(connection: Connection) -> int:
    """Make the temporary table `unlinked`, until commit; return its number of rows.

    `turn` orders the work: every year's members before every year's leaders before the rest, so that a person is
    first met where most is known of it. The rest is one turn of all years together, with rating_year 0. Within a turn
    `row_id` does the same: rows that give more numbers come first.
    """
    connection.execute(
        sql.SQL(
            "create temporary table unlinked on commit drop as "
            "select rows.*, false as is_contested, row_number() over ("
            "order by citizen_id is null, card_no is null, file_no is null, submission_id, sheet, source_row"
            ") as row_id from ({}) as rows"
        ).format(person_rows(UNLINKED))
    )
    connection.execute("create index on unlinked (turn, rating_year)")
    connection.execute("analyze unlinked")
    (count,) = connection.execute("select count(*) from unlinked").fetchone() or (0,)
    return int(count)


def list_numbers(connection: Connection) -> None:
    """Make `unlinked_number`, one row per number that an unlinked row gives and that is evidence of who it is."""
    for kind in ("citizen_id", "card_no", "file_no"):
        connection.execute(sql.SQL(_FORGET_SHARED_NUMBERS).format(number=sql.Identifier(kind)))
    connection.execute(_NUMBERS)
