"""Forecast: from what a precheck found to what a clerk reads first: what would become of the file if it were submitted.

It promises nothing: rules that need more than the file have not judged, and that is never a pass.
"""

from __future__ import annotations

from datetime import datetime

import settings
from expectations.judgement import Judgement
from expectations.rehearsal import NOT_OPEN
from feedback.marking.colours import Tone
from feedback.outbox import printable
from feedback.result_pages import Heading
from ingestion import contract

KIND_NOTES = {
    "supplement": "Hồ sơ Bổ sung: mới xem các dòng trong tệp này, chưa đối chiếu với phần hồ sơ đang có hiệu lực của đơn vị.",
    "adjustment": (
        "Hồ sơ Điều chỉnh: mới xem cách ghi trong tệp này. Đối tượng có trong hồ sơ đã được tiếp nhận hay không, mức cũ có "
        "đúng là mức đang có hiệu lực hay không, ngày quyết định có hợp lệ hay không chỉ kiểm tra được khi gửi chính thức."
    ),
}
ONLY_A_LOOK = "Đây chỉ là kiểm tra trước: chưa có hồ sơ nào được gửi, không số liệu nào được lưu hay tính vào kết quả."
REFUSED = "Tệp chưa đúng mẫu nên nội dung chưa được kiểm tra. Sửa lỗi dưới đây rồi kiểm tra trước một lần nữa."
UNSEEN = "Nếu các quy tắc chưa kiểm tra (xem trang «Chưa kiểm tra») cũng đạt, hồ sơ sẽ được TIẾP NHẬN"


def forecast(committee_code: str, file_name: str, note: str, judgement: Judgement, checked_at: datetime) -> Heading:
    """Return what stands above the findings of a file that was only looked at; `note` says what such a look is worth."""
    sentence, tone = _conclusion(judgement)
    names = {committee.committee_code: committee.committee_name for committee in settings.current().committees}
    kind = contract.newest().kinds.get(judgement.kind or "")
    about = [f"Tệp: {printable(file_name)}"]
    about += [f"{kind}, năm {judgement.rating_year}"] if kind and judgement.rating_year else []
    about += [f"kiểm tra lúc {checked_at:%H:%M ngày %d/%m/%Y}"]
    return Heading(
        title=f"KẾT QUẢ KIỂM TRA TRƯỚC – {committee_code} {names.get(committee_code, '')}".strip(),
        subtitle=" · ".join(about),
        conclusion=sentence,
        tone=tone,
        notes=[
            note,
            REFUSED if judgement.is_refused else KIND_NOTES.get(judgement.kind or "", ""),
        ],
    )


def _conclusion(judgement: Judgement) -> tuple[str, Tone]:
    sentence, tone = _verdict(judgement)
    if any(finding["rule_id"] == NOT_OPEN for finding in judgement.findings):
        sentence += f" Chưa gửi được ngay vì đợt xếp loại chưa mở (xem {NOT_OPEN})."
    return sentence, tone


def _verdict(judgement: Judgement) -> tuple[str, Tone]:
    if judgement.verdict == "unreadable":
        return "KHÔNG ĐỌC ĐƯỢC: nếu gửi tệp này, hồ sơ sẽ không được tiếp nhận.", "error"
    if judgement.verdict == "returned":
        return f"SẼ BỊ TRẢ LẠI nếu gửi như hiện nay: {judgement.counts.get('error', 0)} lỗi phải sửa.", "error"
    if judgement.verdict == "accepted_with_remarks":
        remarks = judgement.counts.get("warning", 0)
        return f"CHƯA THẤY LỖI, có {remarks} lưu ý cần giải trình. {UNSEEN}, có lưu ý.", "warning"
    return f"CHƯA THẤY LỖI. {UNSEEN}.", "good"
