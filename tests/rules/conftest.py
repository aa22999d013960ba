"""Rule tests: from rows written in the test to findings, on a real PostgreSQL; every test is rolled back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from psycopg import sql
from psycopg.rows import namedtuple_row

import settings
from expectations.rule import Rule, load_rules
from expectations.session import GateConnection, gate_connection
from expectations.verdict import judge as judge_submissions
from ingestion import contract
from ingestion.layout import letter
from settings import Campaign
from tests.conftest import on

HEADER_ROW = 4
RATED = {
    "level": "HTT", "review_date": date(2022, 12, 12), "decision_no": "01-QĐ", "decision_date": date(2022, 12, 20),
}  # fmt: skip
DEFAULTS: dict[str, dict[str, Any]] = {
    "organisation": RATED | {"organisation_type": "CBCS", "organisation_code": "TC01", "organisation_name": "Chi bộ"},
    "member": RATED | {"is_temporary": False, "cell_code": "TC01", "name_key": "a", "birth_date": date(1980, 1, 1)},
    "collective": RATED | {"collective_code": "TT01", "collective_group": "Cấp ủy", "organisation_code": "TC01"},
    "leader": RATED | {"collective_code": "TT01", "is_head": False, "name_key": "a", "title": "Bí thư"},
    "declared_total": dict.fromkeys(("total", "rated", "htxs", "htt", "ht", "kht", "not_rated"), 0),
    "dossier": {
        "organisation_code": "TC01", "step": "QUYET_DINH", "document_no": "01-QĐ", "done_date": date(2022, 12, 20),
    },
    "shortcoming": {"subject_kind": "COLLECTIVE", "shortcoming_id": "KD-01", "found_year": 2022, "status": "CHUA"},
    "adjustment": {
        "subject_kind": "MEMBER", "old_level": "HTT", "new_level": "HT", "decision_date": date(2023, 9, 20),
        "name_key": "a",
    },
}  # fmt: skip
MEMBERS_RIGHT = {"subject_kind": "MEMBER", "total": 1, "rated": 1, "htt": 1}  # of one member rated HTT
CELL_RIGHT = MEMBERS_RIGHT | {"subject_kind": "TCCSD"}  # of the one cell that the member is in
CELL_OF_FIVE = {"organisation_code": "TC05", "parent_code": "QNA05"}  # codes are of one committee
MEMBER_OF_FIVE = {"cell_code": "TC05"}
RULE = """/*
title: Quy tắc thử
phase: {phase}
severity: {severity}
basis: thử
sheet: member
cells: [level]
message: Thử
{more}
*/
{query}
"""
Rows = dict[str, Any] | list[dict[str, Any]]


class Province:
    """Makes landed submissions and judges them, on one connection that keeps nothing."""

    def __init__(self, connection: GateConnection) -> None:
        self.connection = connection

    def land(
        self,
        kind: str | None = "annual",
        rating_year: int | None = 2022,
        committee_code: str = "QNA04",
        state: str = "landed",
        received_at: str | None = None,
        document_date: date | None = None,
        refusal: dict[str, Any] | None = None,
        unreadable: list[tuple[str, ...]] = [],  # noqa: B006
        blank: list[tuple[str, int, str]] = [],  # noqa: B006
        notes: list[dict[str, Any]] = [],  # noqa: B006
        without: tuple[str, ...] = (),
        **sheets: Rows,
    ) -> int:
        """Land one submission; the first row of a sheet is row 5. Unless told it came when its campaign was due."""
        received_at = received_at or _due(kind, rating_year, state)
        (submission_id,) = self.connection.execute(
            "insert into landing.submission (sha256, committee_code, rating_year, kind, template_version, file_name, "
            "size_bytes, state, received_at, document_date, accepted_at) "
            "values (%s, %s, %s, %s, '2022.1', 'a.xlsx', 1, %s, %s, %s, %s) returning submission_id",
            [uuid4().hex, committee_code, rating_year, kind, state, received_at, document_date,
             received_at if state.startswith("accepted") else None],
        ).fetchone() or (0,)  # fmt: skip
        if refusal:
            self._insert("refusal", {"submission_id": submission_id} | refusal)
            return submission_id
        self._place_sheets(submission_id, kind or "annual", without, sheets)
        for sheet, rows in sheets.items():
            for number, row in enumerate(rows if isinstance(rows, list) else [rows], HEADER_ROW + 1):
                place = {"submission_id": submission_id, "source_row": number}
                self._insert(sheet, DEFAULTS.get(sheet, {}) | place | row)
        for sheet, number, key, *reason in unreadable:
            place = {"submission_id": submission_id, "sheet": sheet, "source_row": number, "column_key": key}
            self._insert("unreadable_cell", place | {"typed": "?", "reason": (*reason, "wrong_type")[0]})
        for note in notes:
            self._insert("reading_note", {"submission_id": submission_id} | note)
        for sheet, number, key in blank:
            place = {"submission_id": submission_id, "sheet": sheet, "source_row": number, "column_key": key}
            self._insert("blank_cell", place)
        return submission_id

    def judge(self, *submission_ids: int, run_id: str = "run", rules: Any = None) -> list[int]:
        """Judge these submissions, or all that wait."""
        return judge_submissions(self.connection, run_id, list(submission_ids) or None, rules)

    def findings(self, submission_id: int, rule_id: str | None = None) -> list[Any]:
        """Return what was found on a submission, rule by rule, row by row."""
        with self.connection.cursor(row_factory=namedtuple_row) as cursor:
            return cursor.execute(
                "select * from gate.finding where submission_id = %s and rule_id = coalesce(%s, rule_id) "
                "order by rule_id, source_row, cell, finding_id",
                [submission_id, rule_id],
            ).fetchall()

    def ask(self, question: str, *parameters: Any) -> list[Any]:
        """Return the rows of a query."""
        return self.connection.execute(question, parameters).fetchall()  # type: ignore[arg-type]

    def state(self, submission_id: int) -> str:
        """Return the state of a submission."""
        return self.ask("select state from landing.submission where submission_id = %s", submission_id)[0][0]

    def _place_sheets(self, submission_id: int, kind: str, without: tuple[str, ...], filled: dict[str, Rows]) -> None:
        newest = contract.newest()
        for sheet in [newest.cover, *(sheet for sheet, _ in newest.sheets_of(kind))]:
            letters = {column.key: letter(position) for position, column in enumerate(sheet.columns)}
            cells = {column.key: f"B{row}" for row, column in enumerate(sheet.columns, 3)}
            place = cells if sheet.key == "cover" else letters
            rows = filled.get(sheet.key, [])
            rows_read = len(rows) if isinstance(rows, list) else 1
            row = {"header_row": HEADER_ROW, "rows_read": rows_read, "columns": json.dumps(place)}
            if sheet.key not in without:
                self._insert("sheet", {"submission_id": submission_id, "sheet": sheet.key} | row)

    def _insert(self, table: str, row: dict[str, Any]) -> None:
        statement = sql.SQL("insert into landing.{} ({}) values ({})").format(
            sql.Identifier(table),
            sql.SQL(", ").join(map(sql.Identifier, row)),
            sql.SQL(", ").join(sql.Placeholder() * len(row)),
        )
        self.connection.execute(statement, list(row.values()))


def _due(kind: str | None, rating_year: int | None, state: str) -> str:
    """Return a day after all that rows say by default: corrections are decided in September."""
    is_correction = kind == "adjustment" and state == "landed"
    return f"{max(rating_year or 2022, 2022) + 1}-{'10' if is_correction else '01'}-05"


@pytest.fixture
def province(server: str, template: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Province]:
    """An empty province on one connection to the migrated template itself: nothing is ever kept there."""
    forget_settings = settings.current.cache_clear  # a test may put other settings in the place of `current`
    monkeypatch.setenv("XEPLOAI_DATABASE_URL", on(server, template))
    forget_settings()
    with gate_connection() as connection:
        yield Province(connection)
    forget_settings()


@pytest.fixture
def judge(province: Province) -> Callable[..., list[Any]]:
    """Judge one submission made of the rows given by one rule; return the findings.

    `in_force`: submissions accepted before, each as keywords of `Province.land`.
    """

    def judge_one(rule_id: str, in_force: list[dict[str, Any]] | None = None, **submission: Any) -> list[Any]:
        for earlier in in_force or []:
            province.land(**{"state": "accepted"} | earlier)
        submission_id = province.land(**submission)
        province.judge(submission_id, rules=[rule for rule in load_rules() if rule.rule_id == rule_id])
        return province.findings(submission_id, rule_id)

    return judge_one


@pytest.fixture
def change_campaign(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Change a campaign of the settings for this test."""

    def change(year: int, **changes: Any) -> None:
        ours = settings.current()
        campaign = Campaign(**(ours.campaigns[year].model_dump() | changes))
        changed = ours.model_copy(update={"campaigns": ours.campaigns | {year: campaign}})
        monkeypatch.setattr(settings, "current", lambda: changed)

    return change


@pytest.fixture
def make_rule(tmp_path: Path) -> Callable[..., tuple[Rule, ...]]:
    """Write a rule file and return the catalogue of all rules written so far."""

    def make(
        rule_id: str, query: str, phase: str = "consistency", severity: str = "error", more: str = ""
    ) -> tuple[Rule, ...]:
        text = RULE.format(phase=phase, severity=severity, more=more, query=query)
        (tmp_path / f"{rule_id}_made_for_a_test.sql").write_text(text, encoding="utf-8")
        load_rules.cache_clear()
        return load_rules(tmp_path)

    return make
