"""Landing tables: from the submission contract to one table per sheet in schema `landing`.

Only ever added to: a new template version with new columns needs a new contract file and `xeploai db migrate`, no code.
"""

from __future__ import annotations

from psycopg import Connection, sql

from ingestion import contract
from ingestion.contract import Sheet

COLUMN_TYPES = {
    "text": "text", "code": "text", "level": "text", "enum": "text", "discipline": "text",
    "int": "bigint", "year": "integer", "decimal": "numeric", "date": "date", "flag": "boolean default false",
}  # fmt: skip
VIOLATION = "violation_id"  # asked for across all years, and given in few rows
NAMES = ("full_name", "subject_name")  # columns from which `name_key`, the name for comparing, is made


def name_column(sheet: Sheet) -> str | None:
    """Return the key of the column that holds a person's name, if the sheet has one."""
    return next((key for key in NAMES if key in sheet.keys), None)


def landing_columns(sheet: Sheet) -> dict[str, str]:
    """Return every column of the sheet's landing table with its PostgreSQL type, in table order."""
    derived = {"name_key": "text"} if name_column(sheet) else {}
    own = {column.key: COLUMN_TYPES[column.type] for column in sheet.columns}
    return {"submission_id": "bigint", "source_row": "integer"} | own | derived


def migrate_landing_tables(connection: Connection) -> None:
    """Create what is missing for every template version at hand; nothing is ever dropped or retyped."""
    for version in contract.versions():
        for sheet in contract.load(version).sheets.values():
            _ensure(connection, sheet)


def _ensure(connection: Connection, sheet: Sheet) -> None:
    table = sql.Identifier("landing", sheet.key)
    connection.execute(
        sql.SQL(
            "create table if not exists {} ("
            # no foreign key: rows land with their submission in one transaction, and checking each costs a fifth of it
            "submission_id bigint not null, source_row integer not null, primary key (submission_id, source_row))"
        ).format(table)
    )
    for key, column_type in landing_columns(sheet).items():
        connection.execute(
            sql.SQL("alter table {} add column if not exists {} {}").format(
                table, sql.Identifier(key), sql.SQL(column_type)
            )
        )
    if VIOLATION in sheet.keys:
        connection.execute(
            sql.SQL("create index if not exists {} on {} ({key}) where {key} is not null").format(
                sql.Identifier(f"{sheet.key}_violation_idx"), table, key=sql.Identifier(VIOLATION)
            )
        )
    connection.execute(sql.SQL("comment on table {} is {}").format(table, sql.Literal(f"Sheet «{sheet.name}»")))
