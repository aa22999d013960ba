"""Rows: from a typed submission to its rows in schema `landing`, by COPY in the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

import polars as pl
from psycopg import Connection, sql

from ingestion import contract
from ingestion.landed import LandedSheet
from ingestion.submission import Submission
from settings import Failure

SHEET = ("submission_id", "sheet", "header_row", "rows_read", "rows_set_aside", "columns")
NOTE = ("submission_id", "sheet", "note", "first_row", "last_row", "count")
EXPLANATION = ("submission_id", "reference", "explanation")
CELLS = ("unreadable_cell", "blank_cell", "kept_cell")


class RowsLost(Failure):
    """Fewer rows reached the database than were read: our failure, the transaction is rolled back."""


def land_rows(connection: Connection, submission_id: int, submission: Submission) -> None:
    """Append everything that was read of a submission. Raises RowsLost."""
    sheets = [_about(submission_id, sheet) for sheet in submission.sheets]
    _insert_many(connection, "sheet", SHEET, sheets)
    for sheet in submission.sheets:
        _land_cells(connection, submission_id, sheet)
    explained = [[submission_id, *astuple(one)] for one in submission.explanations]
    _insert_many(connection, "explanation", EXPLANATION, explained)
    notes = [[submission_id, sheet, *astuple(note)] for sheet, note in submission.notes]
    _insert_many(connection, "reading_note", NOTE, notes)


def forget_rows(connection: Connection, submission_id: int) -> None:
    """Delete everything that was read of a submission, and why it was refused; the submission itself stays."""
    for table in (*contract.newest().sheets, *CELLS, "sheet", "reading_note", "explanation", "refusal"):
        connection.execute(
            sql.SQL("delete from {} where submission_id = %s").format(sql.Identifier("landing", table)), [submission_id]
        )


def insert_statement(table: str, columns: Sequence[str]) -> sql.Composed:
    """Return the statement that inserts one row into a table of schema `landing`."""
    return sql.SQL("insert into {} ({}) values ({})").format(
        sql.Identifier("landing", table),
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL(", ").join(sql.Placeholder() * len(columns)),
    )


def _about(submission_id: int, landed: LandedSheet) -> list[Any]:
    return [submission_id, landed.sheet.key, landed.header_row, landed.frame.height, landed.rows_set_aside,
            json.dumps(landed.letters)]  # fmt: skip


def _insert_many(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert a few rows in one round trip."""
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(insert_statement(table, columns), rows)


def _land_cells(connection: Connection, submission_id: int, landed: LandedSheet) -> None:
    _copy(connection, landed.sheet.key, submission_id, landed.frame)
    for table, cells in zip(CELLS, (landed.unreadable, landed.blank, landed.kept), strict=True):
        if cells.height:
            _copy(connection, table, submission_id, cells.with_columns(sheet=pl.lit(landed.sheet.key)))


def _copy(connection: Connection, table: str, submission_id: int, frame: pl.DataFrame) -> None:
    """Append the frame's rows by COPY. Raises RowsLost."""
    if frame.is_empty():
        return
    whole = frame.with_columns(submission_id=pl.lit(submission_id))
    statement = sql.SQL("copy {} ({}) from stdin with (format csv)").format(
        sql.Identifier("landing", table), sql.SQL(", ").join(map(sql.Identifier, whole.columns))
    )
    with connection.cursor() as cursor:
        with cursor.copy(statement) as copy:
            copy.write(whole.write_csv(include_header=False))
        if cursor.rowcount != frame.height:
            raise RowsLost(f"landing.{table}: {frame.height} rows read, {cursor.rowcount} landed")
