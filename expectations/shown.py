"""Shown values: from what a committee typed to what a finding may repeat: nothing by which a person is known.

A clerk may type a name or a citizen number into any cell, so a value is repeated for its shape, not for its column.
"""

from __future__ import annotations

from psycopg import sql

DATE = 1082  # PostgreSQL's type number of a date
TYPED = frozenset({20, 21, 23, 1700, DATE, 16})  # whole and decimal numbers, dates, yes or no: never free text
WORD = "^[A-Z0-9._-]{2,40}$"  # codes, levels, years, versions: capitals without marks, no spaces
LONG_NUMBER = "[0-9]{8}"  # citizen, card and telephone numbers


def shown_word(value: sql.Composable, type_number: int) -> sql.Composable:
    """Return the SQL expression of a value as text; null when it may be free text or a person's number."""
    if type_number in TYPED:
        return sql.SQL("{}::text").format(value)
    return sql.SQL("case when {value} ~ {word} and {value} !~ {number} then {value} end").format(
        value=value, word=sql.Literal(WORD), number=sql.Literal(LONG_NUMBER)
    )


def shown_code(value: sql.Composable) -> sql.Composable:
    """Return the SQL expression of a code, which has a digit; null when it may be a name or a person's number."""
    return sql.SQL("case when {value} ~ '[0-9]' then {word} end").format(value=value, word=shown_word(value, 0))
