"""Structure: from a plan to the tree of Party organisations, from the committees down to the cells.

Organisations are numbered: the committees first, in the order of committees.csv, then everything below them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import polars as pl

import settings
from xeploai.sample.chance import Array, Bools, Ints, split, stream
from xeploai.sample.names import cell_word, organisation_word, places
from xeploai.sample.plan import Plan

_WEIGHT_OF_KIND = {"thanh_uy": 5.0, "thi_uy": 5.4, "huyen_uy": 3.2, "dang_uy": 2.4}
_SEATS = {"Thành ủy": ("thành phố",), "Thị ủy": ("thị xã",), "Huyện ủy": ("huyện",)}
_WITH_CELLS_BELOW = 0.46
_FIELDS_WITH_CELLS = {"XPTT": 0.68, "HC": 0.24, "SN": 0.08}
_FIELDS_OF_AGENCIES = {"HC": 0.6, "SN": 0.22, "DN": 0.18}
_FIELDS_ALONE = {"HC": 0.5, "SN": 0.35, "DN": 0.15}
_CELL_SIZE = {"XPTT": 1.35, "HC": 0.75, "SN": 0.9, "DN": 0.8, "LLVT": 0.9}
_CELLS_FOR_A_SECTION = 11


@dataclass(frozen=True)
class Structure:
    """All organisations; the arrays are indexed by the organisation's number."""

    frame: pl.DataFrame = field(repr=False)

    @cached_property
    def committee(self) -> Ints:
        """The committee above or, for a committee, itself."""
        return self.frame["committee"].to_numpy()

    @cached_property
    def root(self) -> Ints:
        """The grassroots organisation above or itself; for a committee itself."""
        return self.frame["root"].to_numpy()

    @cached_property
    def parent(self) -> Ints:
        """The organisation directly above; -1 for a committee."""
        return self.frame["parent"].to_numpy()

    @cached_property
    def type(self) -> Array:
        """DBHU, DBCS, CBCS, DBBP or CBTT."""
        return np.array(self.frame["organisation_type"].to_list(), dtype=object)

    @cached_property
    def field(self) -> Array:
        """XPTT, HC, SN, DN, LLVT or KHAC."""
        return np.array(self.frame["field"].to_list(), dtype=object)

    @cached_property
    def is_cell(self) -> Bools:
        """Whether members belong to it directly."""
        return np.isin(self.type, ["CBCS", "CBTT"])

    @cached_property
    def is_ended(self) -> Bools:
        """Whether it is there no more: a committee that has become part of another keeps its number."""
        return self.frame["is_ended"].to_numpy()

    @cached_property
    def codes(self) -> list[str]:
        """Organisation codes."""
        return self.frame["organisation_code"].to_list()

    def __len__(self) -> int:
        """How many organisations there are."""
        return self.frame.height

    def of_type(self, *types: str) -> Bools:
        """Mark the organisations of these types."""
        return np.isin(self.type, types)


def committees() -> tuple[settings.Committee, ...]:
    """Return the submitting committees without the province's own office."""
    return tuple(c for c in settings.current().committees if c.committee_code != settings.PROVINCE)


def build(plan: Plan) -> Structure:
    """Grow the tree: as many grassroots organisations and cells as planned, every committee with at least one cell."""
    rng = stream(plan.seed, "structure")
    own = committees()
    size = np.array([_WEIGHT_OF_KIND.get(c.committee_kind, 3.0) for c in own]) * rng.uniform(0.7, 1.35, len(own))
    grassroots = split(plan.grassroots, size, least=1)
    with_cells = np.maximum(np.round(grassroots * _WITH_CELLS_BELOW), 1).astype(np.int64)
    with_cells[(grassroots == 1) & (np.arange(len(own)) % 4 == 1)] = 0
    cells = split(plan.cells, rng.lognormal(0, 0.45, int(with_cells.sum())), least=1)
    tree = _Tree([_committee(i, c) for i, c in enumerate(own)])
    used = 0
    for i, committee in enumerate(own):
        mine = cells[used : used + with_cells[i]]
        used += with_cells[i]
        _grow(tree, rng, i, committee, mine, int(grassroots[i] - with_cells[i]))
    return Structure(pl.DataFrame(tree.rows))


