"""Claims: from a wave of files to those that may be judged now, because nobody else holds or claims their codes first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from psycopg import Connection

import settings

FOLDER = Path(__file__).parent / "waiting"


def settle_claims(connection: Connection, submission_ids: Sequence[int]) -> list[int]:
    """Refuse the files that use a code of another committee; return the wave without those that wait for another file.

    A refused file stays in the wave, to be told so. At least one file always remains.
    """
    claimed = {"submission_ids": list(submission_ids), "province": settings.PROVINCE}
    connection.execute((FOLDER / "claims.sql").read_bytes(), claimed)
    connection.execute("analyze code_claim")
    connection.execute((FOLDER / "refuse_held_codes.sql").read_bytes())
    contested = {submission_id for (submission_id,) in connection.execute((FOLDER / "contested.sql").read_bytes())}
    connection.execute("drop table pg_temp.code_claim")
    return [submission_id for submission_id in submission_ids if submission_id not in contested]
