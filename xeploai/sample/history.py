"""History: from a plan to the chapters of a province's life, one per rating year and kind of submission."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl

from xeploai.sample import adjustments, corrections, member_sheet, reviews, shortcomings, tables, totals
from xeploai.sample.fate import Again, Failures, exempt_now, repeat
from xeploai.sample.life import live
from xeploai.sample.people import Registry, settle
from xeploai.sample.plan import FIRST_REVIEW_YEAR, FIRST_YEAR, Plan
from xeploai.sample.posts import fill, found
from xeploai.sample.reorganisation import reorganise, strike_out
from xeploai.sample.season import plan_season
from xeploai.sample.shortcomings import Shortcoming
from xeploai.sample.structure import build, rename
from xeploai.sample.world import World
from xeploai.sample.year import Year, failures, rate


@dataclass(frozen=True)
class Chapter:
    """Everything that is submitted for one year in one kind; each table has the column `submitter`."""

    year: int
    kind: str
    tables: dict[str, pl.DataFrame] = field(repr=False)


def live_through(plan: Plan) -> Iterator[Chapter]:
    """Yield the supplements before the first year, then each year's annual and the adjustments of the first."""
    registry = Registry(plan.committees)
    structure = build(plan)
    everybody = settle(plan, structure, registry)
    people = everybody.filter(~pl.col("has_left"))
    collectives, posts = found(plan, structure)
    world = World(structure, collectives, fill(plan, structure, collectives, posts, people, FIRST_YEAR, set()), people)
    year, mended = corrections.correct(plan, rate(plan, world, Failures(), Again(), FIRST_YEAR))
    for earlier in range(FIRST_REVIEW_YEAR, FIRST_YEAR):
        yield Chapter(
            earlier, "supplement", {"suggested_review": reviews.suggest(plan, year, everybody, earlier, None)}
        )
    known: list[Shortcoming] = shortcomings.move_on(plan, year, [])
    if plan.first == FIRST_YEAR:
        yield _annual(plan, year, known)
        yield Chapter(FIRST_YEAR, "adjustment", {"adjustment": adjustments.table(plan, year, mended)})
    for now in range(FIRST_YEAR + 1, plan.last + 1):
        last = failures(year, mended)
        year, mended = _next_year(plan, year, last, registry, now), corrections.EMPTY
        known = shortcomings.move_on(plan, year, known)
        if now >= plan.first:
            yield _annual(plan, year, known)


def _next_year(plan: Plan, before: Year, last: Failures, registry: Registry, now: int) -> Year:
    again = repeat(plan, before.world, last, now)
    old = reorganise(before.world, registry, now)
    structure = rename(old.structure, now, plan.seed)
    leaders = set(old.posts["person"].to_list())
    people = live(plan, structure, exempt_now(old.people, before.fate), again, leaders, registry, now)
    posts = fill(plan, structure, old.collectives, old.posts, people, now, set(again.leaders))
    return rate(plan, World(structure, old.collectives, posts, people), last, again, now)


def _annual(plan: Plan, year: Year, known: list[Shortcoming]) -> Chapter:
    season = plan_season(plan, year.world.structure, year.year)
    rated = {
        "organisation": tables.organisation_table(plan, year, season),
        "member": member_sheet.member_table(plan, year, season),
        "collective": tables.collective_table(plan, year, season),
    }
    rated["leader"] = tables.leader_table(plan, year, season, rated["member"])
    rated = strike_out(year.world, rated)
    return Chapter(
        year.year,
        "annual",
        {
            **rated,
            "suggested_review": reviews.suggest(plan, year, year.world.people, year.year, season),
            **strike_out(year.world, {"shortcoming": shortcomings.table(plan, year, known)}),
            "dossier": totals.file_dossiers(plan, rated["organisation"], year.year),
            "declared_total": totals.declare(rated),
        },
    )
