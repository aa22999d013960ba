"""Chance: from a seed and a label to draws that are the same every time.

Nothing here depends on the hash seed, on the order of other draws or on the number of processes.
"""

from __future__ import annotations

import zlib
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


def stream(seed: int, *labels: str | int) -> np.random.Generator:
    """Return the generator that belongs to these labels."""
    return np.random.default_rng([seed, *(x if isinstance(x, int) else zlib.crc32(x.encode()) for x in labels)])


def split(total: int, weights: Array, least: int = 0) -> Ints:
    """Split a total into whole parts near the weights, each at least `least`, that add up exactly."""
    spare = total - least * len(weights)
    if spare < 0:
        raise ValueError(f"{total} cannot be split into {len(weights)} parts of at least {least}.")
    exact = weights / weights.sum() * spare
    parts = np.floor(exact).astype(np.int64)
    largest = np.argsort(parts - exact, kind="stable")[: spare - int(parts.sum())]
    parts[largest] += 1
    result: Ints = parts + least
    return result


def pick(rng: np.random.Generator, candidates: Bools, count: int) -> Ints:
    """Return up to `count` positions of the candidates, each at most once, in random order."""
    places = np.flatnonzero(candidates)
    return rng.permutation(places)[: max(count, 0)].astype(np.int64)


def running_count(groups: Ints) -> Ints:
    """Return for each element how many of its group came before it."""
    order = np.argsort(groups, kind="stable")
    ordered = groups[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]) if len(groups) else np.empty(0, np.int64)
    lengths = np.diff(np.r_[starts, len(groups)])
    counts = np.empty(len(groups), np.int64)
    counts[order] = np.arange(len(groups)) - np.repeat(starts, lengths)
    return counts


def workdays(first: date, last: date) -> Array:
    """Return the Mondays to Fridays from the first to the last day, both included."""
    days = np.arange(np.datetime64(first, "D"), np.datetime64(last, "D") + np.timedelta64(1, "D"))
    return days[np.is_busday(days)]


def best(score: Array, allowed: Bools, groups: Ints, places: Ints) -> Bools:
    """Mark in each group its best allowed elements, as many as `places` says for the group."""
    candidates = np.flatnonzero(allowed)
    order = candidates[np.lexsort((-score[candidates], groups[candidates]))]
    rank = running_count(groups[order])
    chosen = np.zeros(len(score), np.bool_)
    chosen[order[rank < places[groups[order]]]] = True
    return chosen


def excellent(score: Array, allowed: Bools, good: Bools, groups: Ints) -> Bools:
    """Mark the best of the good so that in no group they exceed 20 % of those who stay good (rounded down).

    Of n good ones at most n // 6 can be excellent: the literal reading of HD 21, excellent ≤ floor(20 % of good).
    """
    size = int(groups.max(initial=0)) + 1
    return best(score, allowed & good, groups, np.bincount(groups[good], minlength=size) // 6)
