"""Flags: from the ratings in force to two years of non-completion, and to what people have to look at.

Written from the warehouse contract, `mart_consecutive_non_completion`, and from docs/reorganisations.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from tests.oracle.figures import Row, bare
from tests.oracle.ratings import Rating, Version
from tests.oracle.truth import BEFORE, KEEPERS

LEADERS = "QĐ 41-QĐ/TW, Điều 5: căn cứ xem xét miễn nhiệm"
BASES = {"MEMBER": "rà soát, sàng lọc (chưa đối chiếu)", "ORGANISATION": "theo dõi", "COLLECTIVE": "theo dõi"}
Subject = tuple[str, str]


class Years:
    """Of every subject (a leader is a person) the years rated, and the version that made a year one of non-completion."""

    def __init__(self, ratings: Iterable[Rating]) -> None:
        self.rated: set[tuple[Subject, int]] = set()
        failed: dict[tuple[Subject, int], list[Version]] = defaultdict(list)
        for rating in ratings:
            year = (rating.kind, rating.key), rating.year
            if rating.level:
                self.rated.add(year)
            if rating.level == "KHT":
                failed[year].append(rating.version)
        # the post that was decided first made it such a year
        self.failed = {
            year: min(versions, key=lambda v: (v.decided_on, v.recorded_from, v.lane[2]))
            for year, versions in failed.items()
        }

    def gap(self, year: int, *subjects: Subject) -> bool:
        return all((subject, year) not in self.rated for subject in subjects)


def flags(ratings: Iterable[Rating], probable: Mapping[str, str]) -> set[Row]:
    """mart_consecutive_non_completion.

    Args:
        probable: persons that may be one, and wait for people to say so, in both directions.
    """
    years = Years(ratings)
    rows: set[Row] = set()
    for (subject, second), later in years.failed.items():
        found = next(_reasons(years, subject, second, probable), None)
        if found:
            reason, first_year, earlier = found
            rows.add(
                (
                    *subject, later.lane[2], first_year, second, "REVIEW" if reason else "FLAG", reason,
                    _basis(subject[0], second), "adjustment" if "adjustment" in (earlier.cause, later.cause) else "annual",
                    max(earlier.decided_on, later.decided_on), max(earlier.recorded_from, later.recorded_from),
                )
            )  # fmt: skip
    return rows


def _reasons(
    years: Years, subject: Subject, second: int, probable: Mapping[str, str]
) -> Iterator[tuple[str | None, int, Version]]:
    """Yield what joins this year to an earlier one, what decides first."""
    if own := years.failed.get((subject, second - 1)):
        yield None, second - 1, own
    if partner := probable.get(subject[1]):
        yield from _joined(years, subject, (subject[0], partner), second, "identity")
    for old, since in _before(years, subject):
        yield from _joined(years, subject, old, second, "reorganised", since)
    if years.gap(second - 1, subject) and (own := years.failed.get((subject, second - 2))):
        yield "gap_year", second - 2, own


def _joined(
    years: Years, subject: Subject, old: Subject, second: int, reason: str, since: int = 0
) -> Iterator[tuple[str, int, Version]]:
    """Yield what the other's last year or, over a year without any rating, the one before joins."""
    is_line = reason == "reorganised"
    for first in (second - 1, second - 2):
        other = years.failed.get((old, first))
        if other is None or (is_line and not first < since <= second):
            continue
        if is_line and bare(subject[1]) in BEFORE and (subject, first) in years.rated:
            continue
        between = [subject, old, *(_after(old, second - 1) if is_line else ())]
        if first == second - 1 or years.gap(second - 1, *between):
            yield reason, first, other


def _before(years: Years, subject: Subject) -> Iterator[tuple[Subject, int]]:
    """Yield what became this code, and the first year under it."""
    code = bare(subject[1])
    for table in (KEEPERS, BEFORE):
        if code in table and subject[0] in ("ORGANISATION", "COLLECTIVE"):
            old, since = table[code]
            yield (subject[0], subject[1][:3] + old), since


def _after(old: Subject, year: int) -> Iterator[Subject]:
    """Yield what a code had become by that year: if any part was rated then, the year was no gap."""
    for code, (before, since) in [*KEEPERS.items(), *BEFORE.items()]:
        if before == bare(old[1]) and since <= year:
            yield old[0], old[1][:3] + code


def _basis(kind: str, year: int) -> str:
    if kind != "LEADER":
        return BASES[kind]
    return LEADERS if year < 2025 else f"{LEADERS} (chưa đối chiếu QĐ 377-QĐ/TW)"
