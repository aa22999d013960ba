"""Corrections: from clean ratings to ratings with faults, and to the adjustments that mend every one of them.

The faults are those of the letter of 20/9/2022: members above their civil rating, heads above their collective, too many
excellent members. No level is planted that a rule of the year forbids outright.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl

import settings
from xeploai.sample.chance import Array, Bools, Ints, best, pick, stream
from xeploai.sample.levels import HT, HTT, HTXS, KHT, NONE
from xeploai.sample.plan import Plan
from xeploai.sample.year import Year

_BY_CIVIL_RATING = 0.7
EMPTY = pl.DataFrame(
    schema={"subject_kind": pl.String, "row": pl.Int64, "old": pl.Int64, "new": pl.Int64, "reason": pl.String}
)


def correct(plan: Plan, year: Year) -> tuple[Year, pl.DataFrame]:
    """Return the year with faults in it and one row per adjustment (`row`: place of member, organisation, …)."""
    rng = stream(plan.seed, "corrections", year.year)
    members, first = _correct_members(plan, year, rng)
    posts, second = _correct_leaders(plan, year, rng)
    third = _lower_organisations(plan, year, rng)
    return replace(year, members=members, posts=posts), pl.concat([third, first, second])


def _rows(kind: str, rows: Array, old: Array, new: Array, reason: str) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "subject_kind": pl.Series([kind] * len(rows), dtype=pl.String),
            "row": pl.Series(rows, dtype=pl.Int64),
            "old": pl.Series(old, dtype=pl.Int64),
            "new": pl.Series(new, dtype=pl.Int64),
            "reason": pl.Series([reason] * len(rows), dtype=pl.String),
        }
    )


def _correct_members(plan: Plan, year: Year, rng: np.random.Generator) -> tuple[pl.DataFrame, pl.DataFrame]:
    members = year.members
    level, civil = members["level"].to_numpy().copy(), members["civil_level"].to_numpy().copy()
    cell, is_civil = members["cell"].to_numpy(), members["is_civil"].to_numpy()
    committee = year.world.structure.committee[cell]
    free = (level >= HT) & ~np.isin(members["person"].to_numpy(), year.world.posts["person"].to_numpy())
    firm = year.organisations[cell] != HTXS
    total = plan.lowered_members
    orders: list[pl.DataFrame] = []

    def order(rows: Ints, new: Array, reason: str) -> None:
        orders.append(_rows("MEMBER", rows, level[rows], new, reason))
        free[rows] = False

    allowed = free & (~is_civil | (civil == HTXS)) & (level == HTT)
    over = _beyond_ceiling(rng, level, year.world.structure.root[cell], allowed, plan.count(235, least=2))
    level[over] = HTXS
    order(over, np.full(len(over), HTT), "VUOT_TRAN")
    can_sink = free & ((level == HTXS) | ((level == HTT) & firm))
    each = np.flatnonzero(best(rng.random(len(level)), can_sink, committee, np.ones(plan.committees, np.int64)))
    order(each, level[each] - 1, "RA_SOAT")
    punished = pick(rng, free & firm & (level <= HTT), plan.count(60, least=2) if total > 2 * len(each) else 2)
    order(punished, np.full(len(punished), KHT), "KY_LUAT")
    by_civil = round(total * _BY_CIVIL_RATING)
    able = free & is_civil & (members["absent"].to_numpy() == 0) & (civil > NONE)
    top = pick(rng, able & (level == HTXS), round(by_civil * 0.45))
    room = min(by_civil, total - len(over) - len(each) - len(punished))
    rest = pick(rng, able & (level == HTT) & firm, room - len(top))
    above = np.concatenate([top, rest])[: max(room, 0)]
    civil[above] = level[above] - 1
    order(above, civil[above], "CAO_HON_CBCC")
    left = total - sum(frame.height for frame in orders)
    again = pick(rng, free & ((level == HTXS) | ((level == HTT) & firm)), left)
    order(again, level[again] - 1, "RA_SOAT")
    raised = pick(rng, free & (level == HT) & ~is_civil, plan.count(3, least=1))
    order(raised, np.full(len(raised), HTT), "KHAC")
    changed = members.with_columns(
        level=pl.Series(level),
        civil_level=pl.Series(civil),
        self_level=pl.Series(np.maximum(members["self_level"], level)),
    ).with_columns(proposed_level=pl.max_horizontal("proposed_level", "level"))
    return changed, pl.concat(orders)


def _beyond_ceiling(rng: np.random.Generator, level: Array, root: Ints, allowed: Bools, count: int) -> Ints:
    """Return members to be made excellent beyond the strict ceiling of full organisations, within the loose one."""
    good = np.bincount(root[level >= HTT], minlength=int(root.max()) + 1)
    top = np.bincount(root[level == HTXS], minlength=len(good))
    room = np.where((top == good // 6) & (good >= 6), -(-good // 5) - good // 6, 0)
    rows = np.flatnonzero(best(rng.random(len(level)), allowed, root, room))
    turn = rng.permutation(len(good))[root[rows]]
    return rows[np.argsort(turn, kind="stable")][:count].astype(np.int64)


def _correct_leaders(plan: Plan, year: Year, rng: np.random.Generator) -> tuple[Ints, pl.DataFrame]:
    posts, frame = year.posts.copy(), year.world.posts
    head = frame.filter("is_head").sort("collective")["post"].to_numpy().astype(np.int64)
    place = year.world.collectives["org"].to_numpy()
    own = (year.world.collectives["submitter"] != settings.PROVINCE).to_numpy()
    level, above = year.collectives, year.organisations[place]
    fit = own & (level == HT) & (above >= HTT) & (year.agencies >= HTT) & (posts[head] == HT)
    planted = pick(rng, fit, plan.count(26, least=1))
    posts[head[planted]] = HTT
    heads = [_rows("LEADER", head[planted], posts[head[planted]], level[planted], "CAO_HON_TAP_THE")]
    lowered = pick(rng, own & (level >= HTT), plan.count(24, least=1))
    over = lowered[posts[head[lowered]] > level[lowered] - 1]
    heads.append(_rows("LEADER", head[over], posts[head[over]], level[over] - 1, "CAO_HON_TAP_THE"))
    return posts, pl.concat([_rows("COLLECTIVE", lowered, level[lowered], level[lowered] - 1, "RA_SOAT"), *heads])


def _lower_organisations(plan: Plan, year: Year, rng: np.random.Generator) -> pl.DataFrame:
    structure, level = year.world.structure, year.organisations
    tallest = np.zeros(len(structure), np.int64)
    np.maximum.at(tallest, year.world.collectives["org"].to_numpy(), year.collectives)
    parent = np.where(structure.parent < 0, 0, structure.parent)
    sinks = (level == HTXS) | ((level == HTT) & (level[parent] != HTXS))
    orders = []
    for types, count in ((("DBCS", "CBCS"), plan.count(7, least=1)), (("CBTT",), plan.count(4, least=1))):
        here = structure.of_type(*types) & sinks
        easy = here & (tallest < level)
        rows = np.concatenate(
            [pick(rng, easy & (level == HTXS), -(-count // 2)), pick(rng, easy & (level == HTT), count)]
        )
        rest = pick(rng, here & ~np.isin(np.arange(len(level)), rows), count)
        chosen = np.concatenate([rows, rest])[:count]
        orders.append(_rows("ORGANISATION", chosen, level[chosen], level[chosen] - 1, "RA_SOAT"))
    return pl.concat(orders)
