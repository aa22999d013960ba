"""Life: from one year's members to the next year's: some come, some go, some move, some numbers change."""

from __future__ import annotations

import numpy as np
import polars as pl

from xeploai.sample.chance import Bools, Ints, pick, stream
from xeploai.sample.fate import Again
from xeploai.sample.people import Registry, make, official
from xeploai.sample.plan import Plan
from xeploai.sample.structure import Structure

_GONE = 0.013
_ADMITTED = 0.025
_TRANSFERRED = 0.005
_MOVED = 0.012
_NEW_CARD = 0.0003
_CORRECTED_ID = 0.0003


def live(
    plan: Plan,
    structure: Structure,
    people: pl.DataFrame,
    again: Again,
    leaders: set[int],
    registry: Registry,
    year: int,
) -> pl.DataFrame:
    """Return the members of `year`; who fails again stays, and the chosen ones of them move or get a new card."""
    rng = stream(plan.seed, "life", year)
    people = _leave(rng, people, again, leaders)
    person, cell = people["person"].to_numpy(), people["cell"].to_numpy().copy()
    free = ~np.isin(person, sorted(again.persons)) & people["official_date"].is_not_null().to_numpy()
    away = np.isin(person, again.moving)
    away[pick(rng, free, round(len(person) * _TRANSFERRED))] = True
    cells = np.flatnonzero(structure.is_cell)
    cell[away] = _elsewhere(rng, structure, cells, cell[away])
    near = pick(rng, free & ~away, round(len(person) * _MOVED))
    cell[near] = _nearby(rng, structure, cells, cell[near])
    files = people["file_no"].to_numpy().copy()
    files[away] = registry.file_nos(structure.committee[cell[away]])
    people = people.with_columns(pl.Series("cell", cell), pl.Series("file_no", files.tolist(), dtype=pl.String))
    people = _renumber(rng, people, free & ~away, again, registry, year)
    newcomers = make(rng, structure, rng.choice(cell, round(len(cell) * _ADMITTED)), year, registry, new=True)
    return pl.concat([people.with_columns(official(year)), newcomers.select(people.columns)])


def _leave(rng: np.random.Generator, people: pl.DataFrame, again: Again, leaders: set[int]) -> pl.DataFrame:
    person = people["person"].to_numpy()
    age = people["birth_date"].dt.year().to_numpy()
    stays = np.isin(person, sorted(again.persons)) | (
        np.isin(person, sorted(leaders)) & (rng.random(len(person)) < 0.8)
    )
    old = age < np.quantile(age, 0.2)
    goes: Bools = (rng.random(len(person)) < np.where(old, 3 * _GONE, _GONE / 2)) & ~stays
    return people.filter(pl.Series(~goes))


def _elsewhere(rng: np.random.Generator, structure: Structure, cells: Ints, now: Ints) -> Ints:
    """Return a cell of another committee for each."""
    to = rng.choice(cells, len(now))
    while (same := structure.committee[to] == structure.committee[now]).any():
        to[same] = rng.choice(cells, int(same.sum()))
    return to


def _nearby(rng: np.random.Generator, structure: Structure, cells: Ints, now: Ints) -> Ints:
    """Return some cell of the same committee for each."""
    by_committee = {int(c): cells[structure.committee[cells] == c] for c in np.unique(structure.committee[now])}
    return np.array([rng.choice(by_committee[int(structure.committee[c])]) for c in now], dtype=np.int64)


def _renumber(
    rng: np.random.Generator, people: pl.DataFrame, free: Bools, again: Again, registry: Registry, year: int
) -> pl.DataFrame:
    """Give last year's newcomers their card, a few members another card, a few a corrected citizen number."""
    cards, ids = people["card_no"].to_numpy().copy(), people["citizen_id"].to_numpy().copy()
    ready = (people["admission_date"].dt.year() == year - 1).to_numpy()
    cards[ready] = registry.cards(int(ready.sum()))
    known = people["citizen_id"].is_not_null().to_numpy() & people["card_no"].is_not_null().to_numpy()
    exchanged = np.isin(people["person"].to_numpy(), again.new_card)
    exchanged[pick(rng, free & known, max(1, round(len(cards) * _NEW_CARD)))] = True
    cards[exchanged] = registry.cards(int(exchanged.sum()))
    wrong = pick(rng, free & known & ~exchanged, max(1, round(len(cards) * _CORRECTED_ID)))
    women = (people["sex"] == "NU").to_numpy()[wrong]
    ids[wrong] = registry.citizen_ids(women, people["birth_date"].dt.year().to_numpy()[wrong].astype(np.int64))
    return people.with_columns(
        pl.Series("card_no", cards.tolist(), dtype=pl.String), pl.Series("citizen_id", ids.tolist(), dtype=pl.String)
    )
