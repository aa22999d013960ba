"""People: from a plan and its organisations to synthetic members with believable numbers.

A person's number in the frame is the truth about who is who; it is never written into a workbook.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from xeploai.sample.chance import Array, Bools, Ints, running_count, split, stream
from xeploai.sample.names import given_names, surnames
from xeploai.sample.plan import FIRST_YEAR, Plan
from xeploai.sample.structure import Structure

_CIVIL_SHARE = {"XPTT": 0.22, "HC": 0.92, "SN": 0.85, "DN": 0.04, "LLVT": 0.0}
_OLD_SHARE = {"XPTT": 0.36, "HC": 0.02, "SN": 0.02, "DN": 0.03, "LLVT": 0.01}
_RETIRED_FROM = 61
_WITHOUT_CITIZEN_ID = 0.04
_ADMITTED_IN_A_YEAR = 0.024
_CARD_PREFIX = 38
_SCRAMBLE = 618_033
_EPOCH = 1970
_MILLION = 1_000_000


class Registry:
    """Issues citizen, card and file numbers, each once, and the true number of each person."""

    def __init__(self, committees: int) -> None:
        self._citizens = np.zeros(400, np.int64)
        self._files = np.zeros(committees, np.int64)
        self._cards = 0
        self._persons = 0

    def persons(self, count: int) -> Ints:
        """Issue the numbers that tell true persons apart."""
        self._persons += count
        return np.arange(self._persons - count, self._persons)

    def citizen_ids(self, women: Bools, birth_years: Ints) -> Array:
        """Issue 12 digits: 049, sex and century, year of birth, six of its own."""
        digit = women.astype(np.int64) + 2 * (birth_years >= 2000)
        group = digit * 100 + birth_years % 100
        serial = ((self._next(self._citizens, group) + group * 7919) * _SCRAMBLE) % _MILLION
        return np.array(
            [f"049{g:03d}{s:06d}" for g, s in zip(group.tolist(), serial.tolist(), strict=True)], dtype=object
        )

    def cards(self, count: int) -> Array:
        """Issue 8 digits: the issuing committee's two, then a serial number."""
        numbers = range(self._cards, self._cards + count)
        self._cards += count
        return np.array(
            [f"{_CARD_PREFIX + n // _MILLION}{n * _SCRAMBLE % _MILLION:06d}" for n in numbers], dtype=object
        )

    def file_nos(self, committees: Ints) -> Array:
        """Issue 6 digits, unique within each committee."""
        return np.array([f"{n + 1:06d}" for n in self._next(self._files, committees).tolist()], dtype=object)

    @staticmethod
    def _next(counter: Ints, groups: Ints) -> Ints:
        numbers = counter[groups] + running_count(groups)
        counter += np.bincount(groups, minlength=len(counter))
        return numbers


