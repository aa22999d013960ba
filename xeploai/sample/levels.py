"""Levels: from the contract's ranks to the numbers that the sample calculates with; 0 is no level."""

from __future__ import annotations

import numpy as np
import polars as pl

from ingestion.contract import newest
from xeploai.sample.chance import Array

NONE, KHT, HT, HTT, HTXS = range(5)


def codes() -> Array:
    """Return the codes by rank; no level is None."""
    by_rank = {level.rank: level.code for level in newest().levels}
    return np.array([by_rank.get(rank) for rank in range(5)], dtype=object)


def column(name: str, ranks: Array) -> pl.Series:
    """Return ranks as a column of codes."""
    return pl.Series(name, codes()[ranks].tolist(), dtype=pl.String)


def texts(name: str, values: Array) -> pl.Series:
    """Return an array of texts as a column; the empty text is absent."""
    return pl.Series(name, [value or None for value in values.tolist()], dtype=pl.String)
