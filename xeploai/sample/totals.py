"""Totals: from the rows of the rated sheets to what each committee declares and files about them."""

from __future__ import annotations

import numpy as np
import polars as pl

import settings
from xeploai.sample.chance import stream
from xeploai.sample.levels import HTT, HTXS, KHT, codes
from xeploai.sample.plan import Plan

_GRASSROOTS = {"DBCS": "TCCSD", "CBCS": "TCCSD"}
_REASONS = {
    "not_rated_exempt": "MIEN", "not_rated_suspended": "DINH_CHI", "not_rated_new": "MOI",
    "not_rated_unreviewed": "CHUA_KIEM_DIEM", "not_rated_other": "KHAC",
}  # fmt: skip
_STEPS = ("TU_KIEM_DIEM", "THAM_DINH", "BO_PHIEU", "QUYET_DINH", "THONG_BAO")


def declare(tables: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Return the declared totals of every committee: per kind, counted from its own rows, zeros included."""
    rows = pl.concat(
        [
            tables["organisation"].select(
                "submitter", "level", "not_rated_reason", kind=pl.col("organisation_type").replace(_GRASSROOTS)
            ),
            *(
                table.select("submitter", "level", "not_rated_reason", kind=pl.lit(kind))
                for kind, table in (
                    ("MEMBER", tables["member"].filter(~pl.col("is_temporary"))),
                    ("COLLECTIVE", tables["collective"]),
                    ("LEADER", tables["leader"]),
                )
            ),
        ]
    )
    level, reason = pl.col("level"), pl.col("not_rated_reason")
    names = codes()
    counted = rows.group_by("submitter", "kind").agg(
        total=pl.len(), rated=level.count(),
        htxs=(level == names[HTXS]).sum(), htt=(level == names[HTT]).sum(), ht=(level == names[HTT - 1]).sum(),
        kht=(level == names[KHT]).sum(), not_rated=reason.count(),
        **{key: (reason == code).sum() for key, code in _REASONS.items()},
    )  # fmt: skip
    kinds = {False: ["TCCSD", "CBTT", "DBBP", "MEMBER", "COLLECTIVE", "LEADER"], True: ["DBHU", "COLLECTIVE", "LEADER"]}
    wanted = [(code, kind) for code in settings.current().committee_codes for kind in kinds[code == settings.PROVINCE]]
    frame = pl.DataFrame(wanted, schema=["submitter", "kind"], orient="row")
    joined = frame.join(counted, on=["submitter", "kind"], how="left", maintain_order="left")
    return joined.with_columns(pl.exclude("submitter", "kind").fill_null(0)).rename({"kind": "subject_kind"})


def file_dossiers(plan: Plan, organisations: pl.DataFrame, year: int) -> pl.DataFrame:
    """Return the five steps of every rated organisation, in order of time, with the votes of the third."""
    rated = organisations.filter(pl.col("level").is_not_null())
    rng = stream(plan.seed, "dossiers", year)
    voters = rng.integers(5, 31, rated.height)
    against = np.minimum(rng.binomial(3, 0.3, rated.height), (voters - 1) // 2 - 1)
    review, decision = pl.col("review_date"), pl.col("decision_date")
    between = (decision - review).dt.total_days()
    days = {
        "TU_KIEM_DIEM": review, "THAM_DINH": review + pl.duration(days=between * 2 // 5),
        "BO_PHIEU": review + pl.duration(days=between * 7 // 10), "QUYET_DINH": decision,
        "THONG_BAO": decision + pl.duration(days=1),
    }  # fmt: skip
    numbered = rated.with_columns(votes_total=pl.Series(voters), votes_for=pl.Series(voters - against)).with_row_index()
    none = pl.lit(None, pl.Int64)
    steps = [
        numbered.select(
            "submitter", "organisation_code", "index", step=pl.lit(step), done_date=days[step],
            document_no=pl.col("decision_no") if step == "QUYET_DINH" else pl.lit(None, pl.String),
            votes_for=pl.col("votes_for") if step == "BO_PHIEU" else none,
            votes_total=pl.col("votes_total") if step == "BO_PHIEU" else none,
            order=pl.lit(place),
        )
        for place, step in enumerate(_STEPS)
    ]  # fmt: skip
    return pl.concat(steps).sort("index", "order")
