"""Matching: from submitted rows of one turn to the persons they are, by the deterministic steps only.

Citizen number, then card, then the committee's own file number, each only if the birth date or the name agrees too;
then name, birth date, admission date and sex together, unique on both sides. Never by name alone.
"""

from __future__ import annotations

from psycopg import Connection, sql

NUMBERS = ("citizen_id", "card_no", "file_no")

_BY_NUMBER = """
with found as (
    select row.submission_id, row.sheet, row.source_row, min(person.person_key::text)::uuid as person_key
    from unlinked as row
    inner join restricted.person_number as known
        on known.number = row.{number} and known.kind = %(kind)s
        and known.committee_code = case when known.kind = 'file_no' then row.committee_code else '' end
    inner join restricted.person as person on person.person_key = known.person_key
        and (person.birth_date = row.birth_date or person.name_key = row.name_key)
    where row.person_key is null and row.turn = %(turn)s and row.rating_year = %(year)s
    group by row.submission_id, row.sheet, row.source_row
    having count(distinct person.person_key) = 1
)
update unlinked set person_key = found.person_key, matched_by = %(kind)s
from found
where (unlinked.submission_id, unlinked.sheet, unlinked.source_row)
    = (found.submission_id, found.sheet, found.source_row)
"""

_BY_TRAITS = """
with pairs as (
    select
        row.submission_id, row.sheet, row.source_row, person.person_key,
        count(*) over (partition by row.submission_id, row.sheet, row.source_row) as persons,
        count(*) over (partition by person.person_key) as rows
    from unlinked as row
    inner join restricted.person as person using (name_key, birth_date, admission_date, sex)
    where row.person_key is null and row.turn = %(turn)s and row.rating_year = %(year)s
        and not exists (
            select from unlinked as other
            where other.person_key = person.person_key and other.turn = row.turn and other.rating_year = row.rating_year
        )
)
update unlinked set person_key = pairs.person_key, matched_by = 'name_birth_admission_sex'
from pairs
where pairs.persons = 1 and pairs.rows = 1
    and (unlinked.submission_id, unlinked.sheet, unlinked.source_row)
    = (pairs.submission_id, pairs.sheet, pairs.source_row)
"""

_NEW_PERSONS = """
with first as (
    select distinct on (same) submission_id, sheet, source_row
    from (
        select *, coalesce(citizen_id, card_no, committee_code || file_no, submission_id || sheet || source_row) as same
        from unlinked
        where person_key is null and turn = %(turn)s and rating_year = %(year)s
    ) as unknown
    order by same, submission_id, source_row
)
update unlinked set person_key = gen_random_uuid(), matched_by = 'new'
from first
where (unlinked.submission_id, unlinked.sheet, unlinked.source_row)
    = (first.submission_id, first.sheet, first.source_row)
"""

_REMEMBER_PERSONS = """
insert into restricted.person
    (person_key, full_name, name_key, birth_date, sex, admission_date, citizen_id, card_no, file_no)
select person_key, coalesce(full_name, ''), coalesce(name_key, ''), birth_date, sex, admission_date,
    citizen_id, card_no, file_no
from unlinked
where matched_by = 'new' and turn = %(turn)s and rating_year = %(year)s
on conflict (person_key) do nothing
"""

# What a later member row says of a person replaces what was known; the other sheets know less and change nothing.
_UPDATE_PERSONS = """
update restricted.person as person
set full_name = coalesce(row.full_name, person.full_name), name_key = coalesce(row.name_key, person.name_key),
    birth_date = coalesce(row.birth_date, person.birth_date), sex = coalesce(row.sex, person.sex),
    admission_date = coalesce(row.admission_date, person.admission_date),
    citizen_id = coalesce(row.citizen_id, person.citizen_id), card_no = coalesce(row.card_no, person.card_no),
    file_no = coalesce(row.file_no, person.file_no)
from unlinked as row
where row.person_key = person.person_key and row.sheet = 'member' and row.matched_by != 'new'
    and row.turn = %(turn)s and row.rating_year = %(year)s
    and (row.full_name, row.birth_date, row.citizen_id, row.card_no, row.file_no, row.admission_date, row.sex)
    is distinct from (person.full_name, person.birth_date, person.citizen_id, person.card_no, person.file_no,
        person.admission_date, person.sex)
"""

_REMEMBER_NUMBERS = """
insert into restricted.person_number (person_key, kind, number, committee_code)
select distinct submitted.person_key, submitted.kind, submitted.number, submitted.committee_code
from (
    select row.person_key, given.kind, given.number,
        case when given.kind = 'file_no' then row.committee_code else '' end as committee_code
    from unlinked as row
    cross join lateral (
        values ('citizen_id', row.citizen_id), ('card_no', row.card_no), ('file_no', row.file_no)
    ) as given (kind, number)
    where given.number is not null and row.person_key is not null
        and row.turn = %(turn)s and row.rating_year = %(year)s
) as submitted
left join restricted.person_number as known using (person_key, kind, number, committee_code)
where known.person_key is null
"""


def link_turn(connection: Connection, turn: int, year: int) -> None:
    """Give every row of this turn and year its person: a known one, or a new one."""
    scope = {"turn": turn, "year": year}
    _match(connection, scope)
    while connection.execute(_NEW_PERSONS, scope).rowcount:
        connection.execute(_REMEMBER_PERSONS, scope)
        connection.execute(_REMEMBER_NUMBERS, scope)
        _match(connection, scope)  # the same person a second time in this turn: in two committees, or twice in a file
    connection.execute(_UPDATE_PERSONS, scope)
    connection.execute(_REMEMBER_NUMBERS, scope)


def _match(connection: Connection, scope: dict[str, int]) -> None:
    for kind in NUMBERS:
        connection.execute(sql.SQL(_BY_NUMBER).format(number=sql.Identifier(kind)), scope | {"kind": kind})
    connection.execute(_BY_TRAITS, scope)
