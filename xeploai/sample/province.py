"""Province: from a size, years and a seed to a folder of workbooks, and the truth about who is who beside it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from multiprocessing import get_context
from pathlib import Path

import polars as pl

from xeploai.sample.history import Chapter, live_through
from xeploai.sample.plan import FIRST_YEAR, FULL, LAST_YEAR, Plan
from xeploai.sample.shelf import fill_shelf
from xeploai.sample.structure import committees
from xeploai.sample.workbook import Task, write

_WORKERS = 2
_SMALL = 4_000


@dataclass(frozen=True)
class SampleSummary:
    """What was written: files, and per rating year how many were rated, lowered and suggested for review."""

    files: int
    rated: dict[int, dict[str, int]] = field(default_factory=dict)
    lowered: dict[int, dict[str, int]] = field(default_factory=dict)
    suggested: dict[int, dict[str, int]] = field(default_factory=dict)
    seconds: float = 0.0


def write_sample(
    inbox: Path, truth: Path, members: int = FULL, years: tuple[int, int] = (FIRST_YEAR, FIRST_YEAR + 1),
    seed: int = 1247, progress: Callable[[str], None] | None = None,
) -> SampleSummary:  # fmt: skip
    """Write a synthetic province's workbooks into the inbox folders of its committees.

    Args:
        inbox: folder that gets one folder per committee.
        truth: folder that gets `rows.parquet` (which true person stands in which row) and `summary.json`.
        members: rated members of the first year; everything else keeps its proportion.
        years: first and last rating year with annual submissions, within 2021 to 2025.
        seed: the same seed gives the same cells.
        progress: called with the path of every workbook written.

    Raises:
        ValueError: the years lie outside 2021–2025, or there are too few members for the committees.
    """
    started = time.monotonic()
    if not FIRST_YEAR <= years[0] <= years[1] <= LAST_YEAR:
        raise ValueError(f"The sample knows the years {FIRST_YEAR} to {LAST_YEAR}, first before last; asked: {years}.")
    count = len(committees())
    if members < count * 12:
        raise ValueError(f"{members} members are too few for {count} committees; ask for at least {count * 12}.")
    plan = Plan(members, years[0], years[1], seed, count)
    rows: list[pl.DataFrame] = []
    figures: dict[str, dict[int, dict[str, int]]] = {"rated": {}, "lowered": {}, "suggested": {}}

    def tasks_of_all() -> Iterator[Task]:
        for chapter in live_through(plan):
            _count(figures, chapter)
            for task, true_rows in fill_shelf(plan, chapter, inbox):
                rows.append(true_rows)
                yield task

    _write_all(tasks_of_all(), members, progress)
    summary = SampleSummary(len(rows), **figures, seconds=round(time.monotonic() - started, 1))
    truth.mkdir(parents=True, exist_ok=True)
    pl.concat(rows).write_parquet(truth / "rows.parquet")
    (truth / "summary.json").write_text(json.dumps(asdict(summary), indent=1), encoding="utf-8")
    return summary


def _write_all(tasks: Iterator[Task], members: int, progress: Callable[[str], None] | None) -> None:
    tell = progress or (lambda _: None)
    if members <= _SMALL:
        for task in tasks:
            tell(write(task))
        return
    with ProcessPoolExecutor(_WORKERS, get_context("spawn")) as pool:
        for done in [pool.submit(write, task) for task in tasks]:
            tell(done.result())


def _count(figures: dict[str, dict[int, dict[str, int]]], chapter: Chapter) -> None:
    def per_kind(sheet: str, kind: str, value: pl.Expr) -> dict[str, int]:
        counted = chapter.tables[sheet].group_by(kind).agg(value).sort(kind)
        return dict(counted.iter_rows())

    subject = pl.coalesce(pl.col("person").cast(pl.String), "subject_code").n_unique()
    if "suggested_review" in chapter.tables:
        figures["suggested"][chapter.year] = per_kind("suggested_review", "subject_kind", subject)
    if chapter.kind == "annual":
        figures["rated"][chapter.year] = per_kind("declared_total", "subject_kind", pl.col("rated").sum())
    if chapter.kind == "adjustment":
        figures["lowered"][chapter.year] = per_kind("adjustment", "summary_kind", (pl.col("new") < pl.col("old")).sum())
