"""Carried rows: from last year's accepted submissions to what stands in this year's template already.

In force are the annual and, over it, each row of an accepted supplement in place of the row of the same subject. Which
columns are carried, and which rows are closed, the contract says.
"""

from __future__ import annotations

from typing import Any

from psycopg import Connection, sql
from psycopg.rows import dict_row

from ingestion.codes import PERSON_NUMBERS
from ingestion.contract import Contract, Sheet
from ingestion.reference import refresh_reference

Row = dict[str, Any]

_HAS_ANNUAL = """
select exists (
    select from landing.submission
    where committee_code = %(committee_code)s and rating_year = %(rating_year)s and kind = 'annual'
        and state in ('accepted', 'accepted_with_remarks')
)
"""

# A supplement stands over the annual whichever was accepted last, as everywhere; of one file the first row speaks. A row
# that replaces another takes its place in the order of the sheet.
_IN_FORCE = """
with stated as (
    select
        {columns}, {subject} as subject, submission.kind, submission.accepted_at, row.source_row,
        row_number() over (order by submission.kind, submission.accepted_at, row.source_row) as place
    from landing.submission
    inner join landing.{sheet} as row on row.submission_id = submission.submission_id
    left join restricted.person_link as link
        on link.submission_id = row.submission_id and link.source_row = row.source_row and link.sheet = {sheet_key}
    where submission.committee_code = %(committee_code)s and submission.rating_year = %(rating_year)s
        and submission.kind in ('annual', 'supplement') and submission.state in ('accepted', 'accepted_with_remarks')
),

ranked as (
    select
        stated.*,
        row_number() over (partition by subject order by kind desc, accepted_at desc, source_row) as turn,
        min(place) over (partition by subject) as first_place
    from stated
)

select {names} from ranked where turn = 1 and {is_open} order by first_place
"""

# The ledger knows who a row is about. A row that is not linked yet is known by its first number together with name and
# birth date: a number alone, "0" or "không có", may stand in many rows.
_PERSON = """
coalesce(
    link.person_key::text,
    concat_ws(' ', coalesce(row.citizen_id, row.card_no, row.file_no), row.name_key, row.birth_date)
)
"""
_ROW_ITSELF = "concat_ws(' ', row.submission_id, row.source_row)"


def carried_rows(connection: Connection, template: Contract, committee_code: str, year: int) -> dict[str, list[Row]]:
    """Return sheet key → rows in force of a rating year; nothing at all without an accepted annual of that year."""
    refresh_reference(connection)  # a new template version may have columns that the tables do not have yet
    asked = {"committee_code": committee_code, "rating_year": year}
    (has_annual,) = connection.execute(_HAS_ANNUAL, asked).fetchone() or (False,)
    if not has_annual:
        return {}
    cursor = connection.cursor(row_factory=dict_row)
    return {
        sheet.key: cursor.execute(_in_force(sheet), asked).fetchall()
        for sheet, _ in template.sheets_of("annual")
        if _carried(sheet)
    }


def _carried(sheet: Sheet) -> list[str]:
    return [column.key for column in sheet.columns if column.carry]


def _in_force(sheet: Sheet) -> sql.Composed:
    names = _carried(sheet)
    needed = dict.fromkeys((*names, *sheet.carry_unless))
    return sql.SQL(_IN_FORCE).format(
        sheet=sql.Identifier(sheet.key),
        sheet_key=sql.Literal(sheet.key),
        subject=_subject(sheet),
        columns=sql.SQL(", ").join(sql.Identifier("row", key) for key in needed),
        names=sql.SQL(", ").join(map(sql.Identifier, names)),
        is_open=_is_open(sheet),
    )


def _subject(sheet: Sheet) -> sql.Composed:
    """Return what two rows of a year have in common when they are about the same subject."""
    parts: list[sql.Composable] = [
        sql.SQL("coalesce({}, {})").format(sql.Identifier("row", key), sql.SQL(_ROW_ITSELF))
        for key in sheet.subject
        if key not in PERSON_NUMBERS
    ]
    if not PERSON_NUMBERS.isdisjoint(sheet.subject):
        parts.append(sql.SQL(_PERSON))
    if "is_temporary" in sheet.keys:  # somebody may be a member here and a guest there
        parts.append(sql.SQL("row.is_temporary::text"))
    return sql.SQL("array[{}]").format(sql.SQL(", ").join(parts or [sql.SQL(_ROW_ITSELF)]))


def _is_open(sheet: Sheet) -> sql.Composed:
    closed = [
        sql.SQL("{} = any({})").format(sql.Identifier(key), sql.Literal(values))
        for key, values in sheet.carry_unless.items()
    ]
    return sql.SQL("not coalesce({}, false)").format(sql.SQL(" or ").join(closed or [sql.SQL("false").format()]))
