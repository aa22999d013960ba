"""Appraisals: from the Board's words nobody was told of to a letter in the committee's own outbox."""

from __future__ import annotations

from typing import LiteralString

from psycopg import Connection

from feedback.delivery import Letter, deliver
from feedback.outbox import printable, put_file
from ingestion import contract

DECISIONS = {
    "accept": "TIẾP NHẬN: hồ sơ có hiệu lực từ thời điểm này.",
    "return": "TRẢ LẠI: sửa theo lý do dưới đây rồi gửi lại.",
    "withdraw": "RÚT HỒ SƠ: hồ sơ này không được xét nữa.",
}

_WAITING = """
select
    appraisal.*, appraisal.decided_at at time zone 'Asia/Ho_Chi_Minh' as decided_on, submission.committee_code,
    submission.file_name, submission.kind, submission.rating_year, submission.version_no
from gate.appraisal
inner join landing.submission using (submission_id)
where appraisal.told_at is null
order by appraisal.appraisal_id
"""
_TOLD: LiteralString = "update gate.appraisal set told_at = clock_timestamp() where appraisal_id = %(appraisal_id)s"


def tell_appraisals() -> int:
    """Write a letter for every word of the Board not told yet; return how many were written.

    Raises:
        OutboxClosed: after all others are written.
    """
    return deliver("appraisals", _WAITING, _text, _put, lambda word: _TOLD)


def _text(connection: Connection, word: Letter) -> str:
    kind = contract.newest().kinds.get(word["kind"], "")
    lines = [
        f"KẾT LUẬN THẨM ĐỊNH HỒ SƠ XẾP LOẠI – {word['committee_code']}",
        "",
        f"Kết luận: {DECISIONS[word['decision']]}",
        f"Lý do: {printable(word['reason'])}",
        f"Người kết luận: {printable(word['decided_by'])}",
        f"Lúc: {word['decided_on']:%H:%M %d/%m/%Y}",
        f"Tệp: {printable(word['file_name'])}; mã hồ sơ {word['submission_id']}",
    ]
    if kind and word["rating_year"]:
        lines.append(f"Loại hồ sơ: {kind}, năm {word['rating_year']}")
    return "\n".join(lines) + "\n"


def _put(word: Letter, text: str) -> None:
    name = f"{word['submission_id']}_{word['appraisal_id']}_tham-dinh.txt"
    put_file(word["committee_code"], name, text.encode())
