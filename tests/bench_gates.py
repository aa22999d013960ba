"""Bench of the gates: from a landed province, and copies of it up to a million rows, to seconds and ratios.

Every size is judged through Great Expectations and by the same queries run bare, in turns, on the same wave.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence

from psycopg import sql

from expectations.rule import Rule, load_rules
from expectations.session import GateConnection, gate_connection
from expectations.suite import SCOPE, Suites, narrowed
from expectations.verdict import write_verdicts
from expectations.wave import found_wave
from ingestion.contract import newest

ROUNDS = 3
COPIES = (0, 3, 9)  # how often the province stands there again: 1, 4 and 10 times, the last a million rows
_NUMBER = (  # a number of its own for every copied person, of the same sex, century and year of birth
    "substr({key}, 1, 6) || lpad((('x' || substr(md5({key} || %(copy)s), 1, 6))::bit(24)::integer %% 1000000)::text, 6, '0')"
)


class BareSuites:
    """The same rules by the same queries, without Great Expectations."""

    def __init__(self, connection: GateConnection, rules: Sequence[Rule]) -> None:
        self._connection, self._rules = connection, rules

    def validate(self, phase: str) -> dict[str, int]:
        counted = {}
        for rule in self._rules:
            if rule.phase == phase:
                query = f"select count(*) from ({narrowed(rule, rule.query, f'({SCOPE})')}) as offence"
                (counted[rule.rule_id],) = self._connection.execute(query.encode()).fetchone() or (0,)
        return {rule_id: count for rule_id, count in counted.items() if count}


def bench_gates() -> None:
    """Print what judging the landed annuals costs; nothing is kept."""
    rules = [rule for rule in load_rules() if rule.enabled]
    begin = time.monotonic()
    import great_expectations  # noqa: F401

    print(f"gates: {len(rules)} rules; import of Great Expectations {time.monotonic() - begin:.1f} s")
    for copies in COPIES:
        with gate_connection() as connection:
            _copy_province(connection, copies)
            _judge(connection, rules)
            connection.let_go()


def _judge(connection: GateConnection, rules: Sequence[Rule]) -> None:
    wave = [key for (key,) in connection.execute("select submission_id from landing.submission where kind = 'annual'")]
    (rows,) = connection.execute(
        "select sum(rows_read) from landing.sheet where sheet != 'cover' and submission_id = any(%s)", [wave]
    ).fetchone() or (0,)
    begin = time.monotonic()
    suites = Suites(connection, rules)
    compiled = time.monotonic() - begin
    through, bare = [], []
    for number in range(ROUNDS + 1):
        seconds = (
            _wave(connection, suites, rules, wave),
            _wave(connection, BareSuites(connection, rules), rules, wave),
        )
        if number:  # the first round warms both
            through.append(seconds[0])
            bare.append(seconds[1])
    middle = statistics.median(through)
    print(
        f"  {len(wave)} submissions, {rows:,} rows: {compiled:.1f} s to compile, {middle:.2f} s to judge, "
        f"{middle / rows * 1e6:.1f} s per million rows; the same queries bare {statistics.median(bare):.2f} s, "
        f"ratio {middle / statistics.median(bare):.2f}"
    )


def _wave(connection: GateConnection, suites: object, rules: Sequence[Rule], wave: list[int]) -> float:
    connection.execute("savepoint wave")
    begin = time.monotonic()
    with found_wave(connection, suites, rules, "bench", wave):  # type: ignore[arg-type]
        write_verdicts(connection, "bench", rules)
    seconds = time.monotonic() - begin
    connection.execute("rollback to savepoint wave")
    return seconds


def _copy_province(connection: GateConnection, copies: int) -> None:
    """Let every annual stand there again, of other committees and other persons."""
    tables = [sheet.key for sheet in newest().sheets.values() if sheet.key != "cover"] + ["sheet"]
    connection.execute("delete from landing.submission where kind != 'annual'")
    for copy in range(1, copies + 1):
        connection.execute(
            "insert into landing.submission (submission_id, sha256, committee_code, rating_year, kind, version_no, "
            "template_version, file_name, size_bytes, document_date, received_at, state) overriding system value "
            "select -submission_id - %(copy)s * 100000, sha256 || %(copy)s, committee_code || '-' || %(copy)s, rating_year, "
            "kind, version_no, template_version, file_name, size_bytes, document_date, received_at, state "
            "from landing.submission where submission_id > 0",
            {"copy": str(copy)},
        )
        for table in tables:
            connection.execute(_copied(connection, table), {"copy": str(copy)})
    connection.execute("analyze")


def _copied(connection: GateConnection, table: str) -> sql.Composed:
    names = [
        name
        for (name,) in connection.execute(
            "select column_name from information_schema.columns where table_schema = 'landing' and table_name = %s",
            [table],
        )
    ]
    values = [_value(name) for name in names]
    return sql.SQL(
        "insert into landing.{table} ({names}) select {values} from landing.{table} where submission_id > 0"
    ).format(
        table=sql.Identifier(table),
        names=sql.SQL(", ").join(map(sql.Identifier, names)),
        values=sql.SQL(", ").join(values),
    )


def _value(name: str) -> sql.Composable:
    key = sql.Identifier(name)
    if name == "submission_id":
        return sql.SQL("-submission_id - %(copy)s::integer * 100000")
    if name == "citizen_id":
        return sql.SQL(_NUMBER).format(key=key)
    if name in ("card_no", "file_no"):
        return sql.SQL("{} || '.' || %(copy)s").format(key)
    return key
