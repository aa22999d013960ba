"""Arrivals: from one drop of a file to its submission, its rows and its receipt, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from psycopg import Connection, sql

from ingestion.right_file import Refusal
from ingestion.rows import forget_rows, insert_statement, land_rows
from ingestion.submission import Submission, read_submission

LOCAL_TIME = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True)
class Arrival:
    """One drop of a file; `dropped_as` tells it from others: a killed run may leave a file in the inbox."""

    sha256: str
    size_bytes: int
    file_name: str
    committee_code: str
    dropped_as: str | None = None

    @property
    def shown_name(self) -> str:
        """The file's name as text: a name may hold bytes that are no UTF-8."""
        return self.file_name.encode("utf-8", "replace").decode("utf-8")


def take_turn(connection: Connection, committee_code: str) -> None:
    """Wait until nobody else lands a file of this inbox; the turn ends with the transaction."""
    work = [f"land {committee_code}"]
    connection.execute("insert into operations.turn (work) values (%s) on conflict do nothing", work)
    connection.execute("select work from operations.turn where work = %s for update", work)


def land_arrival(connection: Connection, arrival: Arrival, content: bytes | None) -> int | None:
    """Land one file out of an inbox, whose turn the caller holds.

    Args:
        content: None when the file is too large to be taken into memory.

    Returns:
        The submission's id; None when there is nothing to judge: the same bytes lay in this inbox before and were the
        right file then, or a killed run left this drop behind.
    """
    return _land(connection, arrival, lambda: _read(content, arrival.committee_code, _today()))


def land_for_a_look(
    connection: Connection,
    content: bytes | None,
    file_name: str,
    committee_code: str,
    digest: str,
    at_any_time: bool = False,
) -> int:
    """Land a file that will be let go, so it neither waits for this inbox nor keeps it waiting; return its submission.

    Args:
        content: None when the file is too large to be taken into memory.
        digest: stands for the bytes' sha256: they count as new although they may be known.
        at_any_time: read it also when its campaign has not begun or is locked.
    """
    arrival = Arrival(digest, len(content or b""), file_name, committee_code)
    landed = _land(connection, arrival, lambda: _read(content, committee_code, None if at_any_time else _today()))
    return landed or 0


def _read(content: bytes | None, committee_code: str, received_on: date | None) -> Submission:
    """Read the bytes; there are none of a file that is too large to be taken into memory."""
    if content is None:
        return Submission({}, refusal=Refusal("not_a_workbook", found="too_large"))
    return read_submission(content, committee_code, received_on)


def _today() -> date:
    return datetime.now(LOCAL_TIME).date()


def _land(connection: Connection, arrival: Arrival, read: Callable[[], Submission]) -> int | None:
    known = _known(connection, arrival)
    if known and known.is_this_drop:
        return None
    if known and not known.comes_anew:
        _give_receipt(connection, known.submission_id, arrival, "known")
        return None
    if known:
        forget_rows(connection, known.submission_id)
    submission = read()
    submission_id = _insert(connection, submission, arrival)
    if submission.refusal:
        refusal = {"submission_id": submission_id} | asdict(submission.refusal)
        connection.execute(insert_statement("refusal", list(refusal)), list(refusal.values()))
    land_rows(connection, submission_id, submission)
    _give_receipt(connection, submission_id, arrival, "anew" if known else "new")
    return submission_id


# The same bytes come anew when they were refused, when the Board sent them away, or when their year, certified in the
# meantime, was reopened after they were returned.
_KNOWN = """
select submission.submission_id,
    refusal.submission_id is not null
    or submission.state = 'returned' and (
        coalesce(word.decision in ('return', 'withdraw'), false)
        or exists (
            select from operations.certificate_reopening as reopening
            inner join operations.certificate as closed using (certificate_id)
            where closed.rating_year = submission.rating_year and reopening.reopened_at > (
                select max(decided_at) from gate.verdict where verdict.submission_id = submission.submission_id
            )
        )
    ),
    exists (
        select from landing.receipt
        where receipt.submission_id = submission.submission_id and receipt.dropped_as = %(dropped_as)s
    )
from landing.submission
left join landing.refusal using (submission_id)
left join gate.standing_word as word using (submission_id)
where submission.sha256 = %(sha256)s and submission.committee_code = %(committee_code)s
"""


class _Known(NamedTuple):
    """A submission of the same bytes in the same inbox."""

    submission_id: int
    comes_anew: bool
    is_this_drop: bool


def _known(connection: Connection, arrival: Arrival) -> _Known | None:
    asked = {"dropped_as": arrival.dropped_as, "sha256": arrival.sha256, "committee_code": arrival.committee_code}
    known = connection.execute(_KNOWN, asked).fetchone()
    return _Known(*known) if known else None


def _give_receipt(connection: Connection, submission_id: int, arrival: Arrival, outcome: str) -> None:
    row = {"submission_id": submission_id, "file_name": arrival.shown_name, "dropped_as": arrival.dropped_as,
           "outcome": outcome}  # fmt: skip
    connection.execute(insert_statement("receipt", list(row)), list(row.values()))


def _insert(connection: Connection, submission: Submission, arrival: Arrival) -> int:
    cover = submission.cover
    row = {
        "sha256": arrival.sha256, "committee_code": arrival.committee_code, "file_name": arrival.shown_name,
        "size_bytes": arrival.size_bytes, "state": "unreadable" if submission.is_unreadable else "landed",
        "format": submission.format, "held_told_at": None,
    } | {key: cover.get(key) for key in ("rating_year", "kind", "template_version", "document_no", "document_date")}  # fmt: skip
    version = sql.SQL("null")
    if submission.refusal is None:
        version = sql.SQL(
            "(select coalesce(max(earlier.version_no), 0) + 1 from landing.submission earlier where earlier.committee_code = %(committee_code)s "
            "and earlier.rating_year = %(rating_year)s and earlier.kind = %(kind)s)"
        )
    updates = [key for key in row if key not in ("sha256", "committee_code")]
    statement = sql.SQL(
        "insert into landing.submission ({columns}, version_no) values ({values}, {version}) "
        "on conflict (sha256, committee_code) do update set ({updates}, version_no) = "
        "({excluded}, excluded.version_no) returning submission_id"
    ).format(
        columns=sql.SQL(", ").join(map(sql.Identifier, row)),
        values=sql.SQL(", ").join(map(sql.Placeholder, row)),
        version=version,
        updates=sql.SQL(", ").join(map(sql.Identifier, updates)),
        excluded=sql.SQL(", ").join(sql.Identifier("excluded", key) for key in updates),
    )
    (submission_id,) = connection.execute(statement, row).fetchone() or (0,)
    return int(submission_id)
