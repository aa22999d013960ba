"""Landing: from a waiting file to its rows in schema `landing`, one transaction per file.

The bytes are archived first and the file leaves the inbox last, so a run killed anywhere is made good by the next one.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from psycopg import Connection, OperationalError
from upath import UPath

import settings
from database.connection import connect
from ingestion import archive
from ingestion.arrival import Arrival, land_arrival, take_turn
from ingestion.inbox import located
from ingestion.places import content_of
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
                # what the error says may repeat what a cell holds: the log gets its kind and place only
                place = traceback.extract_tb(error.__traceback__)[-1]
                log.error(
                    "step=land committee=%s failed=%s at=%s:%s",
                    path.parent.name, type(error).__name__, place.name, place.lineno,
                )  # fmt: skip
                failed.append(path.parent.name)
            else:
                landed += [submission_id] if submission_id is not None else []
    if failed:
        raise NotLanded(failed, landed)
    return landed


def _land_file(connection: Connection, path: UPath) -> int | None:
    """Land one file and take it out of the inbox, unless something else lies there by now."""
    try:
        before = path.stat()
        content = content_of(path) if before.st_size <= settings.current().limits.file_mb * 2**20 else None
        with connection.transaction():
            take_turn(connection, path.parent.name)
            kept = (
                archive.keep_file(path, path.parent.name)
                if content is None
                else archive.keep(content, path.parent.name)
            )
            arrival = Arrival(kept, before.st_size, path.name, path.parent.name, _drop(before))
            submission_id = land_arrival(connection, arrival, content)
    except FileNotFoundError:
        if path.exists():
            raise
        return None  # landed by an earlier try of the same task, or by another run
    log.info("submission=%s step=land committee=%s", submission_id or "known", path.parent.name)
    with suppress(FileNotFoundError):  # another run took it out
        now = path.stat()
        if (now.st_size, now.st_mtime_ns, now.st_ino) == (before.st_size, before.st_mtime_ns, before.st_ino):
            path.unlink()
    return submission_id


def _drop(stat: Any) -> str:
    """Return what tells one drop of a file from another: the same name may come again with the same bytes."""
    moments = (getattr(stat, name, 0) for name in ("st_mtime_ns", "st_mtime", "st_ctime_ns", "st_ino"))
    return " ".join(map(str, (stat.st_size, *moments)))
