"""Known truth: from a linked sample province to what was linked wrongly, and which true pairs are left to people."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from database.connection import connect
from ingestion.inbox import waiting_chunks
from ingestion.landing import land_files
from xeploai.sample import write_sample

PLACE = ["committee_code", "rating_year", "kind", "file_name", "sheet", "source_row"]
_LEDGER = """
select submission.committee_code, submission.rating_year, submission.kind, submission.file_name, link.sheet,
    link.source_row, link.person_key::text, link.matched_by
from restricted.person_link as link
inner join landing.submission as submission using (submission_id)
"""
_QUEUE = "select first_key::text, second_key::text, score, is_probable from restricted.link_candidate"


def land_province(home: Path, members: int) -> pl.DataFrame:
    """Write, land and accept a sample of two years; return which true person stands in which row."""
    write_sample(home / "inbox", home / "truth", members=members, years=(2021, 2022))
    for paths in waiting_chunks():
        land_files(paths)
    with connect() as connection:
        connection.execute("update landing.submission set state = 'accepted', accepted_at = received_at")
    return pl.read_parquet(home / "truth" / "rows.parquet").cast({"rating_year": pl.Int64, "source_row": pl.Int64})


@dataclass(frozen=True)
class Outcome:
    """How the ledger and the queue compare with the truth."""

    rows: pl.DataFrame  # every person row: true_person, person_key, matched_by
    wrong: pl.DataFrame  # person_keys with more than one true person, and by which step
    left: pl.DataFrame  # true pairs of keys that the deterministic steps did not join
    queue: pl.DataFrame  # candidates, with is_true

    @property
    def recall(self) -> float:
        """Share of the pairs left that are in the queue."""
        return len(self.left.filter("is_queued")) / max(len(self.left), 1)


def compare(truth: pl.DataFrame) -> Outcome:
    """Compare the ledger and the queue of this database with the truth."""
    with connect() as connection:
        ledger = pl.DataFrame(
            connection.execute(_LEDGER).fetchall(), schema=[*PLACE, "person_key", "matched_by"], orient="row"
        )
        schema = {"first_key": pl.String, "second_key": pl.String, "score": pl.Float64, "is_probable": pl.Boolean}
        queue = pl.DataFrame(connection.execute(_QUEUE).fetchall(), schema=schema, orient="row")
    rows = truth.join(ledger, on=PLACE)
    keys = rows.select("true_person", "person_key").unique()
    pairs = keys.join(keys, on="true_person", suffix="_other").filter(pl.col("person_key") < pl.col("person_key_other"))
    left = pairs.rename({"person_key": "first_key", "person_key_other": "second_key"})
    left = left.join(queue, on=["first_key", "second_key"], how="left").with_columns(
        is_queued=pl.col("score").is_not_null()
    )
    several = rows.group_by("person_key").agg(pl.col("true_person").n_unique().alias("persons"))
    wrong = rows.join(several.filter(pl.col("persons") > 1), on="person_key")
    queue = queue.join(left.select("first_key", "second_key", is_true=True), on=["first_key", "second_key"], how="left")
    return Outcome(rows, wrong, left, queue.with_columns(pl.col("is_true").fill_null(False)))
