"""Landing: from a waiting file to its rows in schema `landing`, one transaction per file.

The bytes are archived first and the file leaves the inbox last, so a run killed anywhere is made good by the next one.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from psycopg import Connection, OperationalError
from upath import UPath

from database.connection import connect
from ingestion import archive
from ingestion.arrival import Arrival, land_arrival, take_turn
from ingestion.dropped import kind_and_place, look_at
from ingestion.inbox import located
from ingestion.reference import refresh_reference
from settings import Failure

log = logging.getLogger(__name__)


class NotLanded(Failure):
    """Some files made the landing itself fail; they lie where they lay, all others are landed."""

    def __init__(self, committees: Sequence[str], landed: Sequence[int]) -> None:
        self.committees, self.landed = list(committees), list(landed)
        super().__init__(f"Files in the inbox of {', '.join(committees)} could not be landed; the log says why.")


def land_files(paths: Sequence[str]) -> list[int]:
    """Land these files; return the submissions that are new or to be judged anew.

    Raises:
        NotLanded: after all other files are landed.
    """
    landed: list[int] = []
    failed: list[str] = []
    with connect(autocommit=True) as connection:
        refresh_reference(connection)
        for path in map(located, paths):
            try:
                submission_id = _land_file(connection, path)
            except OperationalError:  # the database is gone, for every file
                raise
            except Exception as error:  # one committee's file must not keep the others out
                log.error("step=land committee=%s failed=%s", path.parent.name, kind_and_place(error))
                failed.append(path.parent.name)
            else:
                landed += [submission_id] if submission_id is not None else []
    if failed:
        raise NotLanded(failed, landed)
    return landed


def _land_file(connection: Connection, path: UPath) -> int | None:
    """Land one file and take it out of the inbox, unless something else lies there by now."""
    try:
        drop = look_at(path)
        content = drop.content()
        code = drop.committee_code
        if drop.is_still_coming(content):
            log.info("step=land committee=%s left: a package without its end may still be coming", code)
            return None
        with connection.transaction():
            take_turn(connection, code)
            kept = archive.keep_file(path, code) if content is None else archive.keep(content, code)
            arrival = Arrival(kept, drop.size, path.name, code, drop.mark)
            submission_id = land_arrival(connection, arrival, content)
    except FileNotFoundError:
        if path.exists():
            raise
        return None  # landed by an earlier try of the same task, or by another run
    log.info("submission=%s step=land committee=%s", submission_id or "known", code)
    drop.take_out()
    return submission_id
