"""Year: from the members of a year and their fate to all ratings of that year."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import polars as pl

from xeploai.sample.chance import Ints
from xeploai.sample.fate import Again, Failures, Fate, decide
from xeploai.sample.levels import HTT, HTXS, KHT, NONE
from xeploai.sample.plan import Plan
from xeploai.sample.ratings import rate_collectives, rate_members, rate_organisations, rate_posts
from xeploai.sample.reorganisation import lay_down
from xeploai.sample.world import World


@dataclass(frozen=True)
class Year:
    """One year's ratings as first submitted; levels are ranks, 0 is not rated."""

    year: int
    world: World
    fate: Fate
    members: pl.DataFrame = field(repr=False)
    organisations: Ints = field(repr=False)
    collectives: Ints = field(repr=False)
    agencies: Ints = field(repr=False)
    posts: Ints = field(repr=False)


def rate(plan: Plan, world: World, last: Failures, again: Again, year: int) -> Year:
    """Rate everything from the bottom upwards, heads last."""
    fate = lay_down(decide(plan, world, last, again, year), world)
    members = rate_members(plan, world.structure, world.people, fate, year)
    place = world.collectives["org"].to_numpy()
    tainted = np.zeros(len(world.structure), np.bool_)
    tainted[place[fate.collective_fails]] = True
    failing = members.filter(pl.col("level") == KHT)["person"].to_numpy()
    led = place[world.posts["collective"].to_numpy()]
    tainted[led[np.isin(world.posts["person"].to_numpy(), failing)]] = True
    organisations = rate_organisations(plan, world.structure, members, fate, tainted, year)
    collectives, agencies = rate_collectives(plan, world.collectives, organisations, fate, year)
    ceilings = np.minimum.reduce([_at_most(collectives), _at_most(organisations[place]), _at_most(agencies)])
    posts = rate_posts(plan, world.posts, world.collectives, ceilings, members, fate, year)
    return Year(year, world, fate, members, organisations, collectives, agencies, posts)


def _at_most(levels: Ints) -> Ints:
    """What is not rated allows a good rating, not an excellent one."""
    return np.where(levels == NONE, HTT, np.minimum(levels, HTXS))


def failures(year: Year, corrections: pl.DataFrame) -> Failures:
    """Return who is rated lowest in the year with the corrections in force."""
    lowered = corrections.filter((pl.col("subject_kind") == "MEMBER") & (pl.col("new") == KHT))["row"].to_numpy()
    persons = year.members["person"].to_numpy()
    level = year.members["level"].to_numpy().copy()
    level[lowered] = KHT
    holders = year.world.posts["person"].to_numpy()
    return Failures(
        members=frozenset(persons[level == KHT].tolist()),
        by_correction=frozenset(persons[lowered].tolist()),
        leaders=frozenset(holders[year.posts == KHT].tolist()),
        organisations=frozenset(np.flatnonzero(year.organisations == KHT).tolist()),
        collectives=frozenset(np.flatnonzero(year.collectives == KHT).tolist()),
    )
