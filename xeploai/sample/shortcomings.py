"""Shortcomings: from what was pointed out to how its remedy moves on from year to year under one number."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import polars as pl

from ingestion.lineage import committee_in_place
from xeploai.sample.chance import stream
from xeploai.sample.plan import Plan
from xeploai.sample.reviews import identify
from xeploai.sample.tables import submitters
from xeploai.sample.year import Year

_CONTENT = [
    "Chậm ban hành quy chế làm việc",
    "Sinh hoạt chi bộ chưa đầy đủ theo quy định",
    "Công tác kiểm tra, giám sát còn ít",
    "Quản lý đất đai còn buông lỏng",
    "Giải ngân vốn đầu tư thấp",
    "Chậm giải quyết đơn thư của công dân",
    "Công tác phát triển đảng viên chưa đạt chỉ tiêu",
    "Học tập nghị quyết chưa nghiêm túc",
]
_EVIDENCE = "Báo cáo kết quả khắc phục"
_NEXT = {"CHUA": ("CHUA", "DANG", "XONG"), "DANG": ("DANG", "XONG", "XAC_NHAN"), "XONG": ("XAC_NHAN",)}
_SHARES = {"COLLECTIVE": 0.45, "ORGANISATION": 0.15, "LEADER": 0.28, "MEMBER": 0.12}
_VANISHES = 0.05
_NOT_DONE = ("CHUA", "DANG")

Shortcoming = dict[str, Any]


def move_on(plan: Plan, year: Year, last: list[Shortcoming]) -> list[Shortcoming]:
    """Return the year's shortcomings: last year's that are not confirmed, a few vanished, and new ones."""
    rng = stream(plan.seed, "shortcomings", year.year)
    kept = []
    present = _homes(year)
    for known in last:
        old = {**known, "submitter": committee_in_place(known["submitter"], year.year)}
        if old["status"] == "XAC_NHAN" or rng.random() < _VANISHES:
            continue
        if old["person"] is not None and present.get(old["person"]) != old["submitter"]:
            continue
        steps = _NEXT[old["status"]]
        kept.append(_settled(rng, {**old, "status": steps[int(rng.integers(0, len(steps)))]}, old, year.year))
    return kept + _found(plan, year, rng, plan.count(420 if not last else 230, least=8), first=not last)


def table(plan: Plan, year: Year, shortcomings: list[Shortcoming]) -> pl.DataFrame:
    """Return the rows of the sheet: what stands under which committee, persons by their numbers of this year."""
    rows = pl.DataFrame(shortcomings, schema=_SCHEMA, orient="row", infer_schema_length=None)
    known = year.world.people.select("person", "full_name", "birth_date", "citizen_id", "card_no", "file_no")
    rng = stream(plan.seed, "shortcomings named", year.year)
    joined = rows.join(known, on="person", how="left", maintain_order="left")
    persons = identify(rng, joined.filter(pl.col("person").is_not_null()))
    things = joined.filter(pl.col("person").is_null()).with_columns(subject_name="name", subject_code="code")
    return pl.concat([persons.select(things.columns), things]).sort("submitter", "shortcoming_id")


_SCHEMA = {
    "submitter": pl.String, "subject_kind": pl.String, "person": pl.Int64, "code": pl.String, "name": pl.String,
    "shortcoming_id": pl.String, "content": pl.String, "found_year": pl.Int64, "due_date": pl.Date, "status": pl.String,
    "done_date": pl.Date, "evidence": pl.String, "responsible": pl.String, "supervised_by": pl.String,
}  # fmt: skip


def _homes(year: Year) -> dict[int, str]:
    cells = year.members["cell"].to_numpy()
    homes = submitters()[year.world.structure.committee[cells]].tolist()
    return dict(zip(year.members["person"].to_list(), homes, strict=True))


def _settled(rng: np.random.Generator, new: Shortcoming, old: Shortcoming, year: int) -> Shortcoming:
    if new["status"] in _NOT_DONE or old["done_date"]:
        return new
    return {**new, "done_date": date(year, int(rng.integers(2, 12)), int(rng.integers(1, 28))), "evidence": _EVIDENCE}


def _found(plan: Plan, year: Year, rng: np.random.Generator, count: int, *, first: bool) -> list[Shortcoming]:
    kinds = rng.choice(np.array(list(_SHARES), dtype=object), count, p=list(_SHARES.values()))
    own = [code for code in submitters().tolist()]
    homes = _homes(year)
    leaders = year.world.posts["person"].unique(maintain_order=True).to_list()
    members = year.members.filter(pl.col("level") > 0)["person"].to_list()
    collectives = year.world.collectives.select("submitter", "collective_code", "collective_name").rows()
    structure = year.world.structure
    numbers: dict[tuple[str, int], int] = {}
    rows: list[Shortcoming] = []
    for kind in kinds.tolist():
        person, code, name = None, None, None
        if kind in {"LEADER", "MEMBER"}:
            group = leaders if kind == "LEADER" else members
            person = group[int(rng.integers(0, len(group)))]
            submitter = homes[person]
        elif kind == "COLLECTIVE":
            submitter, code, name = collectives[int(rng.integers(0, len(collectives)))]
        else:
            org = int(rng.integers(len(own), len(structure)))
            submitter, code = own[structure.committee[org]], structure.codes[org]
            name = structure.frame["organisation_name"][org]
        found = year.year - (int(rng.integers(0, 3)) if first else 0)
        key = (submitter, found)
        numbers[key] = numbers.get(key, 0) + 1
        rows.append(
            {
                "submitter": submitter, "subject_kind": kind, "person": person, "code": code, "name": name,
                "shortcoming_id": f"{submitter}-KD-{found}-{numbers[key]:03d}",
                "content": _CONTENT[int(rng.integers(0, len(_CONTENT)))], "found_year": found,
                "due_date": date(found + 1 + (first and found < year.year), (3, 6, 9, 12)[int(rng.integers(0, 4))], 30),
                "status": ("CHUA", "DANG", "DANG", "XONG")[int(rng.integers(0, 4 if found < year.year else 2))],
                "done_date": None, "evidence": None, "responsible": "Người đứng đầu", "supervised_by": "Ủy ban Kiểm tra",
            }
        )  # fmt: skip
    return [_settled(rng, row, row, year.year) for row in rows]
