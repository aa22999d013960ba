"""World: from a year's structure and people to one object that the ratings of the year are made for."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from xeploai.sample.structure import Structure


@dataclass(frozen=True)
class World:
    """Who and what there is in a year; member rows, collectives and post rows are numbered by their place."""

    structure: Structure
    collectives: pl.DataFrame = field(repr=False)
    posts: pl.DataFrame = field(repr=False)
    people: pl.DataFrame = field(repr=False)
