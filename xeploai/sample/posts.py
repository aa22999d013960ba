"""Posts: from organisations and members to leading collectives and who leads in them.

One row per post; one person never holds two posts in one collective, some hold posts in two collectives.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

import settings
from xeploai.sample.chance import Bools, stream
from xeploai.sample.plan import FIRST_YEAR, Plan
from xeploai.sample.structure import Structure, committees

_TURNOVER = 0.08
_YOUNGEST, _OLDEST = 28, 61


@dataclass(frozen=True)
class Kind:
    """A kind of collective: its quota group, level of management, and (title, group of equal titles) of its posts."""

    name: str
    group: str
    management: str
    titles: tuple[tuple[str, str], ...]


BUREAU = Kind(
    "Ban Thường vụ", "Ban Thường vụ cấp ủy trực thuộc Tỉnh ủy", "TINH",
    (("Bí thư", "Bí thư cấp ủy trực thuộc Tỉnh ủy"), ("Phó Bí thư Thường trực", "Phó Bí thư cấp ủy trực thuộc Tỉnh ủy"),
     ("Phó Bí thư", "Phó Bí thư cấp ủy trực thuộc Tỉnh ủy"), ("Ủy viên Ban Thường vụ", "Ủy viên Ban Thường vụ cấp huyện")),
)  # fmt: skip
DEPARTMENT = Kind(
    "Lãnh đạo Sở", "Tập thể lãnh đạo sở, ban, ngành", "TINH",
    (("Giám đốc", "Giám đốc sở và tương đương"), ("Phó Giám đốc", "Phó Giám đốc sở và tương đương"),
     ("Phó Giám đốc", "Phó Giám đốc sở và tương đương")),
)  # fmt: skip
PARTY = Kind(
    "Ban Thường vụ Đảng ủy", "Ban Thường vụ đảng ủy cơ sở", "HUYEN",
    (("Bí thư Đảng ủy", "Bí thư cấp ủy cơ sở"), ("Phó Bí thư Thường trực Đảng ủy", "Phó Bí thư cấp ủy cơ sở"),
     ("Phó Bí thư Đảng ủy", "Phó Bí thư cấp ủy cơ sở")),
)  # fmt: skip
PEOPLES = Kind(
    "Lãnh đạo Ủy ban nhân dân", "Tập thể Ủy ban nhân dân cấp xã", "COSO",
    (("Chủ tịch Ủy ban nhân dân", "Chủ tịch Ủy ban nhân dân cấp xã"),
     ("Phó Chủ tịch Ủy ban nhân dân", "Phó Chủ tịch Ủy ban nhân dân cấp xã"),
     ("Phó Chủ tịch Ủy ban nhân dân", "Phó Chủ tịch Ủy ban nhân dân cấp xã")),
)  # fmt: skip
OFFICE = Kind(
    "Lãnh đạo", "Tập thể lãnh đạo phòng, ban cấp huyện", "HUYEN",
    (("Trưởng phòng", "Trưởng phòng, ban cấp huyện"), ("Phó Trưởng phòng", "Phó Trưởng phòng, ban cấp huyện"),
     ("Phó Trưởng phòng", "Phó Trưởng phòng, ban cấp huyện")),
)  # fmt: skip


def found(plan: Plan, structure: Structure) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the collectives and their posts, still without holders."""
    own = committees()
    wanted: list[tuple[int, str, str, Kind]] = [
        (i, settings.PROVINCE, structure.frame["organisation_name"][i], BUREAU) for i in range(len(own))
    ]
    agencies = len(own) - 1
    wanted += [(agencies, settings.PROVINCE, f"số {i + 1}", DEPARTMENT) for i in range(plan.count(38, least=2))]
    for row in structure.frame.filter(pl.col("organisation_type").is_in(["DBCS", "CBCS"])).iter_rows(named=True):
        home, name = own[row["committee"]].committee_code, row["organisation_name"].split(" ", 2)[2]
        if row["organisation_type"] == "DBCS":
            wanted.append((row["org"], home, name, PARTY))
            if row["field"] == "XPTT":
                wanted.append((row["org"], home, name, PEOPLES))
        elif row["field"] == "HC":
            wanted.append((row["org"], home, name, OFFICE))
    numbers: dict[str, int] = {}
    collectives, posts = [], []
    for here, (org, home, name, kind) in enumerate(wanted):
        numbers[home] = numbers.get(home, 0) + 1
        collectives.append(_collective(here, org, f"{home}-TT-{numbers[home]:03d}", f"{kind.name} {name}", home, kind))
        posts += [_post(here, i, title, group, kind) for i, (title, group) in enumerate(kind.titles)]
    frame = pl.DataFrame(posts).with_row_index("post").with_columns(person=pl.lit(None, pl.Int64))
    return pl.DataFrame(collectives), frame


