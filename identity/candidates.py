"""Candidates: from the persons in question after a run to pairs in the review queue.

A pair is queued once, for ever: what was rejected is never asked again.
"""

from __future__ import annotations

import logging
import time

import polars as pl
from psycopg import Connection

from identity.queue import refresh
from identity.roster import anybody_in_question, name_shares, persons_to_compare

log = logging.getLogger(__name__)

MOST_PER_PERSON = 3  # of whom a person may be; more are namesakes, in which nobody finds the right one
STRONG = 9.0
MARGIN = 3.0

_QUEUE = """
insert into restricted.link_candidate
    (first_key, second_key, person_key, other_key, score, reasons, is_probable, model_hash)
values (%s, %s, %s, %s, %s, %s, %s, %s)
on conflict (first_key, second_key) do nothing
"""


def queue_candidates(connection: Connection) -> int:
    """Queue whom the persons made in this transaction may be; return how many pairs are new."""
    if not anybody_in_question(connection):
        return 0
    from identity.scoring import model_hash, pairing_rules, score_pairs

    begin = time.monotonic()
    persons = persons_to_compare(connection, pairing_rules())
    pairs = judged(score_pairs(persons, name_shares(connection)), persons)
    before = _count(connection)
    version = model_hash()
    with connection.cursor() as cursor:
        cursor.executemany(
            _QUEUE,
            [
                (first, second, first, second, score, reasons, is_probable, version)
                for first, second, score, reasons, is_probable in pairs.iter_rows()
            ],
        )
    queued = _count(connection) - before
    if queued:
        refresh(connection)
    log.info("step=compare persons=%s pairs=%s seconds=%.1f", len(persons), queued, time.monotonic() - begin)
    return queued


def judged(pairs: pl.DataFrame, persons: pl.DataFrame) -> pl.DataFrame:
    """Keep the best pairs of everybody in question, and add which pair is probable.

    Probable is a strong pair of which each is by a margin the other's best, so that namesakes fall out, and who do not
    stand in the same year's sheets.
    """
    known = persons.select("person_key", "is_new", "years")
    both = pairs.with_row_index("pair").join(known, left_on="first_key", right_on="person_key")
    both = both.join(known, left_on="second_key", right_on="person_key", suffix="_second")
    sides = pl.concat(
        [
            both.select("pair", "score", person="first_key", is_asked="is_new"),
            both.select("pair", "score", person="second_key", is_asked="is_new_second"),
        ]
    ).sort("person", pl.col("score").neg(), "pair")
    ranked = sides.with_columns(
        rank=pl.int_range(pl.len()).over("person"), runner_up=pl.col("score").shift(-1).over("person")
    )
    per_pair = ranked.group_by("pair").agg(
        is_kept=(pl.col("is_asked") & (pl.col("rank") < MOST_PER_PERSON)).any(),
        is_best=((pl.col("rank") == 0) & (pl.col("score") - pl.col("runner_up").fill_null(-MARGIN) >= MARGIN)).all(),
    )
    apart = (pl.col("years") & pl.col("years_second")) == 0
    return (
        both.join(per_pair, on="pair")
        .filter("is_kept")
        .sort("pair")
        .select(
            "first_key", "second_key", "score", "reasons", is_probable=apart & (pl.col("score") >= STRONG) & pl.col("is_best")
        )
    )  # fmt: skip


def _count(connection: Connection) -> int:
    (count,) = connection.execute("select count(*) from restricted.link_candidate").fetchone() or (0,)
    return int(count)
