"""Defects: from the findings of a wave to what became of those before them: still open, waived, or fixed."""

from __future__ import annotations

from pathlib import Path

from psycopg import Connection

from expectations.rule import PHASES

FOLDER = Path(__file__).parent / "waiting"

_OPEN_BEFORE = """
create temporary table open_before as
select distinct earlier.judged_id as submission_id, finding.fingerprint
from earlier_file as earlier
inner join gate.finding as finding on finding.submission_id = earlier.submission_id
where finding.state != 'fixed' and finding.fingerprint is not null
"""
_BROKEN_SUBJECT = """
create temporary table broken_subject as
select distinct offence.submission_id, offence.subject_hash, scope.phase
from offence
inner join rule_scope as scope using (rule_id, submission_id)
left join waived_defect as waived using (submission_id, fingerprint)
where scope.breaks and offence.source_row is not null and waived.fingerprint is null
"""


def open_defects(connection: Connection) -> None:
    """Create what the wave must know of earlier files: which these are, what is open in them, what is waived."""
    connection.execute((FOLDER / "earlier_file.sql").read_bytes())
    connection.execute((FOLDER / "waived_defect.sql").read_bytes())
    connection.execute(_OPEN_BEFORE)
    connection.execute("analyze earlier_file, waived_defect, open_before")


def settle_defects(connection: Connection, run_id: str) -> None:
    """Let what was found in earlier files, and in these files before, take the state that the wave has shown."""
    connection.execute(_BROKEN_SUBJECT)
    connection.execute("analyze offence, broken_subject")
    parameters = {"run_id": run_id, "phases": list(PHASES)}
    connection.execute((FOLDER / "settle_defects.sql").read_bytes(), parameters)
    connection.execute("drop table pg_temp.broken_subject")


def close_defects(connection: Connection) -> None:
    """Drop what `open_defects` created."""
    connection.execute("drop table pg_temp.earlier_file, pg_temp.waived_defect, pg_temp.open_before")
