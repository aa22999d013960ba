"""Results: from verdicts nobody was told of to a result file in the committee's own outbox.

A result carries codes, levels and counts, never a name or a number; writing it twice writes the same file.
"""

from __future__ import annotations

import logging
from typing import Any

from psycopg import Connection
from psycopg.rows import dict_row

import settings
from database.connection import connect

log = logging.getLogger(__name__)

VERDICTS = {
    "unreadable": "KHÔNG ĐỌC ĐƯỢC: tệp chưa được tiếp nhận",
    "returned": "TRẢ LẠI: phải sửa và gửi lại",
    "accepted": "TIẾP NHẬN",
    "accepted_with_remarks": "TIẾP NHẬN, có lưu ý",
}
SEVERITIES = {"error": "Lỗi phải sửa", "warning": "Lưu ý, cần giải trình", "info": "Thông tin"}

_WAITING = """
select verdict.submission_id, verdict.run_id, verdict.verdict, verdict.errors, verdict.warnings, verdict.decided_at,
    submission.committee_code, submission.file_name, submission.rating_year, submission.kind, submission.sha256,
    submission.version_no, submission.received_at at time zone 'Asia/Ho_Chi_Minh' as received_at
from gate.verdict
inner join landing.submission using (submission_id)
where verdict.told_at is null
order by verdict.decided_at, verdict.submission_id
"""

_CAUSES = """
select severity, rule_id, sheet, count(*) as rows, min(source_row) as first_row, max(source_row) as last_row,
    (array_agg(cell order by source_row) filter (where cell is not null))[1] as first_cell,
    (array_agg(message order by source_row))[1] as message
from gate.finding
where submission_id = %s and run_id = %s
group by severity, rule_id, sheet
order by array_position(array['error', 'warning', 'info'], severity), rule_id, sheet
"""

_ROWS = """
select sheet.rows_read, coalesce(names.sheet_name, sheet.sheet) as sheet_name
from landing.sheet
inner join landing.submission using (submission_id)
left join (select distinct template_version, sheet, sheet_name from config.template_column) as names
    on names.sheet = sheet.sheet and names.template_version = submission.template_version
where submission_id = %s and sheet.sheet != 'cover'
order by sheet.sheet
"""


def tell_waiting() -> int:
    """Write a result file for every verdict that has none yet; return how many were written."""
    with connect() as connection:
        waiting = connection.cursor(row_factory=dict_row).execute(_WAITING).fetchall()
        for verdict in waiting:
            with connection.transaction():
                _tell(connection, verdict)
                connection.execute(
                    "update gate.verdict set told_at = clock_timestamp() where submission_id = %s and run_id = %s",
                    [verdict["submission_id"], verdict["run_id"]],
                )
            log.info("submission=%s step=tell verdict=%s", verdict["submission_id"], verdict["verdict"])
    return len(waiting)


def _tell(connection: Connection, verdict: dict[str, Any]) -> None:
    folder = settings.current().outbox / verdict["committee_code"]
    folder.mkdir(parents=True, exist_ok=True)
    stem = verdict["file_name"].rsplit(".", 1)[0]
    target = folder / f"{stem}_{verdict['submission_id']}_ket-qua.txt"
    partial = folder / f".{target.name}"
    partial.write_text(_text(connection, verdict), encoding="utf-8")
    partial.rename(target)


def _text(connection: Connection, verdict: dict[str, Any]) -> str:
    cursor = connection.cursor(row_factory=dict_row)
    causes = cursor.execute(_CAUSES, [verdict["submission_id"], verdict["run_id"]]).fetchall()
    rows = cursor.execute(_ROWS, [verdict["submission_id"]]).fetchall()
    lines = [
        f"KẾT QUẢ KIỂM TRA HỒ SƠ XẾP LOẠI – {verdict['committee_code']}",
        "",
        f"Kết luận: {VERDICTS[verdict['verdict']]}",
        f"Tệp: {verdict['file_name']}",
        f"Nhận lúc: {verdict['received_at']:%H:%M %d/%m/%Y}; mã hồ sơ {verdict['submission_id']}",
        f"Mã băm (sha256): {verdict['sha256']}",
        f"Số lỗi phải sửa: {verdict['errors']}; số lưu ý: {verdict['warnings']}",
    ]
    if rows:
        lines += ["", "Số dòng đã đọc theo trang tính:"]
        lines += [f"  {row['sheet_name']}: {row['rows_read']}" for row in rows]
    for cause in causes:
        lines += ["", *_cause_lines(cause)]
    return "\n".join(lines) + "\n"


def _cause_lines(cause: dict[str, Any]) -> list[str]:
    place = f"ô {cause['first_cell']}" if cause["first_cell"] else "cả hồ sơ"
    if cause["rows"] > 1:
        place = f"{cause['rows']} dòng, từ dòng {cause['first_row']} đến dòng {cause['last_row']}, đầu tiên {place}"
    return [f"[{SEVERITIES[cause['severity']]}] {cause['rule_id']} – {place}", f"  {cause['message']}"]
