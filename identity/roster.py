"""Roster: from the ledger to the persons that have to be compared after a run, with what the model compares.

In question are the persons that this run made and those whom a file of this run no longer has. They are compared with
whoever the model would pair them with. Two who stand in the same year's member sheets are two, twins above all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import polars as pl
from psycopg import Connection, sql

_IN_QUESTION = """
create temporary table in_question on commit drop as
select distinct person_key from unlinked where matched_by = 'new'
union
select gone.person_key
from (select distinct submission_id from unlinked) as now
inner join landing.submission as before on before.superseded_by = now.submission_id and before.kind = 'annual'
inner join restricted.person_link as gone on gone.submission_id = before.submission_id and gone.sheet = 'member'
where not exists (
    select from restricted.person_link as link
    inner join landing.submission using (submission_id)
    where link.person_key = gone.person_key and link.sheet = 'member' and submission.rating_year = before.rating_year
        and submission.state in ('accepted', 'accepted_with_remarks')
)
"""

# One pass over the ledger: the years (a bit each) of the member sheets in force that have a person, and the newest place.
_ROSTER = r"""
create temporary table roster on commit drop as
with listed as (
    select link.person_key, submission.rating_year, submission.committee_code, submission.submission_id, member.cell_code,
        submission.state in ('accepted', 'accepted_with_remarks') and member.is_temporary is not true
            and link.sheet = 'member' as is_in_force
    from restricted.person_link as link
    inner join landing.submission using (submission_id)
    left join landing.member on link.sheet = 'member' and member.submission_id = link.submission_id
        and member.source_row = link.source_row
), places as (
    select person_key, coalesce(bit_or(1::bigint << (rating_year - 2000)) filter (where is_in_force), 0) as years
    from listed
    group by person_key
), newest as (
    select distinct on (person_key) person_key, committee_code, cell_code
    from listed
    order by person_key, cell_code is null, rating_year desc, submission_id desc, cell_code
), plain as materialized (
    select name_key, translate(regexp_replace(normalize(name_key, nfd), '[\u0300-\u036f]', '', 'g'), 'đ', 'd') as name_plain
    from (select distinct name_key from restricted.person) as name
), name as materialized (
    select plain.*, split_part(name_plain, ' ', 1) as surname, split_part(name_plain, ' ', -1) as given,
        regexp_replace(name_plain, ' ?[^ ]*$', '') as rest,
        (select string_agg(word, ' ' order by word) from unnest(string_to_array(name_plain, ' ')) as word) as name_sorted
    from plain
)
select person.*, places.years, newest.committee_code, newest.cell_code, name_plain, name_sorted, surname, given, rest,
    in_question.person_key is not null as is_new, extract(year from birth_date)::integer as birth_year,
    right(citizen_id, 6) as citizen_end
from restricted.person
inner join name using (name_key)
inner join places using (person_key)
inner join newest using (person_key)
left join in_question using (person_key)
"""

# Whom every year in force has is nobody of another year. Namesakes born on one day, whom two committees have in the same
# year, are compared all the same.
_CHOSEN = """
create temporary table chosen on commit drop as
with focus as materialized (
    select * from roster where is_new and years != (select bit_or(years) from roster)
)
select person_key from focus
union ({partners})
union
select one.person_key
from roster as one
inner join roster as other using (name_key, birth_date)
where one.committee_code != other.committee_code and (one.is_new or other.is_new)
"""
_PARTNERS = """
select person_key from roster
where exists (select from focus where ({focus_key}) = ({key}) and focus.years & roster.years = 0)
"""

COLUMNS = {
    "person_key": pl.String, "is_new": pl.Boolean, "years": pl.Int64, "name_key": pl.String, "name_plain": pl.String,
    "name_sorted": pl.String, "surname": pl.String, "given": pl.String, "rest": pl.String, "birth_date": pl.Date,
    "birth_year": pl.Int32, "sex": pl.String, "admission_date": pl.Date, "citizen_id": pl.String,
    "citizen_end": pl.String, "card_no": pl.String, "file_no": pl.String, "committee_code": pl.String,
    "cell_code": pl.String,
}  # fmt: skip
_COMPARED = """
select {} from (select roster.*, person_key::text as key from roster inner join chosen using (person_key)) as row
order by key
"""
# Among few persons a share says nothing about how common a name is.
_SHARES = """
select name_key, count(*) / greatest(sum(count(*)) over (), 10000)::float
from restricted.person
group by name_key
"""


def anybody_in_question(connection: Connection) -> bool:
    """Make the temporary table `in_question` from the rows just linked; tell whether anybody is in it."""
    connection.execute(_IN_QUESTION)
    return connection.execute("select from in_question limit 1").fetchone() is not None


def persons_to_compare(connection: Connection, pairing: Sequence[str]) -> pl.DataFrame:
    """Return the persons in question and whoever the pairing rules would pair them with, one row each.

    Args:
        pairing: the model's rules; of those about years the columns that both persons share are looked up.
    """
    connection.execute(_ROSTER)
    keys = [re.findall(r"l\.(\w+) = r\.\1", rule) for rule in pairing if "years" in rule]
    partners = sql.SQL(" union ").join(
        sql.SQL(_PARTNERS).format(key=_of("roster", key), focus_key=_of("focus", key)) for key in keys
    )
    connection.execute(sql.SQL(_CHOSEN).format(partners=partners))
    columns = [sql.SQL("key") if name == "person_key" else sql.Identifier(name) for name in COLUMNS]
    rows = connection.execute(sql.SQL(_COMPARED).format(sql.SQL(", ").join(columns))).fetchall()
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


def name_shares(connection: Connection) -> pl.DataFrame:
    """Return how common each name is among all persons, under the names that splink expects."""
    schema = {"name_key": pl.String, "tf_name_key": pl.Float64}
    return pl.DataFrame(connection.execute(_SHARES).fetchall(), schema=schema, orient="row")


def _of(table: str, key: Sequence[str]) -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(table, column) for column in key)
