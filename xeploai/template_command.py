"""`xeploai template`: from a committee and a year to the workbook that it fills in."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import psycopg
import typer

import settings
from settings import Committee
from xeploai.output import Home, say

if TYPE_CHECKING:
    from ingestion.template.carried import Row
    from ingestion.template.form import Form

Kind = Literal["annual", "supplement", "adjustment"]
ENDINGS = {"annual": "", "supplement": "_bo-sung", "adjustment": "_dieu-chinh"}


def template(
    committee: Annotated[str, typer.Option(help="Committee code, e.g. QNA04.")],
    year: Annotated[int, typer.Option(help="Rating year.")],
    out: Annotated[
        Path | None,
        typer.Option(help="File to write, readable by you alone; else in HOME/outbox/<committee>.", dir_okay=False),
    ] = None,
    kind: Annotated[Kind, typer.Option(help="What the workbook is for; only an annual is pre-filled.")] = "annual",
    blank: Annotated[bool, typer.Option("--blank", help="Without last year's rows.")] = False,
    home: Home = None,
) -> None:
    """Write the workbook that a committee fills in, pre-filled from last year's accepted data; print where it lies."""
    from ingestion.template.form import Form, template_for
    from ingestion.template.workbook import workbook_bytes

    whose = _committee(committee)
    if year not in (years := settings.current().campaigns):
        known = ", ".join(map(str, years))
        raise typer.BadParameter(f"{year} has no campaign in campaigns.yml; there are {known}", param_hint="--year")
    if out and not out.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {out.parent}", param_hint="--out")
    form = Form(template_for(year), whose, year, kind)
    if kind == "annual" and not blank:
        form = replace(form, rows=_last_years_rows(form))
    print(_put(form, workbook_bytes(form), out))


def _committee(code: str) -> Committee:
    for committee in settings.current().committees:
        if committee.committee_code == code:
            return committee
    raise typer.BadParameter(f"{code} is not in committees.csv", param_hint="--committee")


def _last_years_rows(form: Form) -> Mapping[str, Sequence[Row]]:
    """Return the rows to carry, and say on stderr what was found."""
    from database.connection import connect
    from ingestion.template.carried import carried_rows

    code, last_year = form.committee.committee_code, form.year - 1
    try:
        with connect() as connection:
            rows = carried_rows(connection, form.template, code, last_year)
    except (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName):  # nothing has ever been received
        rows = {}
    if rows:
        counts = ", ".join(
            f"{form.template.sheets[key].name} {len(carried)}" for key, carried in rows.items() if carried
        )
        say(f"Pre-filled from what was accepted of {code} for {last_year}: {counts}.")
    else:
        say(f"No annual submission of {code} for {last_year} is accepted: the workbook is blank.")
    return rows


def _put(form: Form, content: bytes, out: Path | None) -> str:
    if out:
        _write_private(out, content)
        return str(out)
    from feedback.outbox import put_file

    code = form.committee.committee_code
    return str(put_file(code, f"Mau_{code}_{form.year}{ENDINGS[form.kind]}.xlsx", content))


def _write_private(path: Path, content: bytes) -> None:
    """Write a file that its owner only may read, whole or not at all."""
    hidden = path.with_name(f".{path.name}.partial")
    hidden.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(hidden, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        hidden.replace(path)
    finally:
        hidden.unlink(missing_ok=True)
