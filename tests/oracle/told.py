"""Told: from the marts to rows with true subjects, in the words of the oracle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from database.connection import connect
from tests.oracle.figures import Row
from tests.oracle.ratings import Rating, Version
from tests.oracle.sending import placed
from tests.oracle.truth import File

RATING = (
    "subject_kind, subject_key, post_code, rating_year, committee_code, organisation_code, level, original_level, "
    "not_rated_reason, is_adjusted, version_count, decided_on, title_group, is_head, summary_kind"
)
QUERIES = {
    "fct_rating": f"select {RATING} from marts.fct_rating",
    "fct_rating_version": "select subject_kind, subject_key, post_code, rating_year, version_no, committee_code, level, "
    "not_rated_reason, cause, reason, decision_no, decided_on, recorded_from, recorded_to, submission_id, sheet, source_row "
    "from marts.fct_rating_version",
    "mart_rating_summary": "select rating_year, basis, committee_code, is_total, summary_kind, total, rated, htxs, htt, ht, "
    "kht, not_rated from marts.mart_rating_summary",
    "mart_adjustment": "select rating_year, committee_code, is_total, summary_kind, rated, lowered, raised "
    "from marts.mart_adjustment",
    "mart_year_over_year": "select rating_year, reading, committee_code, is_total, summary_kind, previous_level, level, "
    "subjects from marts.mart_year_over_year",
    "mart_consecutive_non_completion": "select subject_kind, subject_key, committee_code, first_year, second_year, status, "
    "review_reason, legal_basis, created_by, first_decided_on, first_recorded_at from marts.mart_consecutive_non_completion",
}  # fmt: skip
_AS_OF = f"select {RATING} from marts.rating_as_of(%s, %s)"
_LINKS = "select submission_id, sheet, source_row, person_key::text from restricted.person_link"


def linked(files: Iterable[File], numbers: Mapping[str, int]) -> dict[str, set[str]]:
    """Return every person of the warehouse with whoever its rows truly mean.

    Args:
        numbers: the files' submission numbers.
    """
    meant = {(numbers[file.name], sheet, row): said.key for file in files for sheet, row, said in placed(file)}
    people = defaultdict(set)
    for *place, person in _rows(_LINKS):
        people[person].add(meant[tuple(place)])
    return people


def tables(names: Mapping[str, str]) -> dict[str, list[Row]]:
    """Return the compared marts, with true persons for their keys."""
    return {table: _named(_rows(query), names) for table, query in QUERIES.items()}


def as_of(names: Mapping[str, str], recorded: datetime, decided: date | None) -> list[Row]:
    return _named(_rows(_AS_OF, recorded, decided or "infinity"), names)


def rating_row(rating: Rating) -> Row:
    """Say a rating of the oracle as fct_rating does."""
    version, told, original = rating.version, rating.version.told, rating.original
    return (rating.kind, rating.key, rating.post or None, rating.year, rating.committee, rating.organisation, rating.level,
            original.said.level if original else None, version.said.reason, rating.is_adjusted, rating.versions,
            version.decided_on, told.title_group, told.is_head, rating.summary_kind)  # fmt: skip


def version_row(version: Version) -> Row:
    """Say a version of the oracle as fct_rating_version does."""
    (kind, key, post), year, committee = version.lane
    said = version.said
    reason = "RA_SOAT" if version.cause == "adjustment" else None
    return (kind, key, post or None, year, version.number, committee, said.level, said.reason, version.cause, reason,
            said.decision_no, version.decided_on, version.recorded_from, version.recorded_to, *version.place)  # fmt: skip


def _rows(query: str, *values: object) -> list[Row]:
    with connect() as connection:
        return connection.execute(query, values).fetchall()


def _named(rows: list[Row], names: Mapping[str, str]) -> list[Row]:
    return [tuple(names.get(value, value) if isinstance(value, str) else value for value in row) for row in rows]
