"""Reorganisation: from last year's tree to one in which a committee that has ended is part of its successor.

Codes of organisations and collectives stay; a member's file number is the committee's and changes.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import polars as pl

from ingestion.lineage import committee_in_place
from xeploai.sample.fate import Fate
from xeploai.sample.people import Registry
from xeploai.sample.structure import Structure, committees
from xeploai.sample.world import World


def reorganise(world: World, registry: Registry, year: int) -> World:
    """Put what belonged to committees that are not there in `year` under those in their place."""
    codes = [committee.committee_code for committee in committees()]
    heirs = {i: committee_in_place(code, year) for i, code in enumerate(codes)}
    moved = {i: codes.index(heir) for i, heir in heirs.items() if heir != codes[i] and heir in codes}
    if not any((world.structure.committee == i).any() for i in moved):
        return world
    structure = _under(world.structure, moved, codes)
    submitters = {codes[i]: codes[heir] for i, heir in moved.items()}
    return World(
        structure, world.collectives.with_columns(pl.col("submitter").replace(submitters)), world.posts,
        _refile(world.people, world.structure, structure, registry),
    )  # fmt: skip


def _under(structure: Structure, moved: dict[int, int], codes: list[str]) -> Structure:
    return Structure(
        structure.frame.with_columns(
            pl.col("committee").replace(moved),
            pl.col("parent").replace(moved),
            pl.col("parent_code").replace({codes[i]: codes[heir] for i, heir in moved.items()}),
            is_ended=pl.col("org").is_in(list(moved)),
        )
    )


def _refile(people: pl.DataFrame, before: Structure, now: Structure, registry: Registry) -> pl.DataFrame:
    cell, files = people["cell"].to_numpy(), people["file_no"].to_numpy().copy()
    elsewhere = before.committee[cell] != now.committee[cell]
    files[elsewhere] = registry.file_nos(now.committee[cell[elsewhere]])
    return people.with_columns(pl.Series("file_no", files.tolist(), dtype=pl.String))


def lay_down(fate: Fate, world: World) -> Fate:
    """Leave out of every rating what ended with a committee: itself, its leading collective and their posts."""
    ended = world.structure.is_ended
    of_ended = ended[world.collectives["org"].to_numpy()]
    posts = of_ended[world.posts["collective"].to_numpy()]
    return replace(
        fate,
        organisation_reason=np.where(ended, "KHAC", fate.organisation_reason),
        collective_reason=np.where(of_ended, "KHAC", fate.collective_reason),
        collective_fails=fate.collective_fails & ~of_ended,
        post_reason=np.where(posts, "KHAC", fate.post_reason),
    )


def strike_out(world: World, tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Return the tables without the rows of what ended with a committee."""
    ended = world.structure.is_ended
    if not ended.any():
        return tables
    gone = {code for code, is_ended in zip(world.structure.codes, ended.tolist(), strict=True) if is_ended}
    of_ended = ended[world.collectives["org"].to_numpy()]
    gone |= set(world.collectives["collective_code"].filter(pl.Series(of_ended)).to_list())
    return {key: _without(table, gone) for key, table in tables.items()}


def _without(table: pl.DataFrame, gone: set[str]) -> pl.DataFrame:
    keys = [key for key in ("organisation_code", "collective_code", "subject_code") if key in table.columns]
    return table.filter(*(~pl.col(key).is_in(list(gone)).fill_null(value=False) for key in keys))
