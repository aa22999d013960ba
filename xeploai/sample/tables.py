"""Tables: from a year's ratings to the rows of the rated sheets, keyed as the contract keys them.

Beside the contract's columns every frame carries `submitter` and, where a person stands in the row, `person`.
"""

from __future__ import annotations

import numpy as np
import polars as pl

import settings
from xeploai.sample.chance import Array, Bools, Ints, stream
from xeploai.sample.levels import HT, HTT, HTXS, KHT, NONE, column, texts
from xeploai.sample.plan import Plan
from xeploai.sample.season import Season, dates
from xeploai.sample.structure import committees
from xeploai.sample.year import Year

_POINTS_FROM = 2025
_POINTS = np.array([[0, 0], [350, 500], [500, 700], [700, 900], [900, 1000]])


def submitters() -> Array:
    """Return the code of each committee, by its number."""
    return np.array([c.committee_code for c in committees()], dtype=object)


def organisation_table(plan: Plan, year: Year, season: Season) -> pl.DataFrame:
    """Return one row per organisation, in the order of the tree."""
    rng, structure = stream(plan.seed, "organisation sheet", year.year), year.world.structure
    level, count = year.organisations, len(structure)
    top, root = structure.of_type("DBHU"), structure.of_type("DBHU", "DBCS", "CBCS")
    rated = level > NONE
    government = np.maximum(level, np.where((level <= HT) & (rng.random(count) < 0.3), HT, HTT))
    unions = np.where((level < HTXS) & (rng.random(count) < 0.06), HT, HTT + (rng.random(count) < 0.15))
    punished = (level == KHT) & root & (rng.random(count) < 0.5)
    submitter = np.where(top, settings.PROVINCE, submitters()[structure.committee])
    return structure.frame.select(
        "org", "organisation_code", "organisation_name", "organisation_type", "parent_code", "field"
    ).with_columns(
        pl.Series("submitter", submitter.tolist(), dtype=pl.String),
        dates("review_date", season.review, rated),
        *_levels(rng, level),
        points(rng, level, year.year),
        texts("not_rated_reason", year.fate.organisation_reason),
        texts("decision_no", np.where(rated, season.decision_no, "")),
        dates("decision_date", season.decision, rated),
        column("government_level", government * root),
        column("unions_level", unions * root),
        _targets(rng, level, punished),
        *discipline(rng, year.year, "TC", punished, severe=False),
    )


def collective_table(plan: Plan, year: Year, season: Season) -> pl.DataFrame:
    """Return one row per leading collective."""
    rng, frame = stream(plan.seed, "collective sheet", year.year), year.world.collectives
    level, org = year.collectives, frame["org"].to_numpy()
    rated = level > NONE
    codes = np.array(year.world.structure.codes, dtype=object)
    return frame.with_columns(
        pl.Series("organisation_code", codes[org].tolist(), dtype=pl.String),
        dates("review_date", season.review[org], rated),
        *_levels(rng, level),
        points(rng, level, year.year),
        texts("not_rated_reason", year.fate.collective_reason),
        texts("decision_no", np.where(rated, _own_no(year, season), "")),
        dates("decision_date", season.decision[org] + np.timedelta64(0, "D"), rated),
        column("agency_level", year.agencies),
        _targets(rng, level, np.zeros(len(level), np.bool_)),
    )


def leader_table(plan: Plan, year: Year, season: Season, members: pl.DataFrame) -> pl.DataFrame:
    """Return one row per post; the province's office knows persons by citizen id and card only."""
    rng, posts = stream(plan.seed, "leader sheet", year.year), year.world.posts
    collectives = year.world.collectives
    place = posts["collective"].to_numpy()
    org, level = collectives["org"].to_numpy()[place], year.posts
    rated = level > NONE
    head = posts["is_head"].to_numpy()
    decided = season.decision[org] + np.where(head, np.timedelta64(1, "D"), np.timedelta64(0, "D"))
    identity = ["full_name", "birth_date", "citizen_id", "card_no", "file_no"]
    same = ["discipline", "discipline_date", "violation_id"]
    mine = members.filter(~pl.col("is_temporary")).select("person", *identity, *same)
    province = pl.col("submitter") == settings.PROVINCE
    return (
        posts.join(mine, on="person", how="left", maintain_order="left")
        .with_columns(
            collectives["collective_code"].gather(posts["collective"]),
            collectives["submitter"].gather(posts["collective"]),
            dates("review_date", season.review[org], rated),
            *_levels(rng, level),
            points(rng, level, year.year),
            texts("not_rated_reason", year.fate.post_reason),
            texts("decision_no", np.where(rated, _own_no(year, season)[place], "")),
            dates("decision_date", np.busday_offset(decided, 0, "forward"), rated),
        )
        .with_columns(pl.when(~province).then("file_no").alias("file_no"))
        .with_columns(_targets(rng, level, posts["person"].is_in(_punished(mine)).to_numpy()))
    )


def _own_no(year: Year, season: Season) -> Array:
    frame = year.world.collectives
    province = (frame["submitter"] == settings.PROVINCE).to_numpy()
    return np.where(province, "815-QĐ/TU", season.own_no[frame["org"].to_numpy()])


def _punished(members: pl.DataFrame) -> list[int]:
    return members.filter(pl.col("discipline").is_not_null())["person"].to_list()


def _levels(rng: np.random.Generator, level: Ints) -> tuple[pl.Series, ...]:
    own = np.minimum(level + (rng.random(len(level)) < 0.12), HTXS) * (level > NONE)
    return column("self_level", own), column("proposed_level", level), column("level", level)


def points(rng: np.random.Generator, level: Ints, year: int) -> pl.Series:
    """Return the points of the hundred-point scale, from the year that has it."""
    drawn = rng.integers(_POINTS[level, 0], _POINTS[level, 1] + (level == NONE)) / 10
    given = (level > NONE) & (year >= _POINTS_FROM)
    return pl.Series("points", np.where(given, drawn, np.nan), nan_to_null=True)


def _targets(rng: np.random.Generator, level: Ints, punished: Bools) -> pl.Series:
    low, high = np.array([0, 25, 62, 85, 100])[level], np.array([1, 50, 90, 106, 118])[level]
    share = np.where(punished, 58, rng.integers(low, high))
    return pl.Series("target_pct", np.where(level > NONE, share, np.nan).astype(float), nan_to_null=True)


def discipline(
    rng: np.random.Generator, year: int, mark: str, punished: Bools, *, severe: Bools | bool
) -> list[pl.Series]:
    """Return form, day and violation number of everybody punished."""
    count = len(punished)
    form = np.where(severe & (rng.random(count) < 0.35), "CANH_CAO", "KHIEN_TRACH")
    days = np.datetime64(f"{year}-02-01", "D") + rng.integers(0, 290, count).astype("timedelta64[D]")
    serial = np.cumsum(punished)
    ids = [
        f"VP-{mark}-{year}-{n:04d}" if hit else None for n, hit in zip(serial.tolist(), punished.tolist(), strict=True)
    ]
    return [
        texts("discipline", np.where(punished, form, "")),
        dates("discipline_date", days, punished),
        pl.Series("violation_id", ids, dtype=pl.String),
    ]
