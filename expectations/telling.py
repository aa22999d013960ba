"""Telling: from what a wave shows of files accepted before to findings for the committees that sent those.

A rule about two committees blames the one that can mend it and tells the other: its query gives `other_submission_id`,
`other_sheet` and `other_row`, its front matter the sentence in `tells`. Only files in force are told, and by files that
are accepted: what is returned comes again. Who has met the rule itself is not told.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from psycopg import Connection, sql

from expectations import fingerprint
from expectations.message import render
from expectations.rule import Rule

FOLDER = Path(__file__).parent / "waiting"
OTHER = ("other_submission_id", "other_sheet", "other_row")  # columns of the query, and of `offence`
COLUMNS = "other_submission_id bigint, other_sheet text, other_row integer, tells text"

_TOLD_ELSEWHERE = (
    "create temporary table told_elsewhere (rule_id text, submission_id bigint, sheet text, source_row integer, "
    f"told_by bigint, severity text, message text, {fingerprint.COLUMNS})"
)
_TOLD_BEFORE = """
select distinct told.sheet
from gate.finding as told
inner join landing.submission as earlier on earlier.submission_id = told.submission_id
where told.told_by is not null and told.state != 'fixed'
    and earlier.superseded_by in (select submission_id from waiting_submission)
"""
_ROW_OF_SUCCESSOR = (
    "create temporary table row_of_successor "
    f"(rule_id text, submission_id bigint, sheet text, source_row integer, {fingerprint.COLUMNS})"
)
_ROWS = """
insert into row_of_successor (submission_id, sheet, source_row, column_keys)
select landed.submission_id, {sheet}, landed.source_row, '{{}}'
from {table} as landed
where landed.submission_id in (
    select earlier.superseded_by
    from gate.finding as told
    inner join landing.submission as earlier on earlier.submission_id = told.submission_id
    where told.told_by is not null and told.state != 'fixed' and told.sheet = {sheet}
        and earlier.superseded_by in (select submission_id from waiting_submission)
)
"""


def missing_columns(rule: Rule, columns: Collection[str]) -> list[str]:
    """Return what a query must say of the other file and does not."""
    return [name for name in OTHER if rule.tells and name not in columns]


def told(rule: Rule, types: Mapping[str, int]) -> sql.Composable:
    """Return the SQL expressions of where the other row stands and what its committee is told; nulls for most rules."""
    if not rule.tells:
        return sql.SQL("null, null, null, null")
    places = [sql.Identifier("offence", name) for name in OTHER]
    return sql.SQL(", ").join([*places, render(rule, types, rule.tells)])


def tell_others(connection: Connection, run_id: str) -> None:
    """Write what others are told, once the wave's files have their states; close what no longer stands."""
    _open_told(connection)
    _run(connection, "retell")
    _run(connection, "tell", {"run_id": run_id})
    _carry(connection, run_id)
    _run(connection, "untell")
    connection.execute("drop table pg_temp.told_elsewhere")


def stand_told(connection: Connection, run_id: str) -> None:
    """Let what was told of files judged again, or by them, stand as long as the rules show it; nobody is told anew."""
    _open_told(connection)
    _run(connection, "stand_told", {"run_id": run_id})
    _run(connection, "untell_unshown")
    connection.execute("drop table pg_temp.told_elsewhere")


def _open_told(connection: Connection) -> None:
    connection.execute(_TOLD_ELSEWHERE.encode())
    _run(connection, "told_elsewhere")
    fingerprint.fingerprint_offences(connection, "told_elsewhere")


def _carry(connection: Connection, run_id: str) -> None:
    """Write what was told of superseded files with the files in their place."""
    sheets = [sheet for (sheet,) in connection.execute(_TOLD_BEFORE)]
    if not sheets:
        return
    connection.execute(_ROW_OF_SUCCESSOR.encode())
    for sheet in sheets:
        rows = sql.SQL(_ROWS).format(sheet=sql.Literal(sheet), table=sql.Identifier("landing", sheet))
        connection.execute(rows)
    fingerprint.fingerprint_offences(connection, "row_of_successor")
    _run(connection, "carry_told", {"run_id": run_id})
    connection.execute("drop table pg_temp.row_of_successor")


def _run(connection: Connection, name: str, parameters: dict[str, object] | None = None) -> None:
    connection.execute((FOLDER / f"{name}.sql").read_bytes(), parameters)
