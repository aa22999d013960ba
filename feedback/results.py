"""Results: from judgements and words of the Board nobody was told of to a result file in the committee's own outbox.

A result carries codes, levels and counts, never a name or a number; beside it lies the committee's own workbook with
what was found marked in it. Writing them twice writes the same files.
"""

from __future__ import annotations

from typing import NamedTuple

from psycopg import Connection

import settings
from expectations.judgement import Judgement, judgement_of
from feedback.annotated import Annotated, annotated_copy
from feedback.delivery import Letter, deliver
from feedback.marking.colours import Tone
from feedback.outbox import printable, put_result
from feedback.result_pages import Heading
from feedback.result_text import appraisal_lines, conclusion, result_text
from ingestion import archive

TONES: dict[str, Tone] = {"accepted": "good", "accepted_with_remarks": "warning"}
HOW_TO_MEND = (
    "Sửa ngay trong tệp này ở các ô được tô màu, hoặc ghi lý do vào cột «Giải trình», rồi gửi lại tệp này; "
    "không cần xóa các trang kết quả."
)

# Of a submission only its newest verdict is told, and none of a file that has come anew since; judging again what is in
# force changes no state and is told to nobody. One that is held for another's sake has findings of a run without a verdict.
_WAITING = """
with judged as (
    select distinct on (submission_id) verdict.*
    from gate.verdict
    inner join landing.submission using (submission_id)
    where (submission.state != 'landed' or submission.appraisal_asked_at is not null) and not verdict.is_rejudgement
    order by submission_id, decided_at desc
),
held as (
    select distinct on (submission_id) submission_id, finding.run_id
    from landing.submission
    inner join gate.finding using (submission_id)
    where submission.state = 'landed' and submission.held_told_at is null
        and not exists (
            select from gate.verdict
            where verdict.submission_id = finding.submission_id and verdict.run_id = finding.run_id
        )
    order by submission_id, finding_id desc
),
untold as (
    select submission_id, run_id, verdict, errors, warnings, decided_at from judged where told_at is null
    union all
    select submission_id, run_id, null, null, null, null from held
    union all
    select submission_id, null, null, null, null, null
    from landing.submission
    inner join gate.standing_word using (submission_id)
    where submission.held_told_at is null
        and not exists (select from gate.verdict where verdict.submission_id = submission.submission_id)
)
select untold.*, word.decision, word.reason, word.decided_by,
    word.decided_at at time zone 'Asia/Ho_Chi_Minh' as appraised_on, submission.committee_code, submission.file_name,
    submission.sha256, submission.kind, submission.rating_year, submission.version_no,
    submission.appraisal_asked_at is not null as is_asked, submission.received_at at time zone 'Asia/Ho_Chi_Minh' as received_at
from untold
inner join landing.submission using (submission_id)
left join gate.standing_word as word using (submission_id)
order by untold.decided_at, submission_id
"""

_VERDICT_TOLD = """
update gate.verdict set told_at = clock_timestamp() where submission_id = %(submission_id)s and run_id = %(run_id)s
"""
_HELD_TOLD = "update landing.submission set held_told_at = clock_timestamp() where submission_id = %(submission_id)s"


def tell_waiting() -> int:
    """Write a result file for every verdict and every held file not told yet; return how many were written.

    Raises:
        OutboxClosed: after everybody else is told; names the committees that are not, the next call tries them again.
    """
    return deliver("feedback", _WAITING, _told, _put, lambda one: _VERDICT_TOLD if one["verdict"] else _HELD_TOLD)


class _Told(NamedTuple):
    """What a committee gets: a text, and its own workbook where something in it is to be looked at."""

    text: str
    copy: Annotated | None


def _told(connection: Connection, letter: Letter) -> _Told:
    text = result_text(connection, letter)
    if not letter["verdict"]:
        return _Told(text, None)
    judgement = judgement_of(connection, letter["submission_id"], letter["run_id"])
    if not judgement.findings:
        return _Told(text, None)
    return _Told(text, annotated_copy(_sent(letter["sha256"]), _heading(letter, judgement), judgement))


def _put(letter: Letter, told: _Told) -> None:
    put_result(letter["committee_code"], letter["file_name"], letter["submission_id"], told.text, told.copy)


def _sent(digest: str) -> bytes | None:
    """Return the file as it was sent; None for one that is too large to be taken into memory."""
    place = archive.place(digest)
    if not place.exists() or place.stat().st_size > settings.current().limits.file_mb * 2**20:
        return None
    return place.read_bytes()


def _heading(letter: Letter, judgement: Judgement) -> Heading:
    """Return what stands above the findings of a file that was sent."""
    return Heading(
        title=f"KẾT QUẢ KIỂM TRA HỒ SƠ XẾP LOẠI – {letter['committee_code']}",
        subtitle=f"Tệp: {printable(letter['file_name'])} · mã hồ sơ {letter['submission_id']}",
        conclusion=conclusion(letter, judgement.findings),
        tone=TONES.get(letter["verdict"], "error") if letter["decision"] in (None, "accept") else "error",
        notes=[*appraisal_lines(letter), HOW_TO_MEND],
    )