def settle(plan: Plan, structure: Structure, registry: Registry) -> pl.DataFrame:
    """Return the members of the first year and, marked `has_left`, a few who led before and are members no more."""
    rng = stream(plan.seed, "people")
    cells = np.flatnonzero(structure.is_cell)
    weights = structure.frame["weight"].to_numpy()[cells]
    sizes = split(plan.all_members, weights, least=min(3, plan.all_members // len(cells)))
    gone = plan.count(60, least=6)
    cell = np.concatenate([np.repeat(cells, sizes), rng.choice(cells, gone)])
    people = make(rng, structure, cell, FIRST_YEAR, registry)
    left = np.arange(len(cell)) >= plan.all_members
    return _with_twins(people.with_columns(pl.Series("has_left", left)), plan.count(8, least=1), rng, registry)


def make(
    rng: np.random.Generator, structure: Structure, cell: Ints, year: int, registry: Registry, *, new: bool = False
) -> pl.DataFrame:
    """Make one person for each given cell; `new` ones are all admitted in `year`."""
    count = len(cell)
    sector = structure.field[cell]
    age = rng.integers(22, _RETIRED_FROM, count)
    old = (rng.random(count) < np.vectorize(_OLD_SHARE.__getitem__, otypes=[float])(sector)) & (not new)
    age = np.where(old, rng.integers(_RETIRED_FROM, 89, count), age)
    fresh = np.full(count, True) if new else (rng.random(count) < _ADMITTED_IN_A_YEAR) & ~old
    age = np.where(fresh, rng.integers(20, 42, count), age)
    women = rng.random(count) < np.where(sector == "LLVT", 0.12, 0.36)
    birth_year = year - age
    joined = np.where(fresh, year, np.minimum(birth_year + rng.integers(19, 38, count), year - 1))
    civil = rng.random(count) < np.vectorize(_CIVIL_SHARE.__getitem__, otypes=[float])(sector)
    admission = _admission_days(rng, joined)
    ids = registry.citizen_ids(women, birth_year)
    ids[rng.random(count) < _WITHOUT_CITIZEN_ID] = None
    cards = registry.cards(count)
    cards[joined == year] = None
    order = np.argsort(admission, kind="stable")
    files = np.empty(count, dtype=object)
    files[order] = registry.file_nos(structure.committee[cell][order])
    return pl.DataFrame(
        {
            "person": registry.persons(count),
            "full_name": pl.Series((surnames(rng, count) + " " + given_names(rng, women)).tolist(), dtype=pl.String),
            "sex": pl.Series(np.where(women, "NU", "NAM").tolist(), dtype=pl.String),
            "birth_date": _days(rng, birth_year),
            "citizen_id": pl.Series(ids.tolist(), dtype=pl.String),
            "card_no": pl.Series(cards.tolist(), dtype=pl.String),
            "file_no": pl.Series(files.tolist(), dtype=pl.String),
            "admission_date": admission,
            "cell": cell,
            "is_civil": civil & (age < _RETIRED_FROM),
            "quality": rng.normal(size=count),
            "is_exempt": np.full(count, False),
            "has_left": np.full(count, False),
        }
    ).with_columns(official(year))


def official(year: int) -> pl.Expr:
    """Return the official date: twelve months after the admission, once that has come."""
    day = pl.col("admission_date").dt.offset_by("1y")
    return pl.when(day <= date(year, 12, 31)).then(day).alias("official_date")


def _admission_days(rng: np.random.Generator, years: Ints) -> Array:
    """Days of admission, often on the three customary feast days, never within days of mid-year (a cut-off)."""
    start = (years - _EPOCH).astype("datetime64[Y]").astype("datetime64[D]")
    spread = np.where(
        rng.random(len(years)) < 0.5, rng.integers(9, 165, len(years)), rng.integers(195, 340, len(years))
    )
    feast = rng.choice(np.array([33, 138, 244]), len(years))
    days: Array = start + np.where(rng.random(len(years)) < 0.3, feast, spread).astype("timedelta64[D]")
    return days


def _days(rng: np.random.Generator, years: Ints) -> Array:
    start = (years - _EPOCH).astype("datetime64[Y]").astype("datetime64[D]")
    days: Array = start + rng.integers(0, 365, len(years)).astype("timedelta64[D]")
    return days


def _with_twins(people: pl.DataFrame, pairs: int, rng: np.random.Generator, registry: Registry) -> pl.DataFrame:
    """Make a few neighbours in a cell twins: same birth date, surname and sex, another given name."""
    cell, sex, birth = people["cell"].to_numpy(), people["sex"].to_numpy(), people["birth_date"].to_numpy()
    close = np.abs(birth[1:] - birth[:-1]) < np.timedelta64(365, "D")
    alike = np.flatnonzero((cell[1:] == cell[:-1]) & (sex[1:] == sex[:-1]) & close & ~people["has_left"].to_numpy()[1:])
    births, names, ids = people["birth_date"].to_list(), people["full_name"].to_list(), people["citizen_id"].to_list()
    for one in rng.permutation(alike)[:pairs].tolist():
        births[one + 1] = births[one]
        family = names[one].rsplit(" ", 1)[0]
        names[one + 1] = f"{family} {'Hai' if names[one].endswith('Song') else 'Song'}"
        women, years = np.array([sex[one] == "NU"]), np.array([births[one].year])
        ids[one + 1] = ids[one + 1] and registry.citizen_ids(women, years)[0]
    return people.with_columns(
        pl.Series("birth_date", births), pl.Series("full_name", names), pl.Series("citizen_id", ids)
    )
