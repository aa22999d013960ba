"""Figures: from a file of published figures to the list of those that the marts count differently.

The file's keys say what to count: `adjusted_2021`, `suggested_reviews_2022`, `suggested_reviews_2018_to_2022`,
`expected_committees`. Values are never read by anything but this comparison.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from psycopg import Connection

from database.connection import connect


class UnknownFigure(Exception):
    """A file of figures names something that nothing here can count."""


def differences(file: Path) -> list[str]:
    """Compare every published figure with the marts; return one sentence per figure that differs.

    Raises:
        UnknownFigure: a key of the file says nothing that can be counted.
    """
    published = dict(_flat(yaml.safe_load(file.read_text(encoding="utf-8"))))
    with connect() as connection:
        counted = {
            name: _count(connection, name, parts) for name, parts in ((key, key.split(".")) for key in published)
        }
    return [
        f"{name}: công bố {published[name]:n}, kho dữ liệu đếm được {counted[name]}"
        for name in published
        if published[name] != counted[name]
    ]


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, int]]:
    if not isinstance(value, dict):
        yield name, value
        return
    for key, inner in value.items():
        yield from _flat(inner, f"{name}.{key}" if name else str(key))


def _count(connection: Connection, name: str, parts: list[str]) -> int | None:
    if adjusted := re.fullmatch(r"adjusted_(\d{4})", parts[0]):
        row = connection.execute(
            "select lowered, rated from marts.mart_adjustment where is_total and rating_year = %s and summary_kind = %s",
            [int(adjusted[1]), parts[1]],
        ).fetchone()
        return None if row is None else row[("lowered", "rated").index(parts[2])]
    if suggested := re.fullmatch(r"suggested_reviews_(2018_to_)?(\d{4})", parts[0]):
        row = connection.execute(
            "select suggestions, suggestions_since_2018 from marts.mart_suggested_review "
            "where is_total and rating_year = %s and subject_kind = %s",
            [int(suggested[2]), parts[1]],
        ).fetchone()
        return None if row is None else row[1 if suggested[1] else 0]
    if name == "expected_committees":
        row = connection.execute(
            "select count(distinct committee_code) from marts.mart_submission_status where is_expected"
        ).fetchone()
        return None if row is None else row[0]
    raise UnknownFigure(f"{name}: nothing in the marts is known by this name.")
