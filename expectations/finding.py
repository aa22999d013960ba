"""Findings: from the rows that break a rule to rows of `gate.finding`, each with its cells and its sentence.

All in the server, one statement per rule that does not hold: a finding per offending row, none left out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import psycopg
from psycopg import Connection, sql

from expectations import fingerprint, telling
from expectations.message import render
from expectations.rule import ANY, Rule
from expectations.shown import shown_word
from expectations.suite import RuleCrashed


def open_offences(connection: Connection) -> None:
    """Create the work table `offence` of the wave."""
    connection.execute(
        "create temporary table offence (rule_id text, submission_id bigint, sheet text, source_row integer, "
        f"cells text[], found text, expected text, message text, {fingerprint.COLUMNS}, {telling.COLUMNS})".encode()
    )


def close_offences(connection: Connection) -> None:
    """Drop the work table."""
    connection.execute("drop table pg_temp.offence")


def take_offences(connection: Connection, rule: Rule, expected_count: int) -> None:
    """Take every row that breaks the rule by the rule's own query.

    Raises:
        RuleCrashed: the query lacks a column, or finds another number of rows than Great Expectations counted.
    """
    try:
        columns = _columns(connection, rule)
        taken = connection.execute(_insert(rule, columns)).rowcount
    except psycopg.Error as error:
        raise RuleCrashed(f"The rows of rule {rule.rule_id} cannot be taken: {error}") from error
    if taken != expected_count:
        raise RuleCrashed(
            f"Rule {rule.rule_id} has {expected_count} offending rows by Great Expectations and {taken} by its own query."
        )


def mark_broken(connection: Connection, phase: str) -> None:
    """Keep the rows that this phase found broken, unless that is waived, from being judged by later ones."""
    connection.execute(
        "insert into broken_row (submission_id, sheet, source_row) "
        "select distinct offence.submission_id, offence.sheet, offence.source_row from offence "
        "inner join rule_scope as scope using (rule_id, submission_id) "
        "left join waived_defect as waived using (submission_id, fingerprint) "
        "where scope.phase = %s and scope.breaks and offence.source_row is not null and waived.fingerprint is null",
        [phase],
    )
    connection.execute("analyze broken_row")


def write_findings(connection: Connection, run_id: str) -> None:
    """Write the wave's offences as findings."""
    connection.execute(_WRITE, {"run_id": run_id})


def _columns(connection: Connection, rule: Rule) -> dict[str, int]:
    """Return the query's columns and their types."""
    look = sql.SQL("select * from (\n{}\n) as offence limit 0").format(sql.SQL(rule.query))
    description = connection.execute(look).description or []
    columns = {column.name: column.type_code for column in description}
    needed = {"submission_id", "source_row"} | ({"sheet"} if rule.sheet == ANY else set())
    for name in sorted(needed - set(columns)) + telling.missing_columns(rule, columns):
        raise RuleCrashed(f"The query of rule {rule.rule_id} gives no column «{name}».")
    return columns


def _insert(rule: Rule, columns: Mapping[str, int]) -> sql.Composed:
    return sql.SQL(
        "insert into offence (rule_id, submission_id, sheet, source_row, cells, found, expected, message, told_subject, "
        "told_found, told_expected, column_keys, other_submission_id, other_sheet, other_row, tells) "
        "select {rule_id}, offence.submission_id, {sheet}, offence.source_row::integer, {cells}, "
        "{found}, {expected}, {message}, {said}, {told} from (\n{query}\n) as offence "
        "inner join rule_scope as scope on scope.submission_id = offence.submission_id and scope.rule_id = {rule_id} "
        "inner join waiting_submission as submission on submission.submission_id = offence.submission_id "
        "left join landing.sheet as place on place.submission_id = offence.submission_id and place.sheet = {sheet}"
    ).format(
        rule_id=sql.Literal(rule.rule_id),
        sheet=_sheet(rule),
        cells=_cells(rule, columns),
        found=_found(columns),
        expected=_expected(rule, columns),
        message=render(rule, columns),
        said=fingerprint.told(rule, columns),
        told=telling.told(rule, columns),
        query=sql.SQL(rule.query),
    )


def _sheet(rule: Rule) -> sql.Composable:
    return sql.SQL("offence.sheet") if rule.sheet == ANY else sql.Literal(rule.sheet)


def _found(columns: Mapping[str, int]) -> sql.Composable:
    return shown_word(sql.Identifier("offence", "found"), columns["found"]) if "found" in columns else sql.SQL("null")


def _expected(rule: Rule, columns: Mapping[str, int]) -> sql.Composable:
    """Return what should stand there: a form rule says it in the contract's words, others by what another row says."""
    if "expected" not in columns:
        return sql.SQL("null")
    value = sql.Identifier("offence", "expected")
    return sql.SQL("{}::text").format(value) if rule.phase == "form" else shown_word(value, columns["expected"])


def _cells(rule: Rule, columns: Collection[str]) -> sql.Composable:
    """Return the addresses to mark, the one to mend first: the query's own cell, its column, or the rule's cells."""
    if "cell" in columns:
        return sql.SQL("array_remove(array[offence.cell], null)")
    keys: list[sql.Composable] = [sql.Literal(key) for key in rule.cells]
    if "column_key" in columns:
        keys = [sql.SQL("offence.column_key")]
    whole_row = sql.SQL(
        "case when offence.source_row is null then '{{}}'::text[] "
        "else array[offence.source_row::text || ':' || offence.source_row::text] end"
    ).format()
    if not keys:
        return whole_row
    # the cover's columns hold whole addresses, the other sheets' only letters
    addresses = sql.SQL(", ").join(
        sql.SQL(
            "place.columns ->> {key} || case when place.sheet = 'cover' then '' else offence.source_row::text end"
        ).format(key=key)
        for key in keys
    )
    return sql.SQL("coalesce(nullif(array_remove(array[{}], null), '{{}}'), {})").format(addresses, whole_row)


_WRITE = """
insert into gate.finding
    (run_id, rule_id, severity, submission_id, committee_code, rating_year, sheet, source_row, cell, cells, found,
    expected, message, state, fingerprint, subject_hash, is_new)
select
    %(run_id)s, offence.rule_id, scope.severity, offence.submission_id, submission.committee_code,
    submission.rating_year, offence.sheet,
    case  -- every field of a cover has a row of its own
        when offence.sheet = 'cover' then coalesce(substring(offence.cells[1] from '[0-9]+$')::integer, offence.source_row)
        else offence.source_row
    end,
    offence.cells[1], offence.cells, offence.found,
    offence.expected, offence.message, case when waived.fingerprint is null then 'open' else 'waived' end,
    offence.fingerprint, offence.subject_hash, before.fingerprint is null
from offence
inner join rule_scope as scope using (rule_id, submission_id)
inner join waiting_submission as submission using (submission_id)
left join waived_defect as waived using (submission_id, fingerprint)
left join open_before as before using (submission_id, fingerprint)
order by offence.submission_id, offence.sheet, offence.source_row, offence.rule_id
"""
