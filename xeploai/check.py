"""Pre-flight: from files to what the gates would say of them, with nothing stored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from expectations.rehearsal import Rehearsal, rehearsal
from ingestion.submission import committee_on_cover
from xeploai.setup_database import prepare


def check_files(files: Sequence[Path]) -> list[dict[str, Any]]:
    """Return verdict, findings and rules not evaluated per file, as `xeploai check --json` prints them.

    A file counts as lying in the inbox of the committee that its cover names, beside all that is in force.
    """
    prepare()
    with rehearsal() as gates:
        return [_check(gates, file) for file in files]


def _check(gates: Rehearsal, file: Path) -> dict[str, Any]:
    content = file.read_bytes()
    judgement = gates.beside_all(content, file.name, committee_on_cover(content) or "")
    return {
        "file": str(file),
        "verdict": judgement.verdict or "waiting",
        "annotated_file": None,
        "findings": judgement.findings,
        "not_evaluated": judgement.not_evaluated,
    }
