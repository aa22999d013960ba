"""A held adjustment, from its workbook on: told that it waits, then told its verdict."""

from datetime import date

import pytest

from expectations.verdict import judge_waiting
from feedback.results import tell_waiting
from ingestion import inbox
from ingestion.landing import land_files
from tests.makers import make_workbook, small_committee
from xeploai import found

LOWERED = {"subject_kind": "ORGANISATION", "subject_code": "QNA04-001", "old_level": "HTT", "new_level": "HT",
           "subject_name": "Chi bộ Một", "reason": "Tự rà soát, chấn chỉnh", "decision_no": "99-QĐ",
           "decision_date": date(2023, 9, 20)}  # fmt: skip


@pytest.fixture
def send(home):
    """Send a workbook and let the gates and the feedback do their work."""

    def _send(name, run_id, **options):
        inbox.put(make_workbook(home / "made" / name, **options), "QNA04")
        for chunk in inbox.waiting_chunks():
            land_files(chunk)
        judge_waiting(run_id)
        return tell_waiting()

    return _send


def test_an_adjustment_before_its_annual_is_told_twice(send, results):
    assert send("dieu-chinh.xlsx", "run-1", kind="adjustment", adjustment=[LOWERED]) == 1
    (waits,) = results().values()
    assert "Kết luận: CHỜ: Chưa có hồ sơ Xếp loại hằng năm của năm 2022" in waits
    assert [one["rule_id"] for one in found.findings("QNA04", 2022)] == ["HS-201"]

    assert send("nam.xlsx", "run-2", **small_committee()) == 2

    assert sorted(name.split("_")[0] for name in results()) == ["QNA04/dieu-chinh", "QNA04/nam"]
    assert not any("CHỜ" in text for text in results().values())
    assert "HS-201" not in [one["rule_id"] for one in found.findings("QNA04", 2022)]
