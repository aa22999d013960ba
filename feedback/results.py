"""Results: from judgements and words of the Board nobody was told of to a result file in the committee's own outbox.

A result carries codes, levels and counts, never a name or a number; beside it lies the committee's own workbook with
what was found marked in it. Writing them twice writes the same files.
"""

from __future__ import annotations

from typing import NamedTuple

from psycopg import Connection
from psycopg.rows import dict_row

import settings
from expectations.judgement import Judgement, judgement_of
from feedback.annotated import Annotated, annotated_copy
from feedback.causes import Finding, cause_paragraphs
from feedback.delivery import Letter, deliver
from feedback.marking.colours import Tone
from feedback.outbox import printable, put_result
from feedback.receipts import kind_line, row_lines
from feedback.result_pages import Heading
from ingestion import archive

VERDICTS = {
    "unreadable": "KHÔNG ĐỌC ĐƯỢC: tệp chưa được tiếp nhận",
    "returned": "TRẢ LẠI: phải sửa và gửi lại",
    "accepted": "TIẾP NHẬN",
    "accepted_with_remarks": "TIẾP NHẬN, có lưu ý",
}
APPRAISED = {
    "accept": "{verdict}, theo kết luận thẩm định",
    "return": "TRẢ LẠI theo kết luận thẩm định: sửa theo lý do dưới đây rồi gửi lại",
    "withdraw": "RÚT HỒ SƠ theo kết luận thẩm định: hồ sơ này không được xét nữa",
}
HELD = "CHỜ"
TONES: dict[str, Tone] = {"accepted": "good", "accepted_with_remarks": "warning"}
HOW_TO_MEND = (
    "Sửa ngay trong tệp này ở các ô được tô màu, hoặc ghi lý do vào cột «Giải trình», rồi gửi lại tệp này; "
    "không cần xóa các trang kết quả."
)
ASKED = "ĐẠT KIỂM TRA, chờ Ban Tổ chức Tỉnh ủy thẩm định"

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
    submission.sha256, submission.kind, submission.rating_year, submission.version_no, submission.appraisal_asked_at is not null as is_asked,
    submission.received_at at time zone 'Asia/Ho_Chi_Minh' as received_at
from untold
inner join landing.submission using (submission_id)
left join gate.standing_word as word using (submission_id)
order by untold.decided_at, submission_id
"""

_FINDINGS = """
with named as (  -- a file that names no template known to us is spoken of in the words of the newest
    select distinct on (sheet) sheet, sheet_name
    from config.template_column
    order by sheet, template_version = (
        select template_version from landing.submission where submission_id = %(submission_id)s
    ) desc, template_version desc
)
select severity, rule_id, sheet, sheet_name, source_row, cell, message
from gate.finding
left join named using (sheet)
where submission_id = %(submission_id)s and run_id = %(run_id)s and state != 'waived'
order by finding_id
"""

# Of a file that comes first there is nothing to compare.
_SINCE = """
select
    count(*) filter (where submission_id = %(submission_id)s and state != 'waived' and is_new) as new,
    count(*) filter (where submission_id = %(submission_id)s and state != 'waived' and not is_new) as still_open,
    count(*) filter (where submission_id = %(submission_id)s and state = 'waived') as waived,
    count(distinct coalesce(fingerprint, finding_id::text)) filter (where submission_id != %(submission_id)s) as fixed
from gate.finding
where submission_id = %(submission_id)s and run_id = %(run_id)s or fixed_by = %(submission_id)s
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
    text = _text(connection, letter)
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
        conclusion=_conclusion(letter, judgement.findings),
        tone=TONES.get(letter["verdict"], "error") if letter["decision"] in (None, "accept") else "error",
        notes=[*_appraisal(letter), HOW_TO_MEND],
    )


def _text(connection: Connection, judgement: Letter) -> str:
    cursor = connection.cursor(row_factory=dict_row)
    findings = cursor.execute(_FINDINGS, judgement).fetchall()
    rows = row_lines(connection, judgement["submission_id"])
    lines = [
        f"KẾT QUẢ KIỂM TRA HỒ SƠ XẾP LOẠI – {judgement['committee_code']}",
        "",
        f"Kết luận: {_conclusion(judgement, findings)}",
        *_appraisal(judgement),
        f"Tệp: {printable(judgement['file_name'])}",
        f"Nhận lúc: {judgement['received_at']:%H:%M %d/%m/%Y}; mã hồ sơ {judgement['submission_id']}",
        f"Mã băm (sha256): {judgement['sha256']}",
    ]
    lines += kind_line(judgement, judgement["version_no"] if judgement["verdict"] else None)
    if judgement["verdict"]:
        lines.append(f"Số lỗi phải sửa: {judgement['errors']}; số lưu ý: {judgement['warnings']}")
        lines += _since(cursor.execute(_SINCE, judgement).fetchone() or {})
    if rows:
        lines += ["", "Số dòng đã đọc theo trang tính:", *rows]
    for paragraph in cause_paragraphs(findings) if judgement["verdict"] else []:
        lines += ["", *paragraph]
    return "\n".join(lines) + "\n"


def _since(counts: dict[str, int]) -> list[str]:
    """Say what became of the findings of the file before, if there were any, and what was waived."""
    lines = []
    if counts["still_open"] or counts["fixed"]:
        lines.append(
            f"So với lần gửi trước: mới {counts['new']}, vẫn còn {counts['still_open']}, đã sửa {counts['fixed']}"
        )
    if counts["waived"]:
        lines.append(f"Được miễn trừ, không tính vào kết luận: {counts['waived']}")
    return lines


def _appraisal(judgement: Letter) -> list[str]:
    """Say why the Board has spoken, who and when, where its word stands."""
    if not judgement["decision"]:
        return []
    return [
        f"Lý do: {printable(judgement['reason'])}",
        f"Người kết luận: {printable(judgement['decided_by'])}",
        f"Kết luận lúc: {judgement['appraised_on']:%H:%M %d/%m/%Y}",
    ]


def _conclusion(judgement: Letter, findings: list[Finding]) -> str:
    """Return the Board's word where it stands, else the verdict, or what a held file waits for."""
    if judgement["decision"]:
        return APPRAISED[judgement["decision"]].format(verdict=VERDICTS.get(judgement["verdict"], ""))
    if judgement["verdict"] and judgement["is_asked"]:
        return ASKED
    if judgement["verdict"]:
        return VERDICTS[judgement["verdict"]]
    return f"{HELD}: {' '.join(dict.fromkeys(finding['message'] for finding in findings))}"
