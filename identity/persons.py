"""Persons: from the rows that the ledger gives a person to what is known of them, made anew after rows were moved."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from psycopg import Connection, sql

from identity.submitted import person_rows

# What was no evidence for the machine, a number that two names share, does not become evidence by a move.
_KNOWN = """
create temporary table known_number on commit drop as
select distinct kind, number, committee_code from restricted.person_number where person_key = any(%(persons)s)
"""
_ROWS = """
create temporary table person_row on commit drop as
select row.*, landed.rating_year as year, row.sheet = 'member' as is_member
from ({rows}) as row
inner join landing.submission as landed using (submission_id)
"""
_FORGET_NUMBERS = "delete from restricted.person_number where person_key = any(%(persons)s)"
_NUMBERS = """
insert into restricted.person_number (person_key, kind, number, committee_code)
select distinct row.person_key, known.kind, known.number, known.committee_code
from person_row as row
cross join lateral (
    values ('citizen_id', row.citizen_id, ''), ('card_no', row.card_no, ''), ('file_no', row.file_no, row.committee_code)
) as given (kind, number, whose)
inner join known_number as known
    on (known.kind, known.number, known.committee_code) = (given.kind, given.number, given.whose)
"""

# The newest row that says something about it; the other sheets know less and speak last.
_NEWEST = (
    "(array_agg(row.{column} order by row.is_member desc, row.year desc, row.submission_id desc, row.source_row)"
    " filter (where row.{column} is not null{and_known}))[1]"
)
_AND_KNOWN = " and exists (select from known_number as known where (known.kind, known.number) = ({kind}, row.{column}))"
_PERSONS = """
update restricted.person
set ({columns}) = (select {values} from person_row as row where row.person_key = person.person_key)
where person_key = any(%(persons)s) and exists (select from person_row as row where row.person_key = person.person_key)
"""
_END = """
delete from restricted.person
where person_key = any(%(persons)s) and not exists (select from person_row as row where row.person_key = person.person_key)
"""
_TRAITS = ("full_name", "name_key", "birth_date", "sex", "admission_date")
_NUMBERED = ("citizen_id", "card_no", "file_no")


def begin(connection: Connection, person: UUID) -> None:
    """Let a key stand for a person, again or for the first time; `remake` fills in who it is."""
    connection.execute(
        "insert into restricted.person (person_key, full_name, name_key) values (%s, '', '') on conflict do nothing",
        [person],
    )


def remake(connection: Connection, persons: Sequence[UUID]) -> None:
    """Make these persons and their numbers what their rows say; one without rows ends."""
    asked = {"persons": list(persons)}
    connection.execute("drop table if exists known_number, person_row")
    connection.execute(_KNOWN, asked)
    connection.execute(sql.SQL(_ROWS).format(rows=person_rows("link.person_key = any(%(persons)s)")), asked)
    connection.execute(_FORGET_NUMBERS, asked)
    connection.execute(_NUMBERS)
    columns = [*_TRAITS, *_NUMBERED]
    values = sql.SQL(", ").join(_newest(column) for column in columns)
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    connection.execute(sql.SQL(_PERSONS).format(columns=names, values=values), asked)
    connection.execute(_END, asked)


def _newest(column: str) -> sql.Composed:
    name, kind = sql.Identifier(column), sql.Literal(column)
    and_known = sql.SQL(_AND_KNOWN).format(kind=kind, column=name) if column in _NUMBERED else sql.SQL("")
    value = sql.SQL(_NEWEST).format(column=name, and_known=and_known)
    return sql.SQL("coalesce({}, '')").format(value) if column in ("full_name", "name_key") else value
