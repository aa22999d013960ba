"""Receipts: from every file taken out of an inbox to a receipt in the committee's own outbox.

A receipt says that the file arrived, when, with which bytes, and how many rows were read; what the rules say comes later,
and with it the number that the file has among those of its kind, which judging may still take away.
"""

from __future__ import annotations

from typing import LiteralString

from psycopg import Connection
from psycopg.rows import dict_row

from feedback.delivery import Letter, deliver
from feedback.outbox import printable, put_receipt
from ingestion import contract

OUTCOMES = {
    "new": "Đã nhận; kết quả kiểm tra sẽ có trong một tệp khác ở thư mục này.",
    "anew": "Đã nhận lại tệp từng bị từ chối, trả lại hoặc rút; tệp được kiểm tra lại từ đầu.",
    "known": "Tệp giống hệt tệp đã nhận trước đó (xem bên dưới) nên không kiểm tra lại; kết quả trước vẫn giữ nguyên.",
}

_WAITING = """
select
    receipt.receipt_id, receipt.submission_id, receipt.outcome, receipt.file_name,
    receipt.received_at at time zone 'Asia/Ho_Chi_Minh' as received_at,
    submission.committee_code, submission.sha256, submission.size_bytes, submission.format, submission.kind,
    submission.rating_year,
    (
        select min(first.received_at) at time zone 'Asia/Ho_Chi_Minh' from landing.receipt as first
        where first.submission_id = receipt.submission_id
    ) as first_received_at
from landing.receipt
inner join landing.submission using (submission_id)
where receipt.told_at is null
order by receipt.receipt_id
"""

_ROWS = """
select sheet.sheet, sheet.rows_read, sheet.rows_set_aside, submission.template_version
from landing.sheet
inner join landing.submission using (submission_id)
where submission_id = %s and sheet.sheet != 'cover'
"""

_TOLD: LiteralString = "update landing.receipt set told_at = clock_timestamp() where receipt_id = %(receipt_id)s"


def acknowledge_waiting() -> int:
    """Write a receipt for every file received and not acknowledged yet; return how many were written.

    Raises:
        OutboxClosed: after all others are written.
    """
    return deliver("receipts", _WAITING, _text, _put, lambda receipt: _TOLD)


def row_lines(connection: Connection, submission_id: int) -> list[str]:
    """Return a line per sheet, in the order of the form: how many rows were read, and how many were none."""
    rows = connection.cursor(row_factory=dict_row).execute(_ROWS, [submission_id]).fetchall()
    sheets = list(contract.load(rows[0]["template_version"]).sheets.values()) if rows else []
    read = {row["sheet"]: row for row in rows}
    return [
        f"  {sheet.name}: {row['rows_read']}"
        + (f" (và {row['rows_set_aside']} dòng không phải số liệu)" if row["rows_set_aside"] else "")
        for sheet in sheets
        if (row := read.get(sheet.key))
    ]


def kind_line(letter: Letter, version_no: int | None = None) -> list[str]:
    """Return the line that says of which kind and year a file is; none where its cover does not tell."""
    if not (letter["kind"] and letter["rating_year"]):
        return []
    number = f", lần nộp thứ {version_no}" if version_no else ""
    return [f"Loại hồ sơ: {contract.newest().kinds[letter['kind']]}, năm {letter['rating_year']}{number}"]


def _text(connection: Connection, receipt: Letter) -> str:
    lines = [
        f"BIÊN NHẬN HỒ SƠ XẾP LOẠI – {receipt['committee_code']}",
        "",
        OUTCOMES[receipt["outcome"]],
        f"Biên nhận số {receipt['receipt_id']}; mã hồ sơ {receipt['submission_id']}",
        f"Tệp: {printable(receipt['file_name'])}",
        f"Nhận lúc: {receipt['received_at']:%H:%M:%S %d/%m/%Y}",
        f"Mã băm (sha256): {receipt['sha256']}",
        f"Dung lượng: {receipt['size_bytes']} byte; định dạng: {receipt['format'] or 'không đọc được'}",
    ]
    if receipt["outcome"] != "new":
        lines.append(f"Nhận lần đầu lúc: {receipt['first_received_at']:%H:%M:%S %d/%m/%Y}")
    lines += kind_line(receipt)
    rows = row_lines(connection, receipt["submission_id"])
    return "\n".join([*lines, *(["", "Số dòng đã đọc theo trang tính:", *rows] if rows else [])]) + "\n"


def _put(receipt: Letter, text: str) -> None:
    put_receipt(receipt["committee_code"], receipt["file_name"], receipt["receipt_id"], text)
