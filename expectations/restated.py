"""Restated subjects: from the wave's annuals and supplements to whom they rate anew beside what is in force of them."""

from __future__ import annotations

from pathlib import Path
from typing import LiteralString

from psycopg import Connection, sql

from expectations.same_subject import CODES, NUMBERS, SHEETS, TRAITS, pairs

FOLDER = Path(__file__).parent / "waiting"

_EARLIER = """(
    select standing.judged_id, row.*
    from own_in_force as standing
    inner join landing.{sheet} as row on row.submission_id = standing.submission_id
    where {counted}
)"""
_LATER = "(select row.submission_id as judged_id, row.* from {waiting} as row where {counted})"
_COLUMNS: dict[str, LiteralString] = {
    "submission_id": "later.submission_id", "source_row": "later.source_row", "level": "later.level",
    "level_before": "earlier.level",
}  # fmt: skip
# A file that is sent again says most of it in the same words: asked once by a hash of them, since each number of a person
# is asked for itself. Where several files are in force, one may say otherwise than another, so all is compared.
_SAID = """
select {name}::text as sheet, alone.judged_id, hash_record_extended(row({words}), 0) as words
from (
    select judged_id, min(submission_id) as submission_id
    from own_in_force
    group by judged_id
    having count(*) = 1
) as alone
inner join landing.{sheet} as row on row.submission_id = alone.submission_id
where {counted}
"""
_MOVED = """
select {name}::text as sheet, row.submission_id, row.source_row
from {waiting} as row
where {counted} and row.submission_id in (select judged_id from own_in_force)
    and not exists (
        select from said_row as said
        where said.sheet = {name} and said.judged_id = row.submission_id
            and said.words = hash_record_extended(row({words}), 0)
    )
"""
_IS_MOVED = """
later.decision_no = earlier.decision_no and later.level is distinct from earlier.level
and (later.submission_id, later.source_row) in (
    select moved.submission_id, moved.source_row from moved_row as moved where moved.sheet = {}
)
"""
_RESTATED = """
create temporary view restated as
select distinct sheet, submission_id, source_row, level, level_before
from ({pairs}) as pair
"""


def create_restated(connection: Connection) -> None:
    """Create `restated`: the rows whose level is another than in force, under the same decision number."""
    connection.execute((FOLDER / "own_in_force.sql").read_bytes())
    for table, question in (("said_row", _SAID), ("moved_row", _MOVED)):
        rows = sql.SQL(" union all ").join([_compared(sheet, question) for sheet in SHEETS])
        connection.execute(
            sql.SQL("create temporary table {table} as {rows}").format(table=sql.Identifier(table), rows=rows)
        )
    connection.execute("drop table pg_temp.said_row; analyze moved_row")
    of_sheet = sql.SQL("select {}::text as sheet, pair.* from ({}) as pair")
    every = sql.SQL(" union all ").join([of_sheet.format(sql.Literal(sheet), _pairs(sheet)) for sheet in SHEETS])
    connection.execute(sql.SQL(_RESTATED).format(pairs=every))


def _pairs(sheet: str) -> sql.Composed:
    counted = sql.SQL("not row.is_temporary" if sheet == "member" else "true")
    return pairs(
        sheet,
        earlier=sql.SQL(_EARLIER).format(sheet=sql.Identifier(sheet), counted=counted),
        later=sql.SQL(_LATER).format(waiting=sql.Identifier(f"waiting_{sheet}"), counted=counted),
        columns=_COLUMNS,
        condition=sql.SQL(_IS_MOVED).format(sql.Literal(sheet)),
    )


def _compared(sheet: str, question: LiteralString) -> sql.Composed:
    """Return one of the two queries by which rows are compared in all that `pairs` looks at."""
    persons = {"member": (*NUMBERS, *TRAITS), "leader": (*NUMBERS, "name_key", "birth_date", "collective_code")}
    about = (CODES[sheet],) if sheet in CODES else persons[sheet]
    return sql.SQL(question).format(
        name=sql.Literal(sheet),
        sheet=sql.Identifier(sheet),
        waiting=sql.Identifier(f"waiting_{sheet}"),
        counted=sql.SQL("not row.is_temporary" if sheet == "member" else "true"),
        words=sql.SQL(", ").join([sql.Identifier("row", key) for key in (*about, "level", "decision_no")]),
    )
