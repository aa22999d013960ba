"""Levels: from a level column to the SQL expression of its rank."""

from __future__ import annotations

from psycopg import sql

from ingestion import contract


def rank_of(table: str, key: str) -> sql.Composed:
    """Return the SQL expression for the rank of a level column; 4 is best, no level has no rank."""
    cases = (
        sql.SQL("when {} then {}").format(sql.Literal(level.code), sql.Literal(level.rank))
        for level in contract.newest().levels
    )
    return sql.SQL("case {} {} end").format(sql.Identifier(table, key), sql.SQL(" ").join(cases))