def rename(structure: Structure, year: int, seed: int) -> Structure:
    """Give a few cells and grassroots organisations a new name under their old code."""
    rng = stream(seed, "rename", year)
    names = structure.frame["organisation_name"].to_list()
    for types, share in ((("CBTT",), 0.004), (("DBCS", "CBCS"), 0.003)):
        found = np.flatnonzero(structure.of_type(*types))
        for place in rng.permutation(found)[: max(1, round(len(found) * share))]:
            names[place] = f"{names[place]} ({year})"
    return Structure(structure.frame.with_columns(pl.Series("organisation_name", names)))


class _Tree:
    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.rows = rows

    def add(self, parent: int, code: str, name: str, kind: str, sector: str, weight: float = 0) -> int:
        above, here = self.rows[parent], len(self.rows)
        root = here if above["organisation_type"] == "DBHU" else above["root"]
        self.rows.append(_row(here, code, name, kind, sector, (parent, above["organisation_code"]), root) | {
            "committee": above["committee"], "weight": weight
        })  # fmt: skip
        return here


def _row(org: int, code: str, name: str, kind: str, sector: str, above: tuple[int, str], root: int) -> dict[str, Any]:
    return {
        "org": org, "organisation_code": code, "organisation_name": name, "organisation_type": kind,
        "parent": above[0], "parent_code": above[1], "field": sector, "root": root, "is_ended": False,
    }  # fmt: skip


def _committee(i: int, committee: settings.Committee) -> dict[str, Any]:
    first, second, place = committee.committee_name.split(" ", 2)
    name = " ".join(["Đảng bộ", *_SEATS.get(f"{first} {second}", ()), place])
    return _row(i, committee.committee_code, name, "DBHU", "KHAC", (-1, settings.PROVINCE), i) | {
        "committee": i, "weight": 0.0
    }  # fmt: skip


def _grow(
    tree: _Tree, rng: np.random.Generator, i: int, committee: settings.Committee, cells: Ints, alone: int
) -> None:
    armed = committee.committee_kind == "dang_uy" and "Khối" not in committee.committee_name
    town = places(rng, len(cells) + alone + int(cells.sum()))
    shares = _FIELDS_OF_AGENCIES if committee.committee_kind == "dang_uy" else _FIELDS_WITH_CELLS
    with_cells = _sectors(rng, {"LLVT": 1.0} if armed else shares, len(cells))
    lonely = _sectors(rng, {"LLVT": 1.0} if armed else _FIELDS_ALONE, alone)
    for number, (count, sector) in enumerate(zip(cells.tolist(), with_cells, strict=True), 1):
        code = f"{committee.committee_code}-{number:03d}"
        root = tree.add(i, code, f"Đảng bộ {organisation_word(sector, number)} {town.pop()}", "DBCS", sector)
        section = root
        for cell in range(1, count + 1):
            if count >= _CELLS_FOR_A_SECTION and cell == count - 3:
                section = tree.add(root, f"{code}-B1", f"Đảng bộ bộ phận {town[-1]}", "DBBP", sector)
            name = f"Chi bộ {cell_word(sector, cell)} {town.pop()}"
            tree.add(section, f"{code}-{cell:02d}", name, "CBTT", sector, _weight(rng, sector))
    for number, sector in enumerate(lonely, len(cells) + 1):
        name = f"Chi bộ {organisation_word(sector, number)} {town.pop()}"
        tree.add(i, f"{committee.committee_code}-{number:03d}", name, "CBCS", sector, _weight(rng, sector))


def _sectors(rng: np.random.Generator, shares: dict[str, float], count: int) -> list[str]:
    parts = split(count, np.array(list(shares.values())))
    sectors = [sector for sector, part in zip(shares, parts.tolist(), strict=True) for _ in range(part)]
    return [sectors[place] for place in rng.permutation(count)]


def _weight(rng: np.random.Generator, sector: str) -> float:
    return _CELL_SIZE[sector] * float(rng.lognormal(0, 0.35))
