"""Bench of identity: from a landed province, clean and with errors planted, to precision and recall per step, and seconds."""

from __future__ import annotations

import time
from pathlib import Path

import polars as pl

from identity.linking import identify_waiting
from tests.identity.known_truth import Outcome, compare, land_province
from tests.identity.planted import plant


def bench_identity(home: Path, members: int, planted: bool) -> None:
    """Land a province in this home's empty database and print what the steps and the queue do with it."""
    truth = land_province(home, members)
    if planted:
        truth = plant(truth)
    begin = time.monotonic()
    rows = identify_waiting()
    seconds = time.monotonic() - begin
    begin = time.monotonic()
    identify_waiting()
    print(
        f"identity, {'errors planted' if planted else 'clean'}: {rows:,} person rows in {seconds:.1f} s; "
        f"again, nothing new: {time.monotonic() - begin:.2f} s"
    )
    _print(compare(truth))


def _print(outcome: Outcome) -> None:
    home = outcome.rows.group_by("person_key").agg(pl.col("true_person").sort().mode().first().alias("owner"))
    steps = outcome.rows.join(home, on="person_key").group_by("matched_by").agg(
        rows=pl.len(), right=(pl.col("true_person") == pl.col("owner")).mean()
    )  # fmt: skip
    for step, rows, right in steps.sort("matched_by").iter_rows():
        print(f"  {step}: {rows:,} rows, precision {right:.5f}")
    left = len(outcome.left)
    print(
        f"  persons mixed up by the steps: {outcome.wrong['person_key'].n_unique()}; true pairs left to people: {left:,}"
    )
    for least in (0, 3, 6, 9, 12):
        queue = outcome.queue.filter(pl.col("score") >= least)
        _print_queue(f"score from {least}", queue, left)
    _print_queue("probable", outcome.queue.filter("is_probable"), left)


def _print_queue(name: str, queue: pl.DataFrame, left: int) -> None:
    true = int(queue["is_true"].sum())
    print(
        f"  {name}: {len(queue):,} pairs, precision {true / max(len(queue), 1):.4f}, recall {true / max(left, 1):.4f}"
    )
