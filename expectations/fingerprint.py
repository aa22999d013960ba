"""Fingerprints: from the rows that break rules to a word for each defect, the same in every version of a file.

A hash, keyed with a secret of the database, over the rule, what the row is about, and what stands there. All in the
server, one statement per sheet and marked columns, and only for rows that break a rule.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from psycopg import Connection, sql

from expectations.rule import Rule
from ingestion import contract
from ingestion.contract import Sheet

COLUMNS = (
    "told_subject text, told_found text, told_expected text, column_keys text[], subject_hash text, fingerprint text"
)

# What the rows of sheets without a key in the contract are about; of personal columns the first that is given.
SUBJECTS = {
    "suggested_review": ("subject_code", "card_no", "file_no", "subject_kind", "topic"),
    "adjustment": ("subject_code", "card_no", "file_no", "subject_kind", "collective_code"),
}

_UPDATE = """
update {relation} as offence
set (subject_hash, fingerprint) = (
    select
        encode(sha256(keyed.secret || convert_to(about.subject::text, 'UTF8')), 'hex'),
        encode(sha256(keyed.secret || convert_to(jsonb_build_array(
            offence.rule_id, about.subject, offence.told_found, offence.told_expected, offence.column_keys, {value}
        )::text, 'UTF8')), 'hex')
    from (select {subject} as subject) as about
)
from {source} restricted.fingerprint_secret as keyed
where offence.fingerprint is null {place}
"""
_PLACES = "select distinct sheet, column_keys from {} where fingerprint is null order by sheet, column_keys"
_TOLD_SUBJECT = sql.SQL("jsonb_build_array(offence.sheet, offence.told_subject)")


def told(rule: Rule, columns: Collection[str]) -> sql.Composed:
    """Return the expressions of what a rule's query says of an offence itself; nobody sees them as they are.

    A query over groups gives the group's key as `subject`.
    """
    own = [_text(name, columns) for name in ("subject", "found", "expected")]
    keys: list[sql.Composable] = [sql.Literal(key) for key in rule.cells]
    if "column_key" in columns:
        keys = [sql.SQL("offence.column_key::text")]
    return sql.SQL(", ").join([*own, sql.SQL("array[{}]::text[]").format(sql.SQL(", ").join(keys))])


def fingerprint_offences(connection: Connection, relation: str = "offence") -> None:
    """Give each offence taken since the last call its fingerprint; `relation`: where they are, with these `COLUMNS`."""
    table = sql.Identifier(relation)
    places = connection.execute(sql.SQL(_PLACES).format(table)).fetchall()
    sheets = contract.newest().sheets
    for key, columns in places:
        if key in sheets:
            connection.execute(_of_rows(table, sheets[key], columns))
    if places:
        rest = {"value": sql.NULL, "subject": _TOLD_SUBJECT, "source": sql.SQL(""), "place": sql.SQL("")}
        connection.execute(sql.SQL(_UPDATE).format(relation=table, **rest))


def _text(name: str, columns: Collection[str]) -> sql.Composable:
    return sql.SQL("{}::text").format(sql.Identifier("offence", name)) if name in columns else sql.SQL("null")


def _of_rows(table: sql.Composable, sheet: Sheet, columns: Sequence[str]) -> sql.Composed:
    is_cover = sheet.key == "cover"  # one row, whatever row of the workbook its fields stand in
    place = sql.SQL("" if is_cover else "and landed.source_row = offence.source_row")
    return sql.SQL(_UPDATE).format(
        relation=table,
        value=sql.SQL(", ").join([_landed(key) for key in columns if key in sheet.keys] or [sql.NULL]),
        subject=_TOLD_SUBJECT if is_cover else _subject(sheet),
        source=sql.SQL("{} as landed,").format(sql.Identifier("landing", sheet.key)),
        place=sql.SQL(
            "and offence.sheet = {} and offence.column_keys = {}::text[] "
            "and landed.submission_id = offence.submission_id {}"
        ).format(sql.Literal(sheet.key), sql.Literal(list(columns)), place),
    )


def _subject(sheet: Sheet) -> sql.Composed:
    """Return what a row is about: what its query says, else its key, else all that stands in it."""
    keys = sheet.subject or SUBJECTS.get(sheet.key, ())
    numbers: list[sql.Composable] = [_landed(key) for key in keys if sheet.column(key).personal]
    if numbers:
        numbers.append(sql.SQL("landed.name_key || ' ' || coalesce(landed.birth_date::text, '')"))
    parts: list[sql.Composable] = [_landed(key) for key in keys if not sheet.column(key).personal]
    if numbers:
        parts.insert(0, sql.SQL("coalesce({})").format(sql.SQL(", ").join(numbers)))
    whole = sql.SQL("jsonb_build_array(offence.sheet, to_jsonb(landed) - array['submission_id', 'source_row'])")
    if not parts:
        return sql.SQL("case when offence.told_subject is null then {} else {} end").format(whole, _TOLD_SUBJECT)
    return sql.SQL(
        "case when offence.told_subject is not null then {told} when {first} is null then {whole} "
        "else jsonb_build_array(offence.sheet, {parts}) end"
    ).format(told=_TOLD_SUBJECT, first=parts[0], whole=whole, parts=sql.SQL(", ").join(parts))


def _landed(key: str) -> sql.Composable:
    return sql.Identifier("landed", key)
