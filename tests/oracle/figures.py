"""Figures: from the ratings in force to every row of the summaries and of the transitions from year to year.

Written from the warehouse contract and from docs/reorganisations.md; no SQL, nothing of the product.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from tests.oracle.ratings import RANKS, Rating
from tests.oracle.truth import ENDED, HEIRS, HOMES, POSTS, TOUCHED, YEARS

SUMMARY_KINDS = ("DBHU", "TCCSD", "DBBP", "CBTT", "MEMBER", "COLLECTIVE", "LEADER")
ALL = "ALL"
Row = tuple[object, ...]


def summary(ratings: Iterable[Rating], years: Iterable[int], committees: Iterable[str]) -> set[Row]:
    """mart_rating_summary: dense, zeros included."""
    counts: Counter[Row] = Counter()
    for rating in ratings:
        counted = [("effective", rating.committee, rating.level)]
        if rating.original:
            counted.append(("original", rating.original.lane[2], rating.original.said.level))
        for basis, committee, level in counted:
            for code in (committee, ALL):
                counts[rating.year, basis, code, rating.summary_kind, level] += 1
    rows: set[Row] = set()
    for year in years:
        for basis in ("original", "effective"):
            for code in (*committees, ALL):
                for kind in SUMMARY_KINDS:
                    levels = [counts[year, basis, code, kind, level] for level in RANKS]
                    rated, not_rated = sum(levels), counts[year, basis, code, kind, None]
                    rows.add((year, basis, code, code == ALL, kind, rated + not_rated, rated, *levels, not_rated))
    return rows


def adjustments(ratings: Iterable[Rating], years: Iterable[int], committees: Iterable[str]) -> set[Row]:
    """mart_adjustment: who had an original level, and whom an adjustment in force lowered or raised."""
    counts: Counter[Row] = Counter()
    for rating in ratings:
        if rating.original is None or rating.original.said.level is None:
            continue
        moved = RANKS.get(rating.level or "", 0) - RANKS[rating.original.said.level]
        for code in (rating.original.lane[2], ALL):
            cell = rating.year, code, rating.summary_kind
            counts[*cell, "rated"] += 1
            if rating.is_adjusted and rating.level and moved:
                counts[*cell, "lowered" if moved < 0 else "raised"] += 1
    return {
        (year, code, code == ALL, kind, *(counts[year, code, kind, what] for what in ("rated", "lowered", "raised")))
        for year in years for code in (*committees, ALL) for kind in SUMMARY_KINDS
    }  # fmt: skip


def year_over_year(ratings: Iterable[Rating], annuals: set[tuple[str, int]]) -> set[Row]:
    """mart_year_over_year in its three readings.

    Args:
        annuals: committees and years of which an annual is accepted.
    """
    by_year: dict[int, list[Rating]] = defaultdict(list)
    for rating in ratings:
        by_year[rating.year].append(rating)
    rows: set[Row] = set()
    for year in YEARS[1:]:
        before, now = by_year[year - 1], by_year[year]
        if not any(told == year for _, told in annuals):
            continue
        for reading in ("as_reported", "todays_structure", "comparable"):
            committee_of = committee_today if reading == "todays_structure" else _committee
            home = today if reading == "todays_structure" else str
            compared = {home(c) for c, y in annuals if y == year} & {home(c) for c, y in annuals if y == year - 1} | {
                ALL
            }
            pairs = list(_pairs(reading, year, before, now))
            for (code, *cell), subjects in _transitions(pairs, committee_of).items():
                if code in compared and not (reading == "comparable" and {"NEW", "GONE"} & set(cell)):
                    rows.add((year, reading, code, code == ALL, *cell, subjects))
    return rows


def _pairs(
    reading: str, year: int, before: list[Rating], now: list[Rating]
) -> Iterator[tuple[Rating | None, Rating | None]]:
    """Yield who is who in the two years: both, or one side only."""
    later = {subject(rating): rating for rating in now}
    earlier: dict[Row, Rating] = {}
    for rating in before:
        key = _next(rating) if reading == "todays_structure" else subject(rating)
        rival = earlier.get(key) if key else None
        if key is None:
            yield rating, None
        elif rival is None:
            earlier[key] = rating
        else:  # of several predecessors the one that always had the post is matched
            kept, gone = (rating, rival) if subject(rating) == key else (rival, rating)
            earlier[key] = kept
            yield gone, None
    for key in earlier.keys() | later.keys():
        one, other = earlier.get(key), later.get(key)
        if reading != "comparable" or (one and other and not _is_touched(one, year) and not _is_touched(other, year)):
            yield one, other


def _transitions(
    pairs: list[tuple[Rating | None, Rating | None]], committee_of: Callable[[Rating], str]
) -> Counter[tuple[str, ...]]:
    counts: Counter[tuple[str, ...]] = Counter()
    for before, now in pairs:
        for place in (committee_of, lambda rating: ALL):
            sides = [rating and (place(rating), str(rating.summary_kind)) for rating in (before, now)]
            if before and now and sides[0] == sides[1]:
                counts[*sides[0], _level(before), _level(now)] += 1
                continue
            if before:
                counts[*sides[0], _level(before), "GONE"] += 1
            if now:
                counts[*sides[1], "NEW", _level(now)] += 1
    return counts


def subject(rating: Rating) -> Row:
    return rating.kind, rating.key, rating.post


def bare(code: str) -> str:
    """A code without the prefix of its seed."""
    return code[3:] if code.startswith("S") else code


def today(committee: str) -> str:
    return committee[:3] + ENDED[bare(committee)] if bare(committee) in ENDED else committee


def committee_today(rating: Rating) -> str:
    """The organisation's committee of today where a line took it elsewhere; the office rates committees where they are."""
    home = HOMES.get(bare(rating.organisation or ""))
    if home and rating.summary_kind != "DBHU":
        return rating.committee[:3] + home
    return today(rating.committee)


def _committee(rating: Rating) -> str:
    return rating.committee


def _next(rating: Rating) -> Row | None:
    """Under what a rating is looked for in the next year; None: nobody continues it."""
    kind, key, post = subject(rating)
    if kind in ("ORGANISATION", "COLLECTIVE"):
        heir = HEIRS.get((bare(str(key)), rating.year), bare(str(key)))
        return None if heir is None else (kind, str(key)[:3] + heir, post)
    if kind == "LEADER":
        at = bare(str(post)), rating.year
        return kind, key, str(post)[:3] + (POSTS.get(at) or HEIRS.get(at) or bare(str(post)))
    return kind, key, post


def _is_touched(rating: Rating, year: int) -> bool:
    own = rating.key if rating.kind in ("ORGANISATION", "COLLECTIVE") else rating.post
    return bool({bare(own), bare(rating.committee), bare(rating.organisation or "")} & TOUCHED.get(year, set()))


def _level(rating: Rating) -> str:
    return rating.level or "NOT_RATED"
