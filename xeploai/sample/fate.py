"""Fate: from last year's failures and chance to who fails this year and who is not rated at all.

Failing runs downwards: a failing organisation has failing collectives, their heads fail, and a leader who fails does so
as a member too. Decided before any rating, so that no rating contradicts it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import polars as pl

from xeploai.sample.chance import Array, Bools, pick, stream
from xeploai.sample.plan import FIRST_YEAR, NOT_RATED_MEMBERS, NOT_RATED_ORGANISATIONS, Plan
from xeploai.sample.structure import Structure
from xeploai.sample.world import World

_FAILING_MEMBERS = 0.0044
_MIEN, _DINH_CHI, _MOI, _CHUA, _KHAC = "MIEN", "DINH_CHI", "MOI", "CHUA_KIEM_DIEM", "KHAC"
_NEW_NOT_RATED_BY_LAW = 2023


@dataclass(frozen=True)
class Failures:
    """Who is rated lowest in a year, corrections included; `leaders` are persons."""

    members: frozenset[int] = frozenset()
    by_correction: frozenset[int] = frozenset()
    leaders: frozenset[int] = frozenset()
    organisations: frozenset[int] = frozenset()
    collectives: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Again:
    """Who of last year's failures will fail again; they stay where identity can be followed."""

    members: tuple[int, ...] = ()
    moving: tuple[int, ...] = ()
    new_card: tuple[int, ...] = ()
    leaders: tuple[int, ...] = ()
    organisations: tuple[int, ...] = ()
    collectives: tuple[int, ...] = ()

    @property
    def persons(self) -> set[int]:
        """Everybody who fails again."""
        return {*self.members, *self.leaders}


@dataclass(frozen=True)
class Fate:
    """Arrays by member row, organisation, collective and post row; a reason is "" for who is rated."""

    member_reason: Array = field(repr=False)
    member_fails: Bools = field(repr=False)
    organisation_reason: Array = field(repr=False)
    organisation_fails: Bools = field(repr=False)
    collective_reason: Array = field(repr=False)
    collective_fails: Bools = field(repr=False)
    post_reason: Array = field(repr=False)


def repeat(plan: Plan, world: World, last: Failures, year: int) -> Again:
    """Choose who of last year's failures fails again in `year`; two members move and one gets a new card in between."""
    rng = stream(plan.seed, "repeat", year)
    structure, posts, people = world.structure, world.posts, world.people
    own = world.collectives.filter(
        pl.col("collective").is_in(list(last.collectives)) & pl.col("org").is_in(list(last.organisations)).not_()
    )["collective"].to_numpy()
    chosen = rng.permutation(own)[: plan.count(2, least=1)]
    heads = posts.filter(pl.col("is_head") & pl.col("collective").is_in(chosen.tolist()))["person"].to_list()
    others = rng.permutation(sorted(last.leaders - set(heads)))[: plan.count(1)].tolist()
    known = people.filter(pl.col("citizen_id").is_not_null() & pl.col("card_no").is_not_null())["person"].to_list()
    plain = sorted((set(known) & last.members) - last.leaders)
    corrected = sorted(set(plain) & last.by_correction)
    natural = rng.permutation(sorted(set(plain) - last.by_correction))[: plan.count(10, least=2)]
    mended = rng.permutation(corrected)[: plan.count(8, least=1)]
    members = [*mended.tolist(), *natural.tolist()]
    cells = np.flatnonzero(structure.of_type("CBTT"))
    again = rng.permutation(np.intersect1d(sorted(last.organisations), cells))[:1]
    return Again(
        tuple(int(x) for x in members), tuple(int(x) for x in natural[:1].tolist() + mended[:1].tolist()),
        tuple(int(x) for x in natural[1:2].tolist()), tuple(int(x) for x in [*heads, *others]),
        tuple(int(x) for x in again.tolist()), tuple(int(x) for x in chosen.tolist()),
    )  # fmt: skip


