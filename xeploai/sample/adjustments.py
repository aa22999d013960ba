"""Adjustments: from corrected ratings to the rows of the sheet «Điều chỉnh»."""

from __future__ import annotations

from datetime import date

import polars as pl

from xeploai.sample.chance import stream, workdays
from xeploai.sample.levels import column
from xeploai.sample.plan import Plan
from xeploai.sample.reviews import identify
from xeploai.sample.tables import submitters
from xeploai.sample.year import Year


def table(plan: Plan, year: Year, corrections: pl.DataFrame) -> pl.DataFrame:
    """Return one row per adjustment with its own decision, identified as clerks do."""
    rng = stream(plan.seed, "adjustments", year.year)
    world, structure = year.world, year.world.structure
    collective = world.collectives.with_row_index("row").select(
        pl.col("row").cast(pl.Int64), "org", code="collective_code", subject_name="collective_name"
    )
    organisation = structure.frame.select(
        row="org",
        org="org",
        code="organisation_code",
        subject_name="organisation_name",
        summary_kind=pl.col("organisation_type").replace({"DBCS": "TCCSD", "CBCS": "TCCSD"}),
    )
    known = ["person", "full_name", "birth_date", "citizen_id", "card_no", "file_no"]
    people = world.people.select(*known)
    several = world.posts.group_by("person").len().filter(pl.col("len") > 1)["person"].to_list()
    member = year.members.with_row_index("row").select(pl.col("row").cast(pl.Int64), "person", org="cell")
    post = world.posts.select(
        "person", row=pl.col("post").cast(pl.Int64), org=world.collectives["org"].gather(world.posts["collective"]),
        of=world.collectives["collective_code"].gather(world.posts["collective"]),
    )  # fmt: skip
    post = post.with_columns(
        collective_code=pl.when(pl.col("person").is_in(several) | (pl.col("row") % 4 == 0)).then("of")
    ).drop("of")
    parts = []
    for kind, things in (("ORGANISATION", organisation), ("COLLECTIVE", collective)):
        mine = corrections.filter(pl.col("subject_kind") == kind)
        parts.append(mine.join(things, on="row", maintain_order="left").rename({"code": "subject_code"}))
    for kind, holders in (("MEMBER", member), ("LEADER", post)):
        mine = corrections.filter(pl.col("subject_kind") == kind)
        named = mine.join(holders, on="row", maintain_order="left").join(people, on="person", maintain_order="left")
        parts.append(identify(rng, named.with_columns(submitter=pl.lit(""))))
    rows = pl.concat(parts, how="diagonal_relaxed").drop("submitter")
    rows = rows.with_columns(summary_kind=pl.coalesce("summary_kind", "subject_kind"))
    org = rows["org"].to_numpy()
    count = len(structure)
    days = rng.choice(workdays(date(year.year + 1, 10, 1), date(year.year + 1, 11, 30)), count)[structure.root[org]]
    number = (rng.permutation(count) % 700 + 100)[structure.root[org]]
    order = {"ORGANISATION": 0, "COLLECTIVE": 1, "LEADER": 2, "MEMBER": 3}
    place = pl.col("subject_kind").replace_strict(order)
    return rows.with_columns(
        pl.Series("submitter", submitters()[structure.committee[org]].tolist(), dtype=pl.String),
        pl.Series("decision_no", [f"{n}-QĐ/ĐC" for n in number.tolist()]),
        pl.Series("decision_date", days),
        column("old_level", rows["old"].to_numpy()),
        column("new_level", rows["new"].to_numpy()),
    ).sort(place, "org", "row")
