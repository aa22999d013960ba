"""Messages: from a rule's Vietnamese sentence with placeholders to one SQL expression, so that rows stay in the server.

`{x_name}` is the name of the level or list value in column x, `{x_header}` the header of column x in the submission's
own template, `{column_header}` that of the column whose key the query gives as `column_key`, `{x}` the query's column x
as text. Queries call their rows `offence`.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from psycopg import sql

from expectations.rule import ANY, Rule, free_keys, sheets_of
from expectations.shown import DATE, shown_code, shown_word
from ingestion import contract
from ingestion.contract import Column

NOTHING = "không đọc được hoặc để trống"
CODE_NOT_SHOWN = "(mã ghi ở dòng này)"
NO_LEVEL = "không xếp loại"


def render(rule: Rule, types: Mapping[str, int], message: str | None = None) -> sql.Composable:
    """Return the SQL expression of the rule's message, or of another one; `types`: the query's columns, by type number."""
    sentence = (message or rule.message).strip()
    parts = [_part(rule, literal, name, types) for literal, name, _, _ in Formatter().parse(sentence)]
    return sql.SQL(" || ").join(parts)


def _part(rule: Rule, literal: str, name: str | None, types: Mapping[str, int]) -> sql.Composable:
    text = sql.Literal(literal)
    return text if name is None else sql.SQL("{} || {}").format(text, _value(rule, name, types))


def _value(rule: Rule, name: str, types: Mapping[str, int]) -> sql.Composable:
    columns = {column.key: column for sheet in sheets_of(rule) for column in sheet.columns}
    if name not in columns and name.removesuffix("_header") in columns and name.endswith("_header"):
        return _header(rule, sql.Literal(name.removesuffix("_header")))
    if name == "column_header" and name not in types and "column_key" in types:
        return _header(rule, _column("column_key"))
    if name not in columns and name.removesuffix("_name") in columns and name.endswith("_name"):
        return _label(columns[name.removesuffix("_name")])
    if types.get(name) == DATE:
        return sql.SQL("coalesce(to_char({}, 'DD/MM/YYYY'), {})").format(_column(name), sql.Literal(NOTHING))
    if name in free_keys("code"):
        return sql.SQL("coalesce({}, {})").format(shown_code(_column(name)), sql.Literal(CODE_NOT_SHOWN))
    if name in columns or name == "found":
        return sql.SQL("coalesce({}, {})").format(shown_word(_column(name), types.get(name, 0)), sql.Literal(NOTHING))
    return sql.SQL("coalesce({}::text, {})").format(_column(name), sql.Literal(NOTHING))


def _header(rule: Rule, key: sql.Composable) -> sql.Composable:
    sheet = _column("sheet") if rule.sheet == ANY else sql.Literal(rule.sheet)
    return sql.SQL(
        "coalesce((select header from config.template_column as heading where heading.sheet = {sheet} "
        "and heading.column_key = {key} and heading.template_version = submission.template_version), {key})"
    ).format(sheet=sheet, key=key)


def _label(column: Column) -> sql.Composable:
    labels = column.choices
    if column.type == "level":
        labels = {level.code: level.name for level in contract.newest().levels}
    cases = [sql.SQL("when {} then {}").format(sql.Literal(code), sql.Literal(label)) for code, label in labels.items()]
    missing = NO_LEVEL if column.type == "level" else NOTHING
    return sql.SQL("case {} {} else {} end").format(_column(column.key), sql.SQL(" ").join(cases), sql.Literal(missing))


def _column(name: str) -> sql.Composable:
    return sql.Identifier("offence", name)