def decide(plan: Plan, world: World, last: Failures, again: Again, year: int) -> Fate:
    """Return who fails and who is not rated in `year`."""
    rng = stream(plan.seed, "fate", year)
    structure, collectives, posts, people = world.structure, world.collectives, world.posts, world.people
    organisation_fails, organisation_reason = _organisations(plan, structure, last, again, year, rng)
    place = collectives["org"].to_numpy()
    heads = posts.filter("is_head").sort("collective")["person"].to_numpy()
    tainted = np.isin(heads, sorted(last.members | last.leaders)) | np.isin(
        np.arange(collectives.height), sorted(last.collectives)
    )
    fails = organisation_fails[place]
    own = place >= structure.of_type("DBHU").sum()
    fails[pick(rng, own & ~fails & ~tainted, plan.count(3, least=1))] = True
    fails[list(again.collectives)] = True
    collective_reason = _some(rng, ~fails, round(len(fails) * 0.015), (_MOI, _CHUA, _KHAC))
    persons = people["person"].to_numpy()
    leads = np.isin(persons, posts["person"].to_numpy())
    reason = _members(plan, people, leads, again, year, rng)
    member_fails = np.isin(persons, heads[fails]) | np.isin(persons, sorted(again.persons))
    fresh = (reason == "") & ~member_fails & ~np.isin(persons, sorted(last.members | last.leaders))
    fresh &= people["quality"].to_numpy() < 0.8
    member_fails[pick(rng, fresh & leads & ~np.isin(persons, heads), plan.count(5, least=1))] = True
    wanted = max(plan.count(1), round(int((reason == "").sum()) * _FAILING_MEMBERS), plan.count(12, least=6))
    member_fails[pick(rng, fresh & ~leads, wanted - int(member_fails.sum()))] = True
    reason[member_fails] = ""
    busy = np.isin(posts["person"].to_numpy(), persons[member_fails])
    post_reason = _some(rng, ~busy, round(posts.height * 0.008), (_CHUA, _KHAC))
    return Fate(reason, member_fails, organisation_reason, organisation_fails, collective_reason, fails, post_reason)


def _organisations(
    plan: Plan, structure: Structure, last: Failures, again: Again, year: int, rng: np.random.Generator
) -> tuple[Bools, Array]:
    free = np.ones(len(structure), np.bool_)
    free[sorted(last.organisations)] = False
    grassroots, cells = structure.of_type("DBCS", "CBCS"), structure.of_type("CBTT")
    free[structure.of_type("CBTT", "DBBP") & ~np.isin(structure.root, np.flatnonzero(grassroots))] = False
    last_committee = structure.committee == structure.of_type("DBHU").sum() - 1
    fails = np.zeros(len(structure), np.bool_)
    fails[pick(rng, free & grassroots & ~last_committee, plan.count(2))] = True
    fails[pick(rng, free & cells & ~fails[structure.root], plan.count(5, least=1))] = True
    fails[list(again.organisations)] = True
    reason = np.full(len(structure), "", dtype=object)
    exact = year == FIRST_YEAR
    for which, spare in (
        (grassroots, plan.grassroots - plan.grassroots_rated),
        (cells, plan.cells - plan.cells_rated),
    ):
        count = spare if exact else round(int(which.sum()) * NOT_RATED_ORGANISATIONS * rng.uniform(0.8, 1.2))
        chosen = pick(rng, which & ~fails, count)
        reason[chosen] = rng.choice(np.array([_MOI, _CHUA, _KHAC], dtype=object), len(chosen), p=[0.4, 0.35, 0.25])
    return fails, reason


def _members(
    plan: Plan, people: pl.DataFrame, leads: Bools, again: Again, year: int, rng: np.random.Generator
) -> Array:
    count = people.height
    reason = np.full(count, "", dtype=object)
    free = ~leads & ~np.isin(people["person"].to_numpy(), sorted(again.persons))
    new = (people["admission_date"] > date(year, 7, 3)).to_numpy() & free
    strict = year >= _NEW_NOT_RATED_BY_LAW
    reason[new & (strict | (rng.random(count) < 0.45))] = _MOI
    wanted = count - plan.members if year == FIRST_YEAR else round(count * NOT_RATED_MEMBERS * rng.uniform(0.97, 1.03))
    for code, share in ((_DINH_CHI, 0.001), (_CHUA, 0.0035), (_KHAC, 0.003)):
        ready = free & (reason == "") & ~people["is_exempt"].to_numpy()
        reason[pick(rng, ready, max(1, round(count * share)))] = code
    exempt = wanted - int((reason != "").sum())
    age = year - people["birth_date"].dt.year().to_numpy() + 1000.0 * people["is_exempt"].to_numpy()
    rank = np.where(free & (reason == ""), age + rng.normal(0, 5, count), -np.inf)
    reason[np.argsort(-rank, kind="stable")[: max(exempt, 0)]] = _MIEN
    return reason


def _some(rng: np.random.Generator, free: Bools, count: int, reasons: tuple[str, ...]) -> Array:
    reason = np.full(len(free), "", dtype=object)
    chosen = pick(rng, free, count)
    reason[chosen] = rng.choice(np.array(reasons, dtype=object), len(chosen))
    return reason


def exempt_now(people: pl.DataFrame, fate: Fate) -> pl.DataFrame:
    """Remember who is exempt: exemption lasts."""
    return people.with_columns(pl.Series("is_exempt", (fate.member_reason == _MIEN).astype(np.bool_)))
