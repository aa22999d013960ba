"""Member sheet: from a year's ratings of members to the rows of the sheet «Đảng viên».

Beside the contract's columns the frame carries `submitter` and `person`.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from xeploai.sample.chance import pick, stream
from xeploai.sample.levels import HT, NONE, column, texts
from xeploai.sample.plan import Plan
from xeploai.sample.season import Season, dates
from xeploai.sample.tables import discipline, points, submitters
from xeploai.sample.year import Year

_IDENTITY = ["full_name", "sex", "birth_date", "citizen_id", "card_no", "file_no", "admission_date", "official_date"]


def member_table(plan: Plan, year: Year, season: Season) -> pl.DataFrame:
    """Return one row per member in the order of the cells, then rows of members who are there for a time only."""
    rng, people, rated_ = stream(plan.seed, "member sheet", year.year), year.world.people, year.members
    structure, cell = year.world.structure, year.members["cell"].to_numpy()
    level = rated_["level"].to_numpy()
    rated, civil = level > NONE, rated_["civil_level"].to_numpy()
    leads = np.isin(people["person"].to_numpy(), year.world.posts["person"].to_numpy())
    target, absent = rated_["target"].to_numpy(), rated_["absent"].to_numpy()
    suspended = np.zeros(len(level), np.bool_)
    suspended[pick(rng, rated & leads & (level <= HT), plan.count(6, least=1))] = True
    frame = people.select("person", *_IDENTITY).with_columns(
        pl.Series("cell", cell),
        pl.Series("cell_code", np.array(structure.codes, dtype=object)[cell].tolist(), dtype=pl.String),
        pl.Series("submitter", submitters()[structure.committee[cell]].tolist(), dtype=pl.String),
        _positions(year),
        pl.Series("is_temporary", np.zeros(len(level), np.bool_)),
        pl.Series("is_committee_suspended", suspended),
        pl.Series("absent_months", [x or None for x in absent.tolist()], dtype=pl.Int64),
        pl.Series("is_civil_servant", rated_["is_civil"]),
        column("civil_level", civil),
        dates("civil_date", season.civil[cell], civil > NONE),
        dates("review_date", season.member_review[cell], rated),
        column("self_level", rated_["self_level"].to_numpy()),
        column("proposed_level", rated_["proposed_level"].to_numpy()),
        column("level", level),
        points(rng, level, year.year),
        texts("not_rated_reason", year.fate.member_reason),
        texts("decision_no", np.where(rated, season.member_decision_no[cell], "")),
        dates("decision_date", season.member_decision[cell], rated),
        pl.Series("target_pct", [None if x < 0 else float(x) for x in target.tolist()], dtype=pl.Float64),
        *discipline(rng, year.year, "DV", rated_["punished"].to_numpy(), severe=~leads),
    )
    return pl.concat([frame.sort("cell", "person"), _guests(plan, year, frame, rng)]).drop("cell")


def _positions(year: Year) -> pl.Series:
    """Leaders carry their first title; the steadiest official member of each cell is its secretary."""
    title = year.world.posts.group_by("person").agg(pl.col("title").first())
    people = year.world.people.select("person", "cell", "quality", "official_date", "is_exempt")
    able = people.filter(pl.col("official_date").is_not_null() & ~pl.col("is_exempt"))
    heads = able.sort("quality", "person").group_by("cell").agg(pl.col("person").last())["person"]
    rank = pl.when(pl.col("person").is_in(heads.to_list())).then(pl.lit("Bí thư chi bộ"))
    named = people.join(title, on="person", how="left", maintain_order="left")
    return named.select(pl.coalesce("title", rank).alias("position")).to_series()


def _guests(plan: Plan, year: Year, frame: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Return rows of some members at a second place: no level, no reason, counted nowhere."""
    known = (frame["citizen_id"].is_not_null() & frame["official_date"].is_not_null()).to_numpy()
    structure = year.world.structure
    rows = frame[pick(rng, known, plan.count(320, least=3))]
    place = rng.choice(np.flatnonzero(structure.is_cell), rows.height)
    elsewhere = structure.root[place] != structure.root[rows["cell"].to_numpy()]
    blank = [name for name in frame.columns if name not in {"person", "cell", "cell_code", "submitter", *_IDENTITY}]
    codes = np.array(structure.codes, dtype=object)[place]
    guests = rows.with_columns(
        *(pl.lit(None, frame.schema[name]).alias(name) for name in [*blank, "file_no"]),
    ).with_columns(
        pl.Series("cell", place),
        pl.Series("cell_code", codes.tolist(), dtype=pl.String),
        pl.Series("submitter", submitters()[structure.committee[place]].tolist(), dtype=pl.String),
        is_temporary=pl.lit(True), is_committee_suspended=pl.lit(False), is_civil_servant=pl.lit(False),
    )  # fmt: skip
    return guests.filter(pl.Series(elsewhere)).select(frame.columns).sort("cell", "person")
