"""Season: from a rating year to the days and numbers of its reviews and decisions.

The order is the law's: civil rating, members and cells, organisations, collectives and their leaders, heads last.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np
import polars as pl

from xeploai.sample.chance import Array, stream, workdays
from xeploai.sample.plan import Plan, day
from xeploai.sample.structure import Structure


@dataclass(frozen=True)
class Season:
    """Days by organisation number; a committee's are those of everything it decides itself."""

    civil: Array = field(repr=False)
    review: Array = field(repr=False)
    decision: Array = field(repr=False)
    decision_no: Array = field(repr=False)
    member_review: Array = field(repr=False)
    member_decision: Array = field(repr=False)
    member_decision_no: Array = field(repr=False)
    own: Array = field(repr=False)
    own_no: Array = field(repr=False)


def plan_season(plan: Plan, structure: Structure, year: int) -> Season:
    """Draw the days of one year for every organisation."""
    rng = stream(plan.seed, "season", year)
    count = len(structure)

    def draw(first: date, last: date) -> Array:
        return rng.choice(workdays(first, last), count)

    committee, root = structure.committee, structure.root
    civil, cell_review = draw(date(year, 11, 22), date(year, 12, 9)), draw(date(year, 12, 6), date(year, 12, 17))
    root_review = draw(date(year, 12, 20), date(year, 12, 30))
    members_decided = draw(date(year, 12, 20), date(year, 12, 29))
    decided, top = draw(day(year, 1, 4), day(year, 1, 6)), draw(day(year, 1, 8), day(year, 1, 10))
    number = rng.integers(1, 90, count)
    council = np.where(structure.of_type("CBCS"), "CB", "ĐU")
    by_root = np.array([f"{n}-QĐ/{who}" for n, who in zip(number[root], council[root], strict=True)], dtype=object)
    cells_no = np.array([f"{n + 1}-QĐ/ĐU" for n in number[root]], dtype=object)
    own_no = np.array([f"{n + 400}-QĐ/CU" for n in number[committee]], dtype=object)
    is_top, is_root = structure.of_type("DBHU"), structure.of_type("DBCS", "CBCS")
    return Season(
        civil=civil[root],
        review=np.where(is_top, np.busday_offset(top.max(), -3, "forward"), np.where(is_root, root_review, cell_review)),
        decision=np.where(is_top, np.busday_offset(top.max(), 0, "forward"),
                          np.where(is_root, decided[committee], members_decided[root])),
        decision_no=np.where(is_top, "812-QĐ/TU", np.where(is_root, own_no, cells_no)),
        member_review=cell_review,
        member_decision=members_decided[root],
        member_decision_no=by_root,
        own=decided[committee],
        own_no=own_no,
    )  # fmt: skip


def dates(name: str, days: Array, keep: Array) -> pl.Series:
    """Return days as a column, absent where `keep` is false."""
    return pl.Series(name, np.where(keep, days, np.datetime64("NaT")).astype("datetime64[D]"))
