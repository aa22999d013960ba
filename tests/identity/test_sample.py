"""A synthetic province of three thousand members, against the truth it was made from."""

import polars as pl
import pytest

from database.connection import connect
from identity.linking import identify_waiting
from ingestion.inbox import waiting_chunks
from ingestion.landing import land_files
from xeploai.sample import write_sample

pytestmark = pytest.mark.slow
PLACE = ["committee_code", "rating_year", "kind", "file_name", "sheet", "source_row"]
LEDGER = """
select submission.committee_code, submission.rating_year, submission.kind, submission.file_name, link.sheet,
    link.source_row, link.person_key::text
from restricted.person_link as link
inner join landing.submission as submission using (submission_id)
"""


def test_no_two_persons_are_taken_for_one_and_few_for_two(home, tmp_path):
    write_sample(home / "inbox", tmp_path / "truth", members=3000, years=(2021, 2022))
    for paths in waiting_chunks():
        land_files(paths)
    with connect() as connection:
        connection.execute("update landing.submission set state = 'accepted', accepted_at = received_at")

    linked = identify_waiting()

    with connect() as connection:
        ledger = pl.DataFrame(connection.execute(LEDGER).fetchall(), schema=[*PLACE, "person_key"], orient="row")
    truth = pl.read_parquet(tmp_path / "truth" / "rows.parquet").cast({"rating_year": pl.Int64, "source_row": pl.Int64})
    both = truth.join(ledger, on=PLACE)
    assert len(both) == len(truth) == len(ledger) == linked
    wrong = both.group_by("person_key").agg(pl.col("true_person").n_unique()).filter(pl.col("true_person") > 1)
    assert wrong.is_empty()
    keys = both.group_by("true_person").agg(pl.col("person_key").n_unique())["person_key"]
    assert (keys == 1).mean() >= 0.995
