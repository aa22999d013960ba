"""Scoring: from persons to pairs that may be one, each with its match weight and the levels of the model it reached.

The model is data (`model.json`) and fixed: weights learnt from already linked pairs are over-confident, and those learnt
from a small rest veto what they have not seen. Nothing else imports splink and duckdb; importing them takes a second.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import polars as pl

MODEL = Path(__file__).parent / "model.json"
LEAST_SCORE = 0.0  # even odds
DIGITS = 6  # weights come out in the same order of magnitude, not in the same last bit, on every machine


def model_hash() -> str:
    """Return the hash by which candidates name the model that compared them."""
    return hashlib.sha256(MODEL.read_bytes()).hexdigest()[:12]


def score_pairs(persons: pl.DataFrame, name_shares: pl.DataFrame) -> pl.DataFrame:
    """Return `first_key`, `second_key`, `score`, `reasons` of the pairs from LEAST_SCORE on, best first.

    Args:
        persons: one row per person with the columns that the model compares.
        name_shares: `name_key` and `tf_name_key`, its share among all persons, not only those compared.
    """
    import duckdb
    from splink import DuckDBAPI, Linker

    with duckdb.connect() as connection, contextlib.redirect_stdout(io.StringIO()):  # splink prints what it does
        database = DuckDBAPI(connection)
        linker = Linker(database.register(persons.to_arrow()), MODEL, log_level=None)
        shares = database.register(name_shares.to_arrow())
        linker.table_management.register_term_frequency_lookup(shares, "name_key")
        found: pl.DataFrame = linker.inference.predict(threshold_match_weight=LEAST_SCORE).as_duckdbpyrelation().pl()
    return (
        found.select(
            first_key=pl.min_horizontal("person_key_l", "person_key_r"),
            second_key=pl.max_horizontal("person_key_l", "person_key_r"),
            score=pl.col("match_weight").round(DIGITS),
            reasons=pl.concat_list(_reasons()).list.drop_nulls(),
        )
        .sort("score", "first_key", "second_key", descending=[True, False, False])
    )  # fmt: skip


def labels() -> dict[str, list[str]]:
    """Return comparison → the names of its levels, the least alike first, as splink numbers them from 0."""
    return {
        comparison["output_column_name"]: [
            str(level["label_for_charts"])
            for level in reversed(comparison["comparison_levels"])
            if not level.get("is_null_level")
        ]
        for comparison in _model()["comparisons"]
    }


def pairing_rules() -> list[str]:
    """Return the conditions on which two persons are compared at all."""
    return [str(rule["blocking_rule"]) for rule in _model()["blocking_rules_to_generate_predictions"]]


def _reasons() -> list[pl.Expr]:
    return [
        pl.col(f"gamma_{name}").replace_strict(dict(enumerate(levels)), default=None, return_dtype=pl.String)
        for name, levels in labels().items()
    ]


def _model() -> Any:
    return json.loads(MODEL.read_text(encoding="utf-8"))
