"""Known subjects: from a judged submission to all organisations and collectives its rows may speak of.

An annual knows its own rows. A supplement also knows the rows in force of its committee and year that it does not
replace, with the level that accepted adjustments gave them.
"""

from __future__ import annotations

from psycopg import Connection, sql

from expectations.level import rank_of

# Sheet → the code it is known by, and what else rules ask of it.
SUBJECTS = {
    "organisation": ("organisation_code", ("organisation_type", "parent_code")),
    "collective": ("collective_code", ("organisation_code", "management_level", "agency_level")),
}

_IN_FORCE = """
create temporary table {in_force} as
with landed as (
    select distinct on (judged.submission_id, row.{code})
        judged.submission_id, judged.committee_code, judged.rating_year, {columns}, row.level, submission.accepted_at,
        coalesce(row.decision_date, submission.document_date) as decided_on
    from waiting_submission as judged
    inner join accepted_submission as submission using (committee_code, rating_year)
    inner join landing.{sheet} as row on row.submission_id = submission.submission_id
    where judged.kind = 'supplement' and submission.kind in ('annual', 'supplement')
        and not exists (
            select from landing.{sheet} as own
            where own.submission_id = judged.submission_id and own.{code} = row.{code}
        )
    order by judged.submission_id, row.{code}, submission.kind desc, submission.accepted_at desc
),

version as (
    select submission_id, {code}, level, decided_on, accepted_at from landed
    union all
    select
        landed.submission_id, landed.{code}, adjustment.new_level,
        coalesce(adjustment.decision_date, submission.document_date), submission.accepted_at
    from landed
    inner join accepted_submission as submission using (committee_code, rating_year)
    inner join landing.adjustment as adjustment on adjustment.submission_id = submission.submission_id
        and adjustment.subject_kind = {subject_kind} and adjustment.subject_code = landed.{code}
)

select distinct on (landed.submission_id, landed.{code}) {known_columns}, version.level
from landed
inner join version using (submission_id, {code})
order by landed.submission_id, landed.{code}, version.decided_on desc, version.accepted_at desc
"""

_KNOWN = """
create temporary view {known} as
select row.submission_id, {columns}, row.level, row.level_rank, true as is_own from {waiting} as row
union all
select row.submission_id, {columns}, row.level, {rank}, false from {in_force} as row
"""


def create_known(connection: Connection) -> None:
    """Create `known_organisation` and `known_collective` on the relations of the wave."""
    for sheet, (code, others) in SUBJECTS.items():
        names = {
            "sheet": sql.Identifier(sheet),
            "code": sql.Identifier(code),
            "in_force": sql.Identifier(f"{sheet}_in_force"),
            "known": sql.Identifier(f"known_{sheet}"),
            "waiting": sql.Identifier(f"waiting_{sheet}"),
            "subject_kind": sql.Literal(sheet.upper()),
            "columns": _columns("row", code, *others),
            "known_columns": _columns("landed", "submission_id", code, *others),
            "rank": rank_of("row", "level"),
        }
        connection.execute(sql.SQL(_IN_FORCE).format(**names))
        connection.execute(sql.SQL("analyze {}").format(names["in_force"]))
        connection.execute(sql.SQL(_KNOWN).format(**names))


def drop_known(connection: Connection) -> None:
    """Drop what `create_known` made, and what was made from it."""
    tables = sql.SQL(", ").join(sql.Identifier("pg_temp", f"{sheet}_in_force") for sheet in SUBJECTS)
    connection.execute(sql.SQL("drop table {} cascade").format(tables))


def _columns(table: str, *keys: str) -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(table, key) for key in keys)
