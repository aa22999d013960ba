"""Telling: from what a wave shows of files accepted before to findings for the committees that sent those.

A rule about two committees blames the one that can mend it and tells the other: its query gives `other_submission_id`,
`other_sheet` and `other_row`, its front matter the sentence in `tells`. Only files in force are told, and by files that
are accepted: what is returned comes again. Who has met the rule itself is not told.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from psycopg import Connection, sql

from expectations.message import render
from expectations.rule import Rule

FOLDER = Path(__file__).parent / "waiting"
OTHER = ("other_submission_id", "other_sheet", "other_row")  # columns of the query, and of `offence`
COLUMNS = "other_submission_id bigint, other_sheet text, other_row integer, tells text"


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
    """Write what others are told, after the wave's verdicts; what was told by or of a superseded file is closed."""
    connection.execute((FOLDER / "untell.sql").read_bytes())
    connection.execute((FOLDER / "tell.sql").read_bytes(), {"run_id": run_id})
