"""Same subject: from two relations of one sheet to the pairs of their rows that speak of one subject.

A subject with a code by its code. A person by a number of any kind, only if the name or the birth date agrees too, else
by name, birth date, admission date and sex together, unique on both sides; never by name alone. A leader is known in
each collective anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import LiteralString

from psycopg import sql

CODES = {"organisation": "organisation_code", "collective": "collective_code"}
NUMBERS = ("citizen_id", "card_no", "file_no")
TRAITS = ("name_key", "birth_date", "admission_date", "sex")  # a list of leaders does not tell them all
SHEETS = (*CODES, "member", "leader")

_ALIKE = "select {columns} from {earlier} as earlier inner join {later} as later on {same} where {condition}"
# Of all rows, not of those alike alone; grouped, so that it is asked once and not of each.
_UNIQUE = """
not exists (
    select from (
        select {keys} from {rows} as row group by {keys} having count(*) > 1
    ) as repeated
    where {same}
)
"""
_CONFIRMED = sql.SQL("(later.name_key = earlier.name_key or later.birth_date = earlier.birth_date)")


def pairs(
    sheet: str,
    earlier: sql.Composable,
    later: sql.Composable,
    columns: Mapping[str, LiteralString],
    condition: sql.Composable,
) -> sql.Composed:
    """Return the query of the pairs; one that several numbers show stands there several times.

    Args:
        earlier: a relation with the sheet's columns and `judged_id`; only rows of the same one are compared.
        later: likewise.
        columns: name → what to tell of `earlier` or `later`.
        condition: what else must hold between `earlier` and `later`.
    """
    told = [sql.SQL("{} as {}").format(sql.SQL(column), sql.Identifier(name)) for name, column in columns.items()]
    given = {"earlier": earlier, "later": later, "columns": sql.SQL(", ").join(told), "condition": condition}
    if sheet in CODES:
        return sql.SQL(_ALIKE).format(same=_equal(CODES[sheet]), **given)
    post = ("collective_code",) if sheet == "leader" else ()
    parts = [
        sql.SQL(_ALIKE).format(same=sql.SQL("{} and {}").format(_equal(number, *post), _CONFIRMED), **given)
        for number in NUMBERS
    ]
    if sheet == "member":
        unique = [condition, _unique("earlier", earlier), _unique("later", later)]
        given["condition"] = sql.SQL(" and ").join(unique)
        parts.append(sql.SQL(_ALIKE).format(same=_equal(*TRAITS), **given))
    return sql.SQL(" union all ").join(parts)


def _unique(side: str, rows: sql.Composable) -> sql.Composed:
    keys = [sql.Identifier(key) for key in ("judged_id", "submission_id", *TRAITS)]
    same = [sql.SQL("repeated.{key} = {side}.{key}").format(key=key, side=sql.Identifier(side)) for key in keys]
    return sql.SQL(_UNIQUE).format(keys=sql.SQL(", ").join(keys), rows=rows, same=sql.SQL(" and ").join(same))


def _equal(*keys: str) -> sql.Composed:
    equal = sql.SQL("later.{key} = earlier.{key}")
    return sql.SQL(" and ").join([equal.format(key=sql.Identifier(key)) for key in ("judged_id", *keys)])
