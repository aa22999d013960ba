"""Matching: from submitted rows of one turn to the persons they are, by the deterministic steps only.

Citizen number, card, the committee's own file number, each only if the birth date or the name agrees too, and only if
no other number of the row points at somebody else; then name, birth date, admission date and sex together, unique on
both sides. Never by name alone.
"""

from __future__ import annotations

from typing import LiteralString

from psycopg import Connection

# The person at whom all numbers of the row point that point at anybody. Where they point at different persons the row
# is contested: nothing is decided in silence, it becomes a person of its own. So does a row that gives a number of somebody
# with whom it shares the birth date only, when a known person has both its name and its birth date: a twin's number.
_BY_NUMBERS = """
with pointed as (
    select row.row_id, person.person_key, min(row.step) as step, bit_or(1 << row.step) as kinds,
        row.name_key, row.birth_date, person.name_key != row.name_key as has_other_name
    from unlinked_number as row
    inner join restricted.person_number as known
        on (known.kind, known.number, known.committee_code) = (row.kind, row.number, row.whose)
    inner join restricted.person as person on person.person_key = known.person_key
        and (person.birth_date = row.birth_date or person.name_key = row.name_key)
    where row.person_key is null and row.turn = %(turn)s and row.rating_year = %(year)s
    group by row.row_id, person.person_key, row.name_key, row.birth_date, person.name_key
), compared as (
    select *, kinds = bit_or(kinds) over (partition by row_id) as has_all,
        has_other_name and (name_key, birth_date) in (select name_key, birth_date from restricted.person) as is_doubtful
    from pointed
), found as (
    select row_id, (array['citizen_id', 'card_no', 'file_no'])[min(step)] as matched_by,
        case when count(*) filter (where has_all) = 1 and not coalesce(bool_or(has_all and is_doubtful), false)
            then (min(person_key::text) filter (where has_all))::uuid end as person_key
    from compared
    group by row_id
)
update unlinked
set person_key = found.person_key, is_contested = found.person_key is null,
    matched_by = case when found.person_key is not null then found.matched_by end
from found
where unlinked.row_id = found.row_id and (found.person_key is not null or not unlinked.is_contested)
"""

# A person stands once in a year's member sheets: whoever has a row there, in this run or in the ledger, is no other
# row's person, unless that row is of another submission of the same committee, which says the same again.
_BY_TRAITS = """
with pairs as (
    select
        row.row_id, row.submission_id, row.sheet, row.rating_year, row.committee_code, person.person_key,
        count(*) over (partition by row.row_id) as persons,
        count(*) over (partition by person.person_key, row.submission_id) as rows,
        min(row.committee_code) over (partition by person.person_key) as first_committee,
        max(row.committee_code) over (partition by person.person_key) as last_committee
    from unlinked as row
    inner join restricted.person as person using (name_key, birth_date, admission_date, sex)
    where row.person_key is null and not row.is_contested and row.turn = %(turn)s and row.rating_year = %(year)s
)
update unlinked set person_key = pairs.person_key, matched_by = 'name_birth_admission_sex'
from pairs
where unlinked.row_id = pairs.row_id and pairs.persons = 1 and pairs.rows = 1
    and pairs.first_committee = pairs.last_committee
    and not exists (
        select from unlinked as other
        where other.person_key = pairs.person_key and other.sheet = pairs.sheet
            and other.rating_year = pairs.rating_year
            and (other.committee_code != pairs.committee_code or other.submission_id = pairs.submission_id)
    )
    and not exists (
        select from restricted.person_link as link
        inner join landing.submission as other using (submission_id)
        where link.person_key = pairs.person_key and link.sheet = pairs.sheet
            and other.rating_year = pairs.rating_year
            and (other.committee_code != pairs.committee_code or other.submission_id = pairs.submission_id)
    )
"""

# A row waits while a row before it, of which more numbers are known, may be the same person.
_NEW_PERSONS = """
with waiting as materialized (
    select row_id, submission_id, committee_code, name_key, birth_date, admission_date, sex
    from unlinked
    where person_key is null and turn = %(turn)s and rating_year = %(year)s
), numbered as materialized (
    select row_id, kind, number, whose, birth_date, name_key
    from unlinked_number
    where person_key is null and turn = %(turn)s and rating_year = %(year)s
), later as (
    select row.row_id
    from numbered as row
    inner join numbered as earlier using (kind, number, whose)
    where earlier.row_id < row.row_id and (earlier.birth_date = row.birth_date or earlier.name_key = row.name_key)
    union
    select row.row_id
    from waiting as row
    inner join waiting as earlier using (name_key, birth_date, admission_date, sex, committee_code)
    where earlier.row_id < row.row_id and earlier.submission_id != row.submission_id
)
update unlinked set person_key = gen_random_uuid(), matched_by = 'new'
from waiting
left join later using (row_id)
where unlinked.row_id = waiting.row_id and later.row_id is null
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

_REMEMBER_NUMBERS = """
insert into restricted.person_number (person_key, kind, number, committee_code)
select distinct row.person_key, row.kind, row.number, row.whose
from unlinked_number as row
left join restricted.person_number as known
    on (known.person_key, known.kind, known.number, known.committee_code)
    = (row.person_key, row.kind, row.number, row.whose)
where row.person_key is not null and known.person_key is null and row.turn = %(turn)s and row.rating_year = %(year)s
"""

# What the newest member row says of a person replaces what was known; a late file of an older year does not, and the
# other sheets know less and change nothing.
_UPDATE_PERSONS = """
update restricted.person as person
set full_name = coalesce(row.full_name, person.full_name), name_key = coalesce(row.name_key, person.name_key),
    birth_date = coalesce(row.birth_date, person.birth_date), sex = coalesce(row.sex, person.sex),
    admission_date = coalesce(row.admission_date, person.admission_date),
    citizen_id = coalesce(row.citizen_id, person.citizen_id), card_no = coalesce(row.card_no, person.card_no),
    file_no = coalesce(row.file_no, person.file_no)
from (
    select distinct on (person_key) *
    from unlinked
    where sheet = 'member' and turn = %(turn)s and rating_year = %(year)s
    order by person_key, submission_id desc, source_row
) as row
where row.person_key = person.person_key
    and (row.full_name, row.birth_date, row.citizen_id, row.card_no, row.file_no, row.admission_date, row.sex)
    is distinct from (person.full_name, person.birth_date, person.citizen_id, person.card_no, person.file_no,
        person.admission_date, person.sex)
    and not exists (
        select from restricted.person_link as link
        inner join landing.submission as submission using (submission_id)
        where link.person_key = person.person_key and submission.rating_year > row.rating_year
    )
"""


def link_turn(connection: Connection, turn: int, year: int) -> None:
    """Give every row of this turn and year its person: a known one, or a new one."""
    scope = {"turn": turn, "year": year}
    _match(connection, scope)
    while connection.execute(_NEW_PERSONS, scope).rowcount:
        connection.execute(_REMEMBER_PERSONS, scope)
        connection.execute(_REMEMBER_NUMBERS, scope)
        _match(connection, scope)  # the same person a second time in this turn: in two committees, or sent again
    connection.execute(_UPDATE_PERSONS, scope)


def _match(connection: Connection, scope: dict[str, int]) -> None:
    """Link until nothing more is found: a linked row may tell numbers by which others are found."""

    def finds(statement: LiteralString) -> bool:
        found = connection.execute(statement, scope).rowcount
        return bool(found and connection.execute(_REMEMBER_NUMBERS, scope).rowcount)

    while finds(_BY_NUMBERS) or finds(_BY_TRAITS):
        pass
