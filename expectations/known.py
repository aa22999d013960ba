"""Known subjects: from a judged submission to all organisations, members, collectives and posts its rows may speak of.

An annual knows its own rows. A supplement also knows the rows in force of its committee and year that it does not
replace; an adjustment knows all of them, as they would stand with its own corrections.
"""

from __future__ import annotations

from pathlib import Path

from psycopg import Connection, sql

from expectations.level import rank_of
from ingestion import contract
from ingestion.landing_tables import landing_columns

FOLDER = Path(__file__).parent / "waiting"

# Sheet → what its subjects are known by: any of these, all columns of it equal, tells that two rows are of one subject.
KNOWN_BY: dict[str, list[tuple[str, ...]]] = {
    "organisation": [("organisation_code",)],
    "collective": [("collective_code",)],
    "member": [(number, "name_key") for number in ("citizen_id", "card_no", "file_no")],
    "leader": [(number, "name_key", "collective_code") for number in ("citizen_id", "card_no", "file_no")],
}

_STATED = """
create temporary table {stated} as
select standing.judged_id, standing.standing, standing.document_date, standing.accepted_at, row.*
from standing_submission as standing
inner join landing.{sheet} as row on row.submission_id = standing.submission_id
where {counted}
"""

_IN_FORCE = """
create temporary table {in_force} as
with compared as (
    select
        stated.*, earlier.rated_id is not null as is_corrected, earlier.level as corrected_level, own.source_row as own_row,
        own.level as own_level, own.decided_on as own_on,
        coalesce(earlier.decided_on, stated.decision_date, stated.document_date) as level_on
    from {stated} as stated
    left join standing_correction as earlier
        on not earlier.is_own and earlier.subject_kind = {subject_kind} and earlier.judged_id = stated.judged_id
        and earlier.rated_id = stated.submission_id and earlier.rated_row = stated.source_row
        and (earlier.decided_on, earlier.accepted_at)
            >= (coalesce(stated.decision_date, stated.document_date), stated.accepted_at)
    left join standing_correction as own
        on own.is_own and own.subject_kind = {subject_kind} and own.judged_id = stated.judged_id
        and own.rated_id = stated.submission_id and own.rated_row = stated.source_row
    where stated.submission_id != stated.judged_id and {not_replaced}
),

changed as (
    select
        compared.*, coalesce(own_row is not null and own_on >= level_on, false) as is_changed,
        case when is_corrected then corrected_level else level end as level_before
    from compared
)

select
    judged_id as submission_id, case when is_changed then own_row end as source_row, {columns}, level_before,
    case when is_changed then own_level else level_before end as level
from changed
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
    row.submission_id, row.source_row, false as is_own, {columns}, row.level_before, {rank_before} as level_before_rank,
    row.level, {rank} as level_rank
from {in_force} as row
"""


def create_known(connection: Connection) -> None:
    """Create `known_<sheet>` for each rated sheet on the relations of the wave.

    Every column of the sheet but `level` as stated, and `is_own` (a row of the judged file itself), `level` and
    `level_before` (without the judged adjustment) with their ranks. `source_row` is the row of the judged file that
    states or changes the subject, null when it says nothing of it.
    """
    connection.execute((FOLDER / "standing.sql").read_bytes())
    for sheet in KNOWN_BY:
        names = _names(sheet)
        connection.execute(sql.SQL(_STATED).format(**names))
        connection.execute(sql.SQL("analyze {stated}").format(**names))
        connection.execute(sql.SQL(_IN_FORCE).format(**names))
        connection.execute(sql.SQL("analyze {in_force}; drop table {stated}").format(**names))
        connection.execute(sql.SQL(_KNOWN).format(**names))


def drop_known(connection: Connection) -> None:
    """Drop what `create_known` made, and what was made from it."""
    made = ("standing_submission", "standing_correction", *(f"{sheet}_in_force" for sheet in KNOWN_BY))
    tables = sql.SQL(", ").join(sql.Identifier("pg_temp", table) for table in made)
    connection.execute(sql.SQL("drop table {} cascade").format(tables))


def _names(sheet: str) -> dict[str, sql.Composable]:
    keys = [key for key in landing_columns(contract.newest().sheets[sheet]) if key not in _OWN]
    columns = sql.SQL(", ").join([sql.Identifier(key) for key in keys])
    own_columns = sql.SQL(", ").join([sql.Identifier("row", key) for key in keys])
    return {
        "sheet": sql.Identifier(sheet),
        "stated": sql.Identifier(f"stated_{sheet}"),
        "in_force": sql.Identifier(f"{sheet}_in_force"),
        "known": sql.Identifier(f"known_{sheet}"),
        "waiting": sql.Identifier(f"waiting_{sheet}"),
        "subject_kind": sql.Literal(sheet.upper()),
        "counted": sql.SQL("not row.is_temporary" if sheet == "member" else "true"),
        "columns": columns,
        "own_columns": own_columns,
        "rank": rank_of("row", "level"),
        "rank_before": rank_of("row", "level_before"),
        "not_replaced": sql.SQL(" and ").join([_not_replaced(sheet, alike) for alike in KNOWN_BY[sheet]]),
    }


def _not_replaced(sheet: str, alike: tuple[str, ...]) -> sql.Composed:
    """Return the condition that no later statement is of the same subject by these columns."""
    same = (sql.SQL("later.{key} = stated.{key}").format(key=sql.Identifier(key)) for key in ("judged_id", *alike))
    return sql.SQL(
        "not exists (select from {stated} as later where later.standing > stated.standing and {same})"
    ).format(stated=sql.Identifier(f"stated_{sheet}"), same=sql.SQL(" and ").join(same))


_OWN = frozenset({"submission_id", "source_row", "level"})
