"""Restated subjects: from the wave's annuals and supplements to whom they rate anew beside what is in force of them."""

from __future__ import annotations

from pathlib import Path
from typing import LiteralString

from psycopg import Connection, sql

from expectations.same_subject import SHEETS, pairs

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
_RESTATED = """
create temporary view restated as
select distinct sheet, submission_id, source_row, level, level_before
from ({pairs}) as pair
"""


def create_restated(connection: Connection) -> None:
    """Create `restated`: the rows whose level is another than in force, under the same decision number."""
    connection.execute((FOLDER / "own_in_force.sql").read_bytes())
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
        condition=sql.SQL("later.decision_no = earlier.decision_no and later.level is distinct from earlier.level"),
    )
