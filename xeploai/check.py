"""Pre-flight: from files to what the gates would say of them, with nothing stored.

The files land and are judged in one transaction that is let go, by the same functions as the real thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from psycopg import Connection
from psycopg.rows import dict_row

from expectations.session import gate_connection
from expectations.verdict import judge
from ingestion.landing import land
from ingestion.submission import committee_on_cover
from xeploai.setup_database import prepare

_VERDICT = "select verdict from gate.verdict where submission_id = %s"
_FINDINGS = """
select rule_id, severity, sheet, source_row, cell, found, expected, message
from gate.finding
where submission_id = %s
order by array_position(array['error', 'warning', 'info'], severity), rule_id, sheet, source_row
"""
_NOT_EVALUATED = "select rule_id, reason from gate.not_evaluated where submission_id = %s order by rule_id"
_RUN = "check"


def check_files(files: Sequence[Path]) -> list[dict[str, Any]]:
    """Return verdict, findings and rules not evaluated per file, as `xeploai check --json` prints them.

    A file counts as lying in the inbox of the committee that its cover names.
    """
    prepare()
    return [_check(file) for file in files]


def _check(file: Path) -> dict[str, Any]:
    content = file.read_bytes()
    with gate_connection() as connection:
        inbox = committee_on_cover(content) or ""
        submission_id = land(connection, content, file.name, inbox, digest=f"check {file}")
        judge(connection, _RUN, only=[submission_id or 0])
        return _answer(connection, file, submission_id or 0)


def _answer(connection: Connection, file: Path, submission_id: int) -> dict[str, Any]:
    cursor = connection.cursor(row_factory=dict_row)
    verdict = cursor.execute(_VERDICT, [submission_id]).fetchone()
    return {
        "file": str(file),
        "verdict": verdict["verdict"] if verdict else "waiting",
        "annotated_file": None,
        "findings": cursor.execute(_FINDINGS, [submission_id]).fetchall(),
        "not_evaluated": cursor.execute(_NOT_EVALUATED, [submission_id]).fetchall(),
    }
