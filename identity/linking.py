"""Linking: from accepted submissions to the ledger of who is who, `restricted.person_link`.

Every link says by what it was made and when. Rebuilds of the warehouse read the ledger, they never match again.
"""

from __future__ import annotations

import logging

from psycopg import Connection

from database.connection import connect
from database.locks import only_one
from identity.candidates import queue_candidates
from identity.following import follow_decisions
from identity.matching import link_turn
from identity.submitted import collect_unlinked, list_numbers

log = logging.getLogger(__name__)

_WRITE_LEDGER = """
insert into restricted.person_link
    (submission_id, sheet, source_row, person_key, matched_by, score, decided_by, decision_id)
select submission_id, sheet, source_row, person_key, matched_by, score, coalesce(decided_by, 'machine'), decision_id
from unlinked
"""


def identify_waiting() -> int:
    """Link every person row of the accepted submissions that has no link yet; return how many were linked."""
    with only_one("pipeline"), connect() as connection:
        count = link_unlinked(connection)
    log.info("step=identify rows=%s", count)
    return count


def link_unlinked(connection: Connection) -> int:
    """Link in the caller's transaction; return how many rows were linked."""
    # whole sets are joined while their tables fill: a loop over a guess made when they were empty takes hours
    connection.execute("set local enable_nestloop = off; set local jit = off; set local work_mem = '64MB'")
    count = collect_unlinked(connection)
    if count:
        follow_decisions(connection)
        list_numbers(connection)
        turns = connection.execute("select distinct turn, rating_year from unlinked order by 1, 2").fetchall()
        for turn, year in turns:
            link_turn(connection, turn, year)
        connection.execute(_WRITE_LEDGER)
        queue_candidates(connection)
    return count
