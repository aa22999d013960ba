"""Same subject: from two relations of one sheet to the pairs of their rows that speak of one subject.

A subject with a code by its code. A person by a number of any kind, only if the name or the birth date agrees too, else
by name, birth date, admission date and sex together, unique on both sides; never by name alone. A leader is known in
each collective anew.
"""

from __future__ import annotations

from psycopg import sql

CODES = {"organisation": "organisation_code", "collective": "collective_code"}
NUMBERS = ("citizen_id", "card_no", "file_no")
TRAITS = ("name_key", "birth_date", "admission_date", "sex")  # a list of leaders does not tell them all
SHEETS = (*CODES, "member", "leader")

_ALIKE = "select {columns} from {earlier} as earlier inner join {later} as later on {same} where {condition}"
_ALIKE_AND_UNIQUE = """
select {columns}
from (
    select
        earlier.judged_id, earlier.submission_id as earlier_id, earlier.source_row as earlier_row,
        later.submission_id as later_id, later.source_row as later_row,
        count(*) over (
            partition by earlier.judged_id, earlier.submission_id, later.submission_id, later.source_row
        ) as earlier_rows,
        count(*) over (
            partition by earlier.judged_id, later.submission_id, earlier.submission_id, earlier.source_row
        ) as later_rows
    from {earlier} as earlier
    inner join {later} as later on {same}
    where earlier.submission_id != later.submission_id
) as pair
inner join {earlier} as earlier
    on earlier.judged_id = pair.judged_id and earlier.submission_id = pair.earlier_id
    and earlier.source_row = pair.earlier_row
inner join {later} as later
    on later.judged_id = pair.judged_id and later.submission_id = pair.later_id and later.source_row = pair.later_row
where pair.earlier_rows = 1 and pair.later_rows = 1 and {condition}
"""
_CONFIRMED = sql.SQL("(later.name_key = earlier.name_key or later.birth_date = earlier.birth_date)")


def pairs(
    sheet: str, earlier: sql.Composable, later: sql.Composable, columns: sql.Composable, condition: sql.Composable
) -> sql.Composed:
    """Return the query of the pairs; one that several numbers show stands there several times.

    Args:
        earlier: a relation with the sheet's columns and `judged_id`; only rows of the same one are compared.
        later: likewise.
        columns: what to tell of `earlier` and `later`.
        condition: what else must hold between `earlier` and `later`, asked after it is seen what is unique.
    """
    given = {"earlier": earlier, "later": later, "columns": columns, "condition": condition}
    if sheet in CODES:
        return sql.SQL(_ALIKE).format(same=_equal(CODES[sheet]), **given)
    post = ("collective_code",) if sheet == "leader" else ()
    parts = [
        sql.SQL(_ALIKE).format(same=sql.SQL("{} and {}").format(_equal(number, *post), _CONFIRMED), **given)
        for number in NUMBERS
    ]
    if sheet == "member":
        parts.append(sql.SQL(_ALIKE_AND_UNIQUE).format(same=_equal(*TRAITS), **given))
    return sql.SQL(" union all ").join(parts)


def _equal(*keys: str) -> sql.Composed:
    equal = sql.SQL("later.{key} = earlier.{key}")
    return sql.SQL(" and ").join([equal.format(key=sql.Identifier(key)) for key in ("judged_id", *keys)])
