"""Waiting relations: from a wave of submissions to the temporary tables and views that rules read.

`waiting_<sheet>` are the wave's rows of a sheet, each level column with its rank; a row that an earlier phase found
broken is no longer there. `known_<sheet>` adds, for supplements and adjustments, what is in force beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from psycopg import Connection, sql

from expectations.known import create_known, drop_known
from expectations.level import rank_of
from expectations.restated import create_restated
from ingestion import contract
from ingestion.contract import Column, Sheet
from ingestion.landing_tables import landing_columns

FOLDER = Path(__file__).parent / "waiting"
TABLES = (
    "waiting_submission", "accepted_submission", "broken_row", "waiting_total",
    "correction", "corrected_rating", "corrected_pair", "corrected_subject", "contradicted", "rating_in_force",
    "elsewhere_submission", "number_met", "own_in_force", "moved_row", "known_unlisted_leader",
    "known_cell", "grassroots", "quota_group",
)  # fmt: skip
BESIDE = ("anywhere", "counted_violation", "disciplined", "known_unlisted")  # what is said of a subject elsewhere
RATED = ("organisation", "member", "collective", "leader")
SUBMISSION_COLUMNS = ("committee_code", "rating_year", "kind", "template_version", "received_on")


def open_wave(connection: Connection, submission_ids: Sequence[int], alone: bool = False) -> None:
    """Create the relations of a wave in the caller's transaction; `alone`: without a look at other committees."""
    _run(connection, "submission", {"submission_ids": list(submission_ids)})
    connection.execute("create temporary table broken_row (submission_id bigint, sheet text, source_row integer)")
    _run(connection, "accepted_submission")
    connection.execute("analyze waiting_submission, accepted_submission, broken_row")
    for sheet in contract.newest().sheets.values():
        connection.execute(_view(sheet))
    connection.execute(_rated_view())
    for name in ("citizen", "points", "total", "cells"):
        _run(connection, name)
    _run(connection, "rating_in_force")
    create_known(connection)
    _run(connection, "elsewhere", {"alone": alone})
    for name in BESIDE:
        _run(connection, name)
    create_restated(connection)
    _run(connection, "tree")
    for relations in ("cell", "quota", "excellence", "not_above"):
        _run(connection, relations)


def leave_out_broken(connection: Connection) -> None:
    """Take the rows in `broken_row` out of the views of their sheets, and so out of all that is made from them.

    A view does not look there before: asking for each of 60,000 rows whether it is in an empty table takes time too.
    """
    sheets = contract.newest().sheets
    for (key,) in connection.execute("select distinct sheet from broken_row where sheet = any(%s)", [list(sheets)]):
        connection.execute(sql.SQL("{} {}").format(_view(sheets[key]), sql.SQL(_NOT_BROKEN).format(sql.Literal(key))))


def close_wave(connection: Connection) -> None:
    """Drop the relations of the wave, and every view and table made from them."""
    tables = sql.SQL(", ").join(sql.Identifier("pg_temp", table) for table in TABLES)
    drop_known(connection)
    connection.execute("drop view pg_temp.counted_violation cascade")
    connection.execute(sql.SQL("drop table {} cascade").format(tables))


def _run(connection: Connection, name: str, parameters: dict[str, object] | None = None) -> None:
    connection.execute((FOLDER / f"{name}.sql").read_bytes(), parameters)


def _view(sheet: Sheet) -> sql.Composed:
    taken = landing_columns(sheet)
    ours = [sql.Identifier("submission", key) for key in SUBMISSION_COLUMNS if key not in taken]
    ranks = [_rank(column) for column in sheet.columns if column.type == "level"]
    return sql.SQL(
        "create or replace temporary view {view} as select {columns} from landing.{table} as row "
        "inner join waiting_submission as submission on submission.submission_id = row.submission_id "
        "where not submission.is_refused"
    ).format(
        view=sql.Identifier(f"waiting_{sheet.key}"),
        columns=sql.SQL(", ").join([*(sql.Identifier("row", key) for key in taken), *ours, *ranks]),
        table=sql.Identifier(sheet.key),
    )


_NOT_BROKEN = """
and not exists (
    select from broken_row as broken
    where broken.submission_id = row.submission_id and broken.sheet = {} and broken.source_row = row.source_row
)
"""


def _rank(column: Column) -> sql.Composed:
    return sql.SQL("{} as {}").format(rank_of("row", column.key), sql.Identifier(f"{column.key}_rank"))


def _rated_view() -> sql.Composed:
    parts = (
        sql.SQL(
            "select {sheet}::text as sheet, submission_id, source_row, committee_code, rating_year, kind, received_on, level, "
            "level_rank, not_rated_reason, {temporary} as is_temporary, review_date, decision_no, decision_date, "
            "points, target_pct, discipline, discipline_date, violation_id from {view}"
        ).format(
            sheet=sql.Literal(key),
            temporary=sql.SQL("is_temporary" if key == "member" else "false"),
            view=sql.Identifier(f"waiting_{key}"),
        )
        for key in RATED
    )
    return sql.SQL("create temporary view waiting_rated as {}").format(sql.SQL(" union all ").join(parts))
