"""Feedback tests: judgements written as rows, told into the outboxes of a home of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from psycopg import sql

from database.connection import connect


class Gate:
    """Writes submissions and what the gates said of them."""

    def submission(self, committee_code: str = "QNA04", **changes: Any) -> int:
        """Land a file; it waits for its verdict unless `state` says otherwise."""
        row = {"committee_code": committee_code, "sha256": f"sha {changes}", "file_name": "ho so.xlsx", "size_bytes": 1,
               "rating_year": 2022, "kind": "annual", "template_version": "2022.1", "state": "landed"}  # fmt: skip
        return int(self._insert("landing", "submission", row | changes, "submission_id"))

    def finding(self, submission_id: int, rule_id: str = "HS-102", run_id: str = "run-1", **changes: Any) -> None:
        """Write one finding of a run."""
        row = {"submission_id": submission_id, "rule_id": rule_id, "run_id": run_id, "severity": "error",
               "committee_code": "QNA04", "rating_year": 2022, "message": "Ô này để trống."}  # fmt: skip
        self._insert("gate", "finding", row | changes)

    def verdict(self, submission_id: int, verdict: str = "returned", run_id: str = "run-1", **changes: Any) -> None:
        """Write a verdict, which becomes the file's state."""
        row = {"submission_id": submission_id, "run_id": run_id, "verdict": verdict, "errors": 1, "warnings": 0,
               "not_evaluated": 0, "rules_hash": "rules", "decided_at": "2023-01-05"}  # fmt: skip
        self._insert("gate", "verdict", row | changes)
        self.execute("update landing.submission set state = %s where submission_id = %s", [verdict, submission_id])

    def execute(self, statement: str, parameters: list[Any] | None = None) -> None:
        with connect() as connection:
            connection.execute(statement, parameters)

    def _insert(self, schema: str, table: str, row: dict[str, Any], returned: str = "submission_id") -> Any:
        statement = sql.SQL("insert into {} ({}) values ({}) returning {}").format(
            sql.Identifier(schema, table),
            sql.SQL(", ").join(map(sql.Identifier, row)),
            sql.SQL(", ").join(map(sql.Placeholder, row)),
            sql.Identifier(returned),
        )
        with connect() as connection:
            (key,) = connection.execute(statement, row).fetchone() or (None,)
        return key


@pytest.fixture
def gate(home: Path) -> Gate:
    return Gate()


@pytest.fixture
def results(home: Path) -> Callable[[], dict[str, str]]:
    """The texts that lie in the outboxes: `committee/file name` → text."""

    def _results() -> dict[str, str]:
        files = sorted((home / "outbox").glob("*/*.txt"))
        return {f"{path.parent.name}/{path.name}": path.read_text(encoding="utf-8") for path in files}

    return _results
