"""Ratings: from the year's fate to the levels of members and organisations, from the bottom of the tree upwards.

Keeps every rule of domain.md §9: excellence within its ceiling, no member above the civil rating, no excellent
organisation above subordinates who are not good enough.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from xeploai.sample.chance import Array, Bools, Ints, excellent, stream
from xeploai.sample.fate import Fate
from xeploai.sample.levels import HT, HTT, HTXS, KHT, NONE
from xeploai.sample.plan import Plan
from xeploai.sample.structure import Structure


def rate_members(plan: Plan, structure: Structure, people: pl.DataFrame, fate: Fate, year: int) -> pl.DataFrame:
    """Return, row by row of `people`, the level and everything that belongs to it."""
    rng = stream(plan.seed, "members", year)
    count = people.height
    rated = fate.member_reason == ""
    civil = people["is_civil"].to_numpy() & ~np.isin(fate.member_reason, ["MIEN", "DINH_CHI", "MOI"])
    score = people["quality"].to_numpy() + rng.normal(0, 0.8, count)
    fails = fate.member_fails
    civil_level, absent = _rate_civil(rng, civil, score, fails)
    weak = (score < -1.93) | (civil_level == HT)
    good = rated & ~fails & ~weak & (civil_level != KHT)
    may = (civil_level == HTXS) | ~civil
    best = excellent(score, may & (absent == 0), good, structure.root[people["cell"].to_numpy()])
    level = np.where(good, np.where(best, HTXS, HTT), np.where(fails, KHT, HT)) * rated
    self_level = np.minimum(level + (rng.random(count) < 0.09), HTXS) * rated
    by_civil = fails & civil & (rng.random(count) < 0.25)
    civil_level = np.where(by_civil, KHT, civil_level)
    punished = fails & ~by_civil & (rng.random(count) < 0.7)
    target = rng.integers(80, 101, count)
    target = np.where(level == HTXS, rng.integers(100, 116, count), target)
    target = np.where(fails & ~by_civil & ~punished, rng.integers(20, 50, count), np.where(fails, 60, target))
    return pl.DataFrame(
        {
            "person": people["person"],
            "cell": people["cell"],
            "level": level,
            "civil_level": civil_level,
            "is_civil": civil,
            "absent": absent,
            "self_level": self_level,
            "proposed_level": np.where(rng.random(count) < 0.2, np.maximum(self_level - 1, level), level),
            "punished": punished,
            "target": np.where(rated & (civil | fails), target, -1),
            "reason": pl.Series(fate.member_reason.tolist(), dtype=pl.String),
            "score": score,
        }
    )


def _rate_civil(rng: np.random.Generator, civil: Bools, score: Array, fails: Bools) -> tuple[Ints, Ints]:
    count = len(civil)
    draw = score + rng.normal(0, 0.35, count)
    level = np.where(draw > 0.85, HTXS, np.where(draw < -2.05, HT, HTT))
    chance = rng.random(count)
    short, long = civil & (chance < 0.012), civil & (chance > 0.994)
    absent = np.where(short, rng.integers(3, 6, count), np.where(long, rng.integers(7, 11, count), 0))
    level = np.where(short, HT, np.where(long & ~fails, NONE, level)) * civil
    return np.where(fails & civil, HT, level).astype(np.int64), absent * civil * (~fails | short)


def rate_organisations(
    plan: Plan, structure: Structure, members: pl.DataFrame, fate: Fate, tainted: Bools, year: int
) -> Ints:
    """Return the level of every organisation; `tainted` ones cannot be excellent."""
    rng = stream(plan.seed, "organisations", year)
    count = len(structure)
    rated = fate.organisation_reason == ""
    score = rng.normal(size=count)
    score[structure.of_type("DBHU").sum() - 1] += 9
    weak = rng.random(count) < np.where(structure.of_type("DBHU"), 0.03, 0.055)
    good = rated & ~fate.organisation_fails & ~weak
    level = np.where(good, HTT, np.where(fate.organisation_fails, KHT, HT)) * rated
    group = _groups(structure)
    for types in (("CBCS", "CBTT"), ("DBBP",), ("DBCS",), ("DBHU",)):
        here = structure.of_type(*types)
        if types[0] == "CBCS":
            below, place = members["level"].to_numpy(), members["cell"].to_numpy()
        else:
            below, place = level, structure.parent
        allowed = here & ~tainted & _stands_on_good(below, place, count)
        level[excellent(score, allowed, good & here, group)] = HTXS
    return np.asarray(level, np.int64)


def _stands_on_good(below: Array, place: Ints, count: int) -> Bools:
    """Whether all rated subordinates are at least HT and 80 % at least HTT, and there is one."""
    below, place = below[place >= 0], place[place >= 0]
    some = np.bincount(place[below > NONE], minlength=count)
    good = np.bincount(place[below >= HTT], minlength=count)
    bad = np.bincount(place[below == KHT], minlength=count)
    return np.asarray((some > 0) & (bad == 0) & (good * 5 >= some * 4), np.bool_)


def _groups(structure: Structure) -> Ints:
    submitter = np.where(structure.of_type("DBHU"), -1, structure.committee)
    keys = [f"{a}|{b}|{c}" for a, b, c in zip(submitter, structure.type, structure.field, strict=True)]
    return np.unique(np.array(keys), return_inverse=True)[1].astype(np.int64)


def rate_collectives(
    plan: Plan, collectives: pl.DataFrame, organisations: Ints, fate: Fate, year: int
) -> tuple[Ints, Ints]:
    """Return the levels of collectives and of the agencies they lead: neither collective nor head may be above."""
    rng = stream(plan.seed, "collectives", year)
    count = collectives.height
    above = organisations[collectives["org"].to_numpy()]
    rated = fate.collective_reason == ""
    weak = (rng.random(count) < 0.05) | (above == HT)
    good = rated & ~fate.collective_fails & ~weak
    group = _keys(collectives, "submitter", "management_level", "collective_group")
    best = excellent(rng.normal(size=count), above == HTXS, good, group)
    level = np.where(good, np.where(best, HTXS, HTT), np.where(fate.collective_fails, KHT, HT)) * rated
    agency = np.maximum(level, np.where(fate.collective_fails, HT, HTT))
    return level.astype(np.int64), agency.astype(np.int64)


def rate_posts(
    plan: Plan, posts: pl.DataFrame, collectives: pl.DataFrame, ceilings: Ints, members: pl.DataFrame, fate: Fate,
    year: int,
) -> Ints:  # fmt: skip
    """Return the level of every post; `ceilings` by collective bind its head."""
    rng = stream(plan.seed, "posts rated", year)
    where = collectives["submitter"].gather(posts["collective"])
    group = _keys(posts.with_columns(where), "submitter", "management_level", "title_group")
    holder = posts.select("person").join(members, on="person", how="left", maintain_order="left")
    own = holder["level"].to_numpy()
    cap = np.where(posts["is_head"].to_numpy(), ceilings[posts["collective"].to_numpy()], HTXS)
    rated = fate.post_reason == ""
    fails = own == KHT
    good = rated & ~fails & (own != HT) & (cap >= HTT)
    best = excellent(holder["score"].to_numpy() + rng.normal(0, 0.5, len(own)), cap == HTXS, good, group)
    return np.asarray(np.where(good, np.where(best, HTXS, HTT), np.where(fails, KHT, HT)) * rated, np.int64)


def _keys(frame: pl.DataFrame, *columns: str) -> Ints:
    joined = frame.select(pl.concat_str(columns, separator="|")).to_series()
    return joined.rank("dense").to_numpy().astype(np.int64)
