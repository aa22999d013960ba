"""Forecast: what a clerk reads first promises nothing and says how to go on."""

from __future__ import annotations

from datetime import datetime

import pytest

from feedback.forecast import forecast
from feedback.precheck import NOTE
from tests.feedback.test_result_pages import finding, judgement

NOON = datetime(2023, 1, 5, 12, 5)


def said(judged, file_name="a.xlsx"):
    note = NOTE.format(code="QNA04", original="a_tep-goc_1.xlsx")
    return forecast("QNA04", file_name, note, judged, NOON)


@pytest.mark.parametrize(
    ("verdict", "tone", "words"),
    [
        ("returned", "error", "SẼ BỊ TRẢ LẠI nếu gửi như hiện nay: 2 lỗi phải sửa."),
        ("unreadable", "error", "KHÔNG ĐỌC ĐƯỢC"),
        ("accepted", "good", "CHƯA THẤY LỖI. Nếu các quy tắc chưa kiểm tra"),
        ("accepted_with_remarks", "warning", "CHƯA THẤY LỖI, có 1 lưu ý cần giải trình. Nếu các quy tắc chưa kiểm tra"),
    ],
)
def test_the_conclusion_is_what_would_become_of_the_file(verdict, tone, words):
    heading = said(judgement(finding(), finding(), finding(severity="warning"), verdict=verdict))

    assert heading.tone == tone
    assert heading.conclusion.startswith(words)


def test_it_says_that_nothing_was_submitted_how_to_submit_and_where_the_file_is():
    (first, _) = said(judgement()).notes

    assert "chưa có hồ sơ nào được gửi" in first
    assert "đặt tệp vào thư mục QNA04 của hộp thư đến (inbox)" in first
    assert "«a_tep-goc_1.xlsx»" in first


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": "adjustment"}, "Hồ sơ Điều chỉnh: mới xem cách ghi trong tệp này."),
        ({"kind": "supplement"}, "chưa đối chiếu với phần hồ sơ đang có hiệu lực"),
        ({"kind": "adjustment", "is_refused": True}, "Tệp chưa đúng mẫu nên nội dung chưa được kiểm tra."),
        ({"kind": "annual"}, ""),
    ],
)
def test_it_says_what_a_precheck_of_this_kind_cannot_see(changes, words):
    (_, note) = said(judgement(**changes)).notes

    assert note.startswith(words) or words in note
    assert bool(note) == bool(words)


@pytest.mark.parametrize("verdict", ["accepted", "returned"])
def test_who_is_early_is_told_when_to_send(verdict):
    early = judgement(finding("HS-006", "info"), verdict=verdict)

    assert said(early).conclusion.endswith("Chưa gửi được ngay vì đợt xếp loại chưa mở (xem HS-006).")


def test_it_names_committee_file_kind_year_and_time():
    heading = said(judgement(), "hồ\nsơ.xlsx")

    assert heading.title == "KẾT QUẢ KIỂM TRA TRƯỚC – QNA04 Huyện ủy Đại Lộc"
    assert heading.subtitle == "Tệp: hồ_sơ.xlsx · Xếp loại hằng năm, năm 2022 · kiểm tra lúc 12:05 ngày 05/01/2023"
    unread = judgement(kind=None, rating_year=None, template_version=None)
    assert said(unread).subtitle == "Tệp: a.xlsx · kiểm tra lúc 12:05 ngày 05/01/2023"
