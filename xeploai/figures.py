"""Figures: from a file of published figures to the list of those that the marts count differently.

The names in the file say what to count (`adjusted_2021.MEMBER.lowered`); no figure stands in the code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, LiteralString

import yaml
from psycopg import Connection

from database.connection import connect
from settings import Failure

_ADJUSTMENT = "from marts.mart_adjustment where is_total and rating_year = %(year)s and summary_kind = %(kind)s"
_REVIEWS = "from marts.mart_suggested_review where is_total and rating_year = %(year)s and subject_kind = %(kind)s"
COUNTS: tuple[tuple[str, LiteralString], ...] = (
    (r"adjusted_(?P<year>\d{4})\.(?P<kind>\w+)\.lowered", f"select lowered {_ADJUSTMENT}"),
    (r"adjusted_(?P<year>\d{4})\.(?P<kind>\w+)\.rated", f"select rated {_ADJUSTMENT}"),
    (r"suggested_reviews_(?P<year>\d{4})\.(?P<kind>\w+)", f"select suggestions {_REVIEWS}"),
    (r"suggested_reviews_2018_to_(?P<year>\d{4})\.(?P<kind>\w+)", f"select suggestions_since_2018 {_REVIEWS}"),
    (
        "expected_committees",
        "select count(distinct committee_code) from marts.mart_submission_status where is_expected",
    ),
)


class UnknownFigure(Failure):
    """A file of figures names something that nothing here can count."""


def differences(file: Path) -> list[str]:
    """Compare every published figure with the marts; return one sentence per figure that differs.

    Raises:
        UnknownFigure: a name of the file says nothing that can be counted.
    """
    published = dict(figures_in(yaml.safe_load(file.read_text(encoding="utf-8"))))
    queries = {name: query_for(name) for name in published}
    with connect() as connection:
        counted = {name: _count(connection, *query) for name, query in queries.items()}
    return [
        f"{name}: công bố {published[name]}, kho dữ liệu đếm được {counted[name]}"
        for name in published
        if published[name] != counted[name]
    ]


def figures_in(document: Any, name: str = "") -> Iterator[tuple[str, int]]:
    """Yield every figure of a nested document under its dotted name."""
    if not isinstance(document, dict):
        yield name, document
        return
    for key, inner in document.items():
        yield from figures_in(inner, f"{name}.{key}" if name else str(key))


def query_for(name: str) -> tuple[LiteralString, dict[str, str]]:
    """Return the query that counts a figure, and its parameters.

    Raises:
        UnknownFigure: the name says nothing that can be counted.
    """
    for pattern, query in COUNTS:
        if named := re.fullmatch(pattern, name):
            return query, named.groupdict()
    raise UnknownFigure(f"{name}: nothing in the marts is known by this name.")


def _count(connection: Connection, query: LiteralString, parameters: dict[str, str]) -> int | None:
    row = connection.execute(query, parameters).fetchone()
    return None if row is None else int(row[0])
