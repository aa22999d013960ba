"""Landed sheets: from a sheet's columns as typed by the clerk to frames ready for COPY."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

import polars as pl

from ingestion.cells import Typed, gaps, name_keys, type_column
from ingestion.contract import Contract, Sheet
from ingestion.dates import Evidence, Order, evidence
from ingestion.landing_tables import COLUMN_TYPES, name_column
from ingestion.table import KeptCell, Note, Table

_CELL = {"source_row": pl.Int64, "column_key": pl.String}
_KEPT = {"source_row": pl.Int64} | {name: pl.String for name in ("cell", "header", "typed", "reason")}
_TYPES = {
    "text": pl.String, "bigint": pl.Int64, "integer": pl.Int64, "numeric": pl.Float64, "date": pl.Date,
    "boolean default false": pl.Boolean,
}  # fmt: skip


@dataclass(frozen=True)
class LandedSheet:
    """One sheet, typed: `frame` has source_row, the columns in which something stands, and name_key."""

    sheet: Sheet
    header_row: int
    letters: dict[str, str]
    frame: pl.DataFrame
    unreadable: pl.DataFrame  # source_row, column_key, typed, reason
    blank: pl.DataFrame  # source_row, column_key
    kept: pl.DataFrame  # source_row, cell, header, typed, reason
    notes: list[Note] = field(default_factory=list)
    rows_set_aside: int = 0


def type_tables(tables: Sequence[Table], template: Contract, order: Order | None = None) -> tuple[LandedSheet, ...]:
    """Type the tables of one workbook together: the dates of one may say how another's must be read.

    Args:
        order: what the rest of the file proves to come first in a date; asked when these tables prove nothing.
    """
    typed = [
        {column.key: type_column(column, template, table.values[column.key]) for column in table.sheet.columns}
        for table in tables
    ]
    if any(column.is_ambiguous for columns in typed for column in columns.values()):
        _decide_dates(tables, typed, template, order)
    return tuple(_landed(table, columns) for table, columns in zip(tables, typed, strict=True))


def proven_order(tables: Sequence[Table]) -> Order | None:
    """Return what comes first in the dates of these tables, when they prove only one order."""
    return _together(_proofs(tables)).order


def _proofs(tables: Sequence[Table]) -> list[dict[str, Evidence]]:
    return [
        {column.key: evidence(table.values[column.key]) for column in table.sheet.columns if column.type == "date"}
        for table in tables
    ]


def _together(proofs: list[dict[str, Evidence]]) -> Evidence:
    return reduce(Evidence.__or__, (proof for columns in proofs for proof in columns.values()), Evidence())


def _decide_dates(
    tables: Sequence[Table], typed: list[dict[str, Typed]], template: Contract, order: Order | None
) -> None:
    """Read ambiguous dates once more by the order that their column proves, else by that of the whole file."""
    proofs = _proofs(tables)
    whole = _together(proofs)
    others = order if whole == Evidence() else whole.order
    for table, columns, proven in zip(tables, typed, proofs, strict=True):
        for key, proof in proven.items():
            if columns[key].is_ambiguous:
                proven_by = proof.order if proof != Evidence() else others
                columns[key] = type_column(table.sheet.column(key), template, table.values[key], proven_by)


def _landed(table: Table, typed: dict[str, Typed]) -> LandedSheet:
    sheet, numbers = table.sheet, table.numbers
    frame: dict[str, Any] = {key: column.values for key, column in typed.items() if column.values is not None}
    name = name_column(sheet)
    if name in frame:
        frame["name_key"] = name_keys(frame[name])
    unreadable = [
        (numbers[at], key, cell, reason)
        for key, column in typed.items() for at, (reason, cell) in column.unreadable.items()
    ]  # fmt: skip
    blank = [
        (numbers[at], column.key) for column in sheet.columns if column.required
        for at in gaps(column, typed[column.key], table.values[column.key])
    ]  # fmt: skip
    types = {key: _TYPES[COLUMN_TYPES[sheet.column(key).type]] for key in typed} | {"name_key": pl.String}
    rows = {"source_row": numbers} | frame
    return LandedSheet(
        sheet, table.header_row, table.letters,
        pl.DataFrame(rows, schema={"source_row": pl.Int64} | {key: types[key] for key in frame}),
        pl.DataFrame(unreadable, schema=_CELL | {"typed": pl.String, "reason": pl.String}, orient="row"),
        pl.DataFrame(blank, schema=_CELL, orient="row"),
        _kept(table.kept),
        table.notes,
        table.rows_set_aside,
    )  # fmt: skip


def _kept(cells: Sequence[KeptCell]) -> pl.DataFrame:
    rows = [(cell.source_row, cell.cell, cell.header, cell.typed, cell.reason) for cell in cells]
    return pl.DataFrame(rows, schema=_KEPT, orient="row")
