"""Review: from the queue and the events to what people look at before they decide, without names unless asked."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from psycopg.rows import dict_row

from database.connection import connect
from identity.queue import STANDING

Row = dict[str, Any]

# Numbers are shown by their last four digits. Years and places are those of every row that the person has.
_SIDE = """
select person.person_key, person.birth_date, person.full_name, person.citizen_id, person.card_no, person.file_no,
    '…' || right(person.citizen_id, 4) as citizen_masked, '…' || right(person.card_no, 4) as card_masked,
    array_agg(distinct submission.rating_year order by submission.rating_year) as rating_years,
    array_agg(distinct submission.committee_code order by submission.committee_code) as committee_codes
from restricted.person
inner join restricted.person_link as link using (person_key)
inner join landing.submission using (submission_id)
where person.person_key = any(%(persons)s)
group by person.person_key
"""
_OPEN = """
select candidate_id, score, is_probable, reasons, person_key, other_key
from restricted.link_candidate as candidate
where state = 'open' and (
    %(committee)s::text is null
    or exists (
        select from restricted.person_link as link
        inner join landing.submission using (submission_id)
        where link.person_key in (candidate.person_key, candidate.other_key) and committee_code = %(committee)s
    )
)
order by is_probable desc, score desc, candidate_id
"""
_DECISIONS = f"""
select decision_id, action, candidate_id, undoes, kept_key as person_key, other_key, reason, decided_by, decided_at,
    decision_id in (select decision_id from ({STANDING}) as standing) as stands
from restricted.link_decision
order by decision_id
"""
_SHOWN = ("person_key", "rating_years", "committee_codes", "citizen_masked", "card_masked")
_NAMES = ("full_name", "birth_date", "citizen_id", "card_no", "file_no")


def open_pairs(committee: str | None = None, with_names: bool = False) -> list[Row]:
    """Return the pairs that wait, the probable ones first, each with its two `persons`.

    Args:
        committee: only pairs of which one has a row of this committee.
        with_names: also names, birth dates and whole numbers.
    """
    columns = (*_SHOWN, *_NAMES) if with_names else _SHOWN
    with connect() as connection:
        cursor = connection.cursor(row_factory=dict_row)
        pairs = cursor.execute(_OPEN, {"committee": committee}).fetchall()
        persons = [pair[side] for pair in pairs for side in ("person_key", "other_key")]
        sides = {side["person_key"]: side for side in cursor.execute(_SIDE, {"persons": persons})}
    return [
        {key: pair[key] for key in ("candidate_id", "score", "is_probable", "reasons")}
        | {"persons": [{key: side[key] for key in columns} for side in _earlier_first(pair, sides)]}
        for pair in pairs
    ]


def _earlier_first(pair: Row, sides: dict[UUID, Row]) -> list[Row]:
    both = [sides[pair["person_key"]], sides[pair["other_key"]]]
    return sorted(both, key=lambda side: (side["rating_years"], side["person_key"]))


def decisions() -> list[Row]:
    """Return every decision in order, with `stands`: not an undo, nor undone."""
    with connect() as connection:
        return connection.cursor(row_factory=dict_row).execute(_DECISIONS).fetchall()
