"""Asked: from the committee and year that somebody types to ones there are, or to a sentence that names these."""

from __future__ import annotations

from collections.abc import Iterable

import typer

import settings
from database.connection import connect

_ANY = "select exists (select from landing.submission where rating_year = %s)"


def make_sure_there_are(committee: str | None, year: int) -> None:
    """Raise BadParameter for a committee that no list names, or a year without a campaign of which nothing came either."""
    ours = settings.current()
    if committee is not None and committee not in ours.committee_codes:
        known = ", ".join(ours.committee_codes)
        raise typer.BadParameter(f"{committee} is not in committees.csv, which names {known}", param_hint="--committee")
    if year not in ours.campaigns and not _anything_came(year):
        raise typer.BadParameter(
            f"campaigns.yml has no campaign of {year} and no file of that year came; there are campaigns of "
            f"{_spans(ours.campaigns)}",
            param_hint="--year",
        )


def _anything_came(year: int) -> bool:
    with connect() as connection:
        return connection.execute(_ANY, [year]).fetchone() == (True,)


def _spans(years: Iterable[int]) -> str:
    """Write years as people do: 2018–2022, 2024."""
    spans: list[list[int]] = []
    for year in sorted(years):
        if spans and spans[-1][-1] == year - 1:
            spans[-1][1:] = [year]
        else:
            spans.append([year])
    return ", ".join("–".join(map(str, span)) for span in spans)
