"""Shelf: from a chapter to one task per committee, and to the truth about whom each row names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

import settings
from ingestion.contract import newest
from ingestion.lineage import committee_in_place
from xeploai.sample.chance import stream, workdays
from xeploai.sample.history import Chapter
from xeploai.sample.names import given_names, surnames
from xeploai.sample.plan import Plan
from xeploai.sample.workbook import Task, header_row

_FILE_NAMES = {"annual": "xep-loai", "supplement": "bo-sung", "adjustment": "dieu-chinh"}


def fill_shelf(plan: Plan, chapter: Chapter, inbox: Path) -> Iterator[tuple[Task, pl.DataFrame]]:
    """Yield each committee's workbook of this chapter and the true persons of its rows."""
    parts = {key: table.partition_by("submitter", as_dict=True) for key, table in chapter.tables.items()}
    contract = newest()
    for habit, committee in enumerate(settings.current().committees):
        code = committee.committee_code
        if chapter.kind == "adjustment" and code == settings.PROVINCE:
            continue
        if committee_in_place(code, chapter.year) != code:
            continue
        mine = {key: part.get((code,), chapter.tables[key].clear()) for key, part in parts.items()}
        path = inbox / code / f"{code}_{chapter.year}_{_FILE_NAMES[chapter.kind]}.xlsx"
        kept = {
            key: frame.select(c.key for c in contract.sheets[key].columns if c.key in frame.columns)
            for key, frame in mine.items()
        }
        task = Task(path, _cover(plan, chapter, committee, habit), kept, habit)
        yield task, _truth(task, chapter, mine)


def _cover(plan: Plan, chapter: Chapter, committee: settings.Committee, habit: int) -> dict[str, Any]:
    rng = stream(plan.seed, "cover", chapter.year, chapter.kind, habit)
    after = chapter.year + 1
    if chapter.kind == "adjustment":
        days = workdays(date(after, 12, 1), date(after, 12, 9))
    else:
        days = workdays(date(after, 1, 12), date(after, 1, 14))
    clerk = stream(plan.seed, "clerk", habit)
    name = f"{surnames(clerk, 1)[0]} {given_names(clerk, np.array([habit % 2 == 0]))[0]}"
    return {
        "committee_code": committee.committee_code,
        "committee_name": committee.committee_name,
        "rating_year": chapter.year,
        "kind": chapter.kind,
        "template_version": newest().template_version,
        "document_no": f"{int(rng.integers(20, 400))}-BC/{committee.committee_code}",
        "document_date": rng.choice(days).item(),
        "prepared_by": name,
        "contact_email": committee.contact_email,
    }


def _truth(task: Task, chapter: Chapter, frames: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Return the rows that name a person: where they stand and who it truly is."""
    first = header_row(task.habit) + 1
    rows = [
        frame.select(
            committee_code=pl.lit(task.cover["committee_code"]), rating_year=pl.lit(chapter.year, pl.Int32),
            kind=pl.lit(chapter.kind), file_name=pl.lit(task.path.name), sheet=pl.lit(key),
            source_row=pl.int_range(first, first + pl.len(), dtype=pl.Int32), true_person="person",
        )
        for key, frame in frames.items()
        if "person" in frame.columns
    ]  # fmt: skip
    return pl.concat(rows).filter(pl.col("true_person").is_not_null())
