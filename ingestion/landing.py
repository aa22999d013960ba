"""Landing: from a waiting file to its rows in schema `landing`, one transaction per file.

The bytes are archived first and the file leaves the inbox last, so a run killed anywhere is made good by the next one.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from psycopg import Connection, OperationalError, sql
from upath import UPath

from database.connection import connect
from ingestion import archive
from ingestion.inbox import located
from ingestion.reference import refresh_reference
from ingestion.rows import forget_rows, insert_statement, land_rows
from ingestion.submission import Submission, read_submission
from settings import Failure

log = logging.getLogger(__name__)
LOCAL_TIME = ZoneInfo("Asia/Ho_Chi_Minh")


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
        content = path.read_bytes()
    except FileNotFoundError:  # landed by an earlier try of the same task, or by another run
        return None
    with connection.transaction():
        _take_turn(connection, path.parent.name)
        archive.keep(content, turn_of=path.parent.name)
        submission_id = land(connection, content, path.name, path.parent.name, dropped_as=_drop(before))
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


def land(
    connection: Connection, content: bytes, file_name: str, committee_code: str, digest: str | None = None,
    dropped_as: str | None = None, at_any_time: bool = False,
) -> int | None:  # fmt: skip
    """Land one file in the caller's transaction, who holds the inbox's turn there, and write its receipt.

    Args:
        digest: stands for the bytes' sha256 where they shall count as new although they are known (pre-flight). Such a
            file is let go, so it neither waits for this inbox nor keeps it waiting.
        dropped_as: which drop it is: a file that a killed run left in the inbox is the same drop once more.
        at_any_time: read it also when its campaign has not begun or is locked.

    Returns:
        The submission's id; None when there is nothing to judge: the same bytes lay in this inbox before and were the
        right file then.
    """
    shown_name = file_name.encode("utf-8", "replace").decode("utf-8")  # a name may hold bytes that are no UTF-8
    if digest is None:
        digest = archive.sha256(content)
    known = _known(connection, digest, committee_code, dropped_as)
    if known and known.is_this_drop:
        return None
    if known and not known.is_refused:
        _give_receipt(connection, known.submission_id, shown_name, dropped_as, "known")
        return None
    if known:
        forget_rows(connection, known.submission_id)
    received_on = None if at_any_time else datetime.now(LOCAL_TIME).date()
    submission = read_submission(content, committee_code, received_on)
    submission_id = _insert(connection, submission, digest, shown_name, committee_code, len(content))
    if submission.refusal:
        refusal = {"submission_id": submission_id} | asdict(submission.refusal)
        connection.execute(insert_statement("refusal", list(refusal)), list(refusal.values()))
    land_rows(connection, submission_id, submission)
    _give_receipt(connection, submission_id, shown_name, dropped_as, "anew" if known else "new")
    return submission_id


class _Known(NamedTuple):
    """A submission of the same bytes in the same inbox."""

    submission_id: int
    is_refused: bool
    is_this_drop: bool


def _take_turn(connection: Connection, committee_code: str) -> None:
    """Wait until nobody else lands a file of this inbox; the turn ends with the transaction."""
    work = [f"land {committee_code}"]
    connection.execute("insert into operations.turn (work) values (%s) on conflict do nothing", work)
    connection.execute("select work from operations.turn where work = %s for update", work)


def _known(connection: Connection, digest: str, committee_code: str, dropped_as: str | None) -> _Known | None:
    known = connection.execute(
        "select submission_id, refusal.submission_id is not null, exists (select from landing.receipt "
        "where receipt.submission_id = submission.submission_id and receipt.dropped_as = %s) "
        "from landing.submission left join landing.refusal using (submission_id) "
        "where sha256 = %s and committee_code = %s",
        [dropped_as, digest, committee_code],
    ).fetchone()
    return _Known(*known) if known else None


def _give_receipt(
    connection: Connection, submission_id: int, file_name: str, dropped_as: str | None, outcome: str
) -> None:
    row = {"submission_id": submission_id, "file_name": file_name, "dropped_as": dropped_as, "outcome": outcome}
    connection.execute(insert_statement("receipt", list(row)), list(row.values()))


def _insert(
    connection: Connection, submission: Submission, digest: str, file_name: str, committee_code: str, size: int
) -> int:
    cover = submission.cover
    row = {
        "sha256": digest, "committee_code": committee_code, "file_name": file_name, "size_bytes": size,
        "state": "unreadable" if submission.is_unreadable else "landed", "format": submission.format,
    } | {key: cover.get(key) for key in ("rating_year", "kind", "template_version", "document_no", "document_date")}  # fmt: skip
    version = sql.SQL("null")
    if submission.refusal is None:
        version = sql.SQL(
            "(select count(*) + 1 from landing.submission earlier where earlier.committee_code = %(committee_code)s "
            "and earlier.rating_year = %(rating_year)s and earlier.kind = %(kind)s and earlier.version_no is not null)"
        )
    updates = [key for key in row if key not in ("sha256", "committee_code")]
    statement = sql.SQL(
        "insert into landing.submission ({columns}, version_no) values ({values}, {version}) "
        "on conflict (sha256, committee_code) do update set ({updates}, version_no, received_at) = "
        "({excluded}, excluded.version_no, excluded.received_at) returning submission_id"
    ).format(
        columns=sql.SQL(", ").join(map(sql.Identifier, row)),
        values=sql.SQL(", ").join(map(sql.Placeholder, row)),
        version=version,
        updates=sql.SQL(", ").join(map(sql.Identifier, updates)),
        excluded=sql.SQL(", ").join(sql.Identifier("excluded", key) for key in updates),
    )
    (submission_id,) = connection.execute(statement, row).fetchone() or (0,)
    return int(submission_id)