def fill(
    plan: Plan, structure: Structure, collectives: pl.DataFrame, posts: pl.DataFrame, people: pl.DataFrame, year: int,
    kept: set[int],
) -> pl.DataFrame:  # fmt: skip
    """Return the posts with this year's holders: who left, moved away or (by chance) retires is replaced."""
    rng = stream(plan.seed, "posts", year)
    pools = _Pools(structure, people, year, rng)
    places = posts.join(collectives.select("collective", "org", "submitter"), on="collective", maintain_order="left")
    stays = rng.random(posts.height) >= (_TURNOVER if year > FIRST_YEAR else 0)
    holders: list[int | None] = []
    for holder, org, steady in zip(posts["person"].to_list(), places["org"].to_list(), stays.tolist(), strict=True):
        fits = holder is not None and pools.home.get(holder) == structure.committee[org]
        holders.append(holder if fits and (steady or holder in kept) else None)
    pools.busy |= {holder for holder in holders if holder is not None}
    mates: dict[int, set[int | None]] = {}
    for place, row in enumerate(places.select("collective", "org", "submitter").iter_rows()):
        mates.setdefault(row[0], set()).add(holders[place])
    for place, (collective, org, submitter) in enumerate(places.select("collective", "org", "submitter").iter_rows()):
        if holders[place] is None:
            holders[place] = pools.take(int(structure.root[org]), submitter == settings.PROVINCE, mates[collective])
            mates[collective].add(holders[place])
    filled = posts.with_columns(pl.Series("person", holders, dtype=pl.Int64))
    return _share_persons(filled, collectives, structure, rng) if posts["person"].null_count() == len(posts) else filled


class _Pools:
    """Who may be called to a post: by grassroots organisation, then by committee."""

    def __init__(self, structure: Structure, people: pl.DataFrame, year: int, rng: np.random.Generator) -> None:
        self.busy: set[int] = set()
        able = people.filter(~pl.col("is_exempt") & pl.col("official_date").is_not_null())
        able = able[rng.permutation(able.height)]
        age = year - able["birth_date"].dt.year().to_numpy()
        prime: Bools = (age >= _YOUNGEST) & (age < _OLDEST)
        cells = able["cell"].to_numpy()
        committee = structure.committee[cells].tolist()
        persons, known = able["person"].to_list(), able["citizen_id"].is_not_null().to_list()
        self.home: dict[int, int] = dict(zip(persons, committee, strict=True))
        self._spare: dict[int, list[tuple[int, bool]]] = {}
        self._pools: dict[int, list[tuple[int, bool]]] = {}
        for person, fit, root, top, id_known in zip(
            persons, prime.tolist(), structure.root[cells].tolist(), committee, known, strict=True
        ):
            self._spare.setdefault(top, []).append((person, id_known))
            if fit:
                self._pools.setdefault(root, []).append((person, id_known))
                self._pools.setdefault(top, []).append((person, id_known))
        self._above = structure.committee

    def take(self, root: int, needs_id: bool, mates: set[int | None]) -> int:
        """Call the next free person of the organisation, else of its committee, else somebody with another post."""
        top = int(self._above[root])
        for pool in (self._pools.get(root, []), self._pools.get(top, []), self._spare[top]):
            while pool and (pool[-1][0] in self.busy or (needs_id and not pool[-1][1])):
                pool.pop()
            if pool:
                self.busy.add(person := pool.pop()[0])
                return person
        return next(person for person, home in self.home.items() if home == top and person not in mates)


def _share_persons(
    posts: pl.DataFrame, collectives: pl.DataFrame, structure: Structure, rng: np.random.Generator
) -> pl.DataFrame:
    """Let some deputies of a Party bureau also head the People's Committee, or an office of the district."""
    holders = posts["person"].to_list()
    by_group: dict[tuple[int, str], list[int]] = {}
    first = posts.group_by("collective").agg(pl.col("post").min()).sort("collective")["post"].to_list()
    for number, org, group in collectives.select("collective", "org", "collective_group").iter_rows():
        by_group.setdefault((org, group), []).append(number)
    lent: set[int] = set()
    for (org, group), numbers in by_group.items():
        number = numbers[0]
        party = by_group.get((org, PARTY.group), [])
        if group == PEOPLES.group and party and rng.random() < 0.3:
            holders[first[number]] = holders[first[party[0]] + 2]
        if group == OFFICE.group and rng.random() < 0.06:
            bureau = by_group[(int(structure.committee[org]), BUREAU.group)][0]
            if bureau not in lent:
                holders[first[number]] = holders[first[bureau] + 3]
                lent.add(bureau)
    return posts.with_columns(pl.Series("person", holders, dtype=pl.Int64))


def _collective(here: int, org: int, code: str, name: str, home: str, kind: Kind) -> dict[str, Any]:
    return {
        "collective": here, "org": org, "collective_code": code, "collective_name": name, "submitter": home,
        "collective_group": kind.group, "management_level": kind.management,
    }  # fmt: skip


def _post(collective: int, place: int, title: str, group: str, kind: Kind) -> dict[str, Any]:
    return {
        "collective": collective, "title": title, "title_group": group, "management_level": kind.management,
        "is_head": place == 0,
    }  # fmt: skip
