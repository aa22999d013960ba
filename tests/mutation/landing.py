"""Landing: from the files of a whole wave to rows of `landing`, one copy per table, so that a run costs little."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import uuid4

from psycopg import Connection, sql

from ingestion import contract
from ingestion.layout import letter
from tests.mutation.clean import Row, Rows
from tests.rules.conftest import HEADER_ROW

SUBMISSION = (
    "insert into landing.submission (sha256, committee_code, rating_year, kind, template_version, file_name, size_bytes, "
    "state, received_at, document_date, accepted_at) "
    "values (%s, %s, %s, %s, '2022.1', 'a.xlsx', 1, %s, %s, %s, %s) returning submission_id"
)


@dataclass
class File:
    """One submission: what its cover says, its rows, and what went wrong while it was read."""

    code: str
    year: int
    rows: Rows
    kind: str = "annual"
    state: str = "landed"
    received_on: date | None = None
    document_date: date | None = None
    unreadable: list[Row] = field(default_factory=list)
    blank: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)
    refusal: Row | None = None


def land_all(connection: Connection[Any], files: Sequence[File]) -> list[int]:
    """Land the files; return their ids in the same order."""
    tables: dict[str, list[Row]] = defaultdict(list)
    submission_ids = [_submission(connection, file) for file in files]
    for submission_id, file in zip(submission_ids, files, strict=True):
        for table, row in _rows(file):
            tables[table].append({"submission_id": submission_id, **row})
    with connection.cursor() as cursor:
        for table, rows in tables.items():
            keys = list(dict.fromkeys(key for row in rows for key in row))
            names = sql.SQL(", ").join(map(sql.Identifier, keys))
            copying = sql.SQL("copy landing.{} ({}) from stdin").format(sql.Identifier(table), names)
            with cursor.copy(copying) as copy:
                for row in rows:
                    copy.write_row([row.get(key) for key in keys])
            cursor.execute(sql.SQL("analyze landing.{}").format(sql.Identifier(table)))
    return submission_ids


@lru_cache
def places(sheet: str) -> dict[str, str]:
    """Return where each column of a sheet stands: letters, on the cover whole addresses."""
    columns = contract.newest().sheets[sheet].columns
    if sheet == "cover":
        return {column.key: f"B{row}" for row, column in enumerate(columns, 3)}
    return {column.key: letter(position) for position, column in enumerate(columns)}


def _submission(connection: Connection[Any], file: File) -> int:
    is_correction = file.kind == "adjustment" and file.state == "landed"
    received = file.received_on or date(file.year + 1, 10 if is_correction else 1, 5)
    accepted = received if file.state == "accepted" else None
    given = [uuid4().hex, file.code, file.year, file.kind, file.state, received, file.document_date, accepted]
    (submission_id,) = connection.execute(SUBMISSION, given).fetchone() or (0,)
    return int(submission_id)


def _rows(file: File) -> list[tuple[str, Row]]:
    if file.refusal:
        return [("refusal", file.refusal)]
    newest = contract.newest()
    sheets = [newest.cover, *(sheet for sheet, _ in newest.sheets_of(file.kind))]
    landed: list[tuple[str, Row]] = [
        ("sheet", {"sheet": sheet.key, "header_row": HEADER_ROW, "columns": json.dumps(places(sheet.key)),
                   "rows_read": len(file.rows.get(sheet.key, []))})
        for sheet in sheets
    ]  # fmt: skip
    for sheet, rows in file.rows.items():
        landed += [(sheet, {"source_row": number, **row}) for number, row in enumerate(rows, HEADER_ROW + 1)]
    landed += [("unreadable_cell", row) for row in file.unreadable]
    landed += [("blank_cell", row) for row in file.blank]
    return landed + [("reading_note", row) for row in file.notes]
