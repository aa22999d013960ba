"""Known subjects: from a judged submission to all organisations, members, collectives and posts its rows may speak of.

An annual knows its own rows. A supplement also knows the rows in force of its committee and year that it does not
replace; an adjustment knows all of them, as they would stand with its own corrections.
"""

from __future__ import annotations

from pathlib import Path
from typing import LiteralString

from psycopg import Connection, sql

from expectations.level import rank_of
from expectations.same_subject import SHEETS, pairs
from ingestion import contract
from ingestion.landing_tables import landing_columns

FOLDER = Path(__file__).parent / "waiting"

_STATED = """
create temporary table {stated} as
select standing.judged_id, standing.standing, standing.document_date, standing.accepted_at, row.*
from standing_submission as standing
inner join landing.{sheet} as row on row.submission_id = standing.submission_id
where {counted}
"""

# The rows that a later file states anew: an accepted one, so that they are no longer in force, or the judged file itself.
_RESTATED = """
create temporary table {restated} as
select
    judged_id, submission_id, source_row, bool_or(later_id != judged_id) as is_replaced,
    min(later_row) filter (where later_id = judged_id) as replaced_by
from ({pairs}) as pair
group by judged_id, submission_id, source_row
"""

_IN_FORCE = """
create temporary table {in_force} as
with compared as (
    select
        stated.*, earlier.rated_id is not null as is_corrected, earlier.level as corrected_level, own.source_row as own_row,
        own.level as own_level, own.decided_on as own_on, restated.replaced_by,
        coalesce(earlier.decided_on, stated.decision_date, stated.document_date) as level_on
    from {stated} as stated
    left join {restated} as restated
        on restated.judged_id = stated.judged_id and restated.submission_id = stated.submission_id
        and restated.source_row = stated.source_row
    left join standing_correction as earlier
        on not earlier.is_own and earlier.subject_kind = {subject_kind} and earlier.judged_id = stated.judged_id
        and earlier.rated_id = stated.submission_id and earlier.rated_row = stated.source_row
        and (earlier.decided_on, earlier.accepted_at)
            >= (coalesce(stated.decision_date, stated.document_date), stated.accepted_at)
    left join standing_correction as own
        on own.is_own and own.subject_kind = {subject_kind} and own.judged_id = stated.judged_id
        and own.rated_id = stated.submission_id and own.rated_row = stated.source_row
    where stated.submission_id != stated.judged_id and restated.is_replaced is not true
),

changed as (
    select
        compared.*, coalesce(own_row is not null and own_on >= level_on, false) as is_changed,
        case when is_corrected then corrected_level else level end as level_before
    from compared
),

leveled as (
    select
        judged_id as submission_id, case when is_changed then own_row end as source_row, replaced_by, {columns},
        level_before, case when is_changed then own_level else level_before end as level
    from changed
)

select leveled.*, {rank_before} as level_before_rank, {rank} as level_rank
from leveled
"""

_KNOWN = """
create temporary view {known} as
select
    row.submission_id, row.source_row, true as is_own, {own_columns}, row.level as level_before,
    row.level_rank as level_before_rank, row.level, row.level_rank
from {waiting} as row
where {counted}
union all
select
    row.submission_id, row.source_row, false as is_own, {columns}, row.level_before, row.level_before_rank, row.level,
    row.level_rank
from {in_force} as row
where row.replaced_by is null
"""

_PAIR: dict[str, LiteralString] = {
    "judged_id": "earlier.judged_id", "submission_id": "earlier.submission_id", "source_row": "earlier.source_row",
    "later_id": "later.submission_id", "later_row": "later.source_row",
}  # fmt: skip


def create_known(connection: Connection) -> None:
    """Create `known_<sheet>` for each rated sheet on the relations of the wave.

    Every column of the sheet but `level` as stated, and `is_own` (a row of the judged file itself), `level` and
    `level_before` (without the judged adjustment) with their ranks. `source_row` is the row of the judged file that
    states or changes the subject, null when it says nothing of it.

    `<sheet>_in_force` is the year without the judged file; there `replaced_by` is the row of a supplement that states the
    subject anew.
    """
    connection.execute((FOLDER / "standing.sql").read_bytes())
    for sheet in SHEETS:
        names = _names(sheet)
        connection.execute(sql.SQL(_STATED).format(**names))
        connection.execute(sql.SQL("analyze {stated}").format(**names))
        connection.execute(sql.SQL(_RESTATED).format(pairs=_restatements(sheet), **names))
        connection.execute(sql.SQL("analyze {restated}").format(**names))
        connection.execute(sql.SQL(_IN_FORCE).format(**names))
        connection.execute(sql.SQL("analyze {in_force}; drop table {stated}, {restated}").format(**names))
        connection.execute(sql.SQL(_KNOWN).format(**names))


def drop_known(connection: Connection) -> None:
    """Drop what `create_known` made, and what was made from it."""
    made = ("standing_submission", "standing_correction", *(f"{sheet}_in_force" for sheet in SHEETS))
    tables = sql.SQL(", ").join(sql.Identifier("pg_temp", table) for table in made)
    connection.execute(sql.SQL("drop table {} cascade").format(tables))


def _names(sheet: str) -> dict[str, sql.Composable]:
    keys = [key for key in landing_columns(contract.newest().sheets[sheet]) if key not in _OWN]
    columns = sql.SQL(", ").join([sql.Identifier(key) for key in keys])
    own_columns = sql.SQL(", ").join([sql.Identifier("row", key) for key in keys])
    return {
        "sheet": sql.Identifier(sheet),
        "stated": sql.Identifier(f"stated_{sheet}"),
        "restated": sql.Identifier(f"restated_{sheet}"),
        "in_force": sql.Identifier(f"{sheet}_in_force"),
        "known": sql.Identifier(f"known_{sheet}"),
        "waiting": sql.Identifier(f"waiting_{sheet}"),
        "subject_kind": sql.Literal(sheet.upper()),
        "counted": sql.SQL("not row.is_temporary" if sheet == "member" else "true"),
        "columns": columns,
        "own_columns": own_columns,
        "rank": rank_of("leveled", "level"),
        "rank_before": rank_of("leveled", "level_before"),
    }


def _restatements(sheet: str) -> sql.Composed:
    stated = sql.Identifier(f"stated_{sheet}")
    later = sql.SQL("(select * from {} where standing > 1)").format(stated)  # nothing is before the first
    return pairs(sheet, stated, later, _PAIR, sql.SQL("later.standing > earlier.standing"))


_OWN = frozenset({"submission_id", "source_row", "level"})
