"""Result text: from a judgement or a word of the Board to what a committee reads of it: codes, levels, counts, no names."""

from __future__ import annotations

from psycopg import Connection
from psycopg.rows import dict_row

from feedback.causes import Finding, cause_paragraphs
from feedback.delivery import Letter
from feedback.outbox import printable
from feedback.receipts import kind_line, row_lines

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
ASKED = "ĐẠT KIỂM TRA, chờ Ban Tổ chức Tỉnh ủy thẩm định"

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


def result_text(connection: Connection, judgement: Letter) -> str:
    """Return what the committee reads of a verdict, a held file or a word of the Board."""
    cursor = connection.cursor(row_factory=dict_row)
    findings = cursor.execute(_FINDINGS, judgement).fetchall()
    rows = row_lines(connection, judgement["submission_id"])
    lines = [
        f"KẾT QUẢ KIỂM TRA HỒ SƠ XẾP LOẠI – {judgement['committee_code']}",
        "",
        f"Kết luận: {conclusion(judgement, findings)}",
        *appraisal_lines(judgement),
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


def appraisal_lines(judgement: Letter) -> list[str]:
    """Say why the Board has spoken, who and when, where its word stands."""
    if not judgement["decision"]:
        return []
    return [
        f"Lý do: {printable(judgement['reason'])}",
        f"Người kết luận: {printable(judgement['decided_by'])}",
        f"Kết luận lúc: {judgement['appraised_on']:%H:%M %d/%m/%Y}",
    ]


def conclusion(judgement: Letter, findings: list[Finding]) -> str:
    """Return the Board's word where it stands, else the verdict, or what a held file waits for."""
    if judgement["decision"]:
        return APPRAISED[judgement["decision"]].format(verdict=VERDICTS.get(judgement["verdict"], ""))
    if judgement["verdict"] and judgement["is_asked"]:
        return ASKED
    if judgement["verdict"]:
        return VERDICTS[judgement["verdict"]]
    return f"{HELD}: {' '.join(dict.fromkeys(finding['message'] for finding in findings))}"
