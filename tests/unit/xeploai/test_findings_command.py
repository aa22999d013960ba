"""Findings for people: one line per cause, and each finding's standing since the file before."""

from __future__ import annotations

import pytest

from xeploai.findings_command import blind_causes, causes, in_words, status_of


def finding(number, **changes):
    return {"finding_id": number, "submission_id": 1, "status": "mới", "rule_id": "DV-101", "severity": "error",
            "sheet": "member", "source_row": number, "cell": f"T{number}", "message": f"Dòng {number}: mức «HT{number}»."} | changes  # fmt: skip


def test_messages_that_differ_in_numbers_and_names_only_are_one_cause():
    (cause,) = causes([finding(5), finding(9), finding(7)])

    assert (cause["count"], cause["rows"], cause["cell"], cause["message"]) == (3, "5–9", "T5", "Dòng 5: mức «HT5».")


@pytest.mark.parametrize(
    "change",
    [{"rule_id": "DV-102"}, {"sheet": "leader"}, {"message": "Khác."}, {"status": "vẫn còn"}, {"severity": "info"},
     {"submission_id": 2}],
)  # fmt: skip
def test_what_differs_otherwise_is_another_cause(change):
    assert [cause["count"] for cause in causes([finding(5), finding(6, **change)])] == [1, 1]


def test_a_cause_of_one_row_or_of_none_says_so():
    assert [cause["rows"] for cause in causes([finding(5), finding(6, rule_id="A", source_row=None)])] == ["5", ""]


def test_a_clerk_reads_words_not_keys():
    shown = in_words(
        [finding(5), finding(6, severity="info", sheet=None), finding(7, severity="warning", sheet="leader")]
    )

    assert [(row["severity"], row["sheet"]) for row in shown] == [
        ("Lỗi", "Đảng viên"), ("Thông tin", "Cả hồ sơ"), ("Lưu ý", "Cá nhân lãnh đạo"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("state", "is_new", "status"),
    [("open", True, "mới"), ("open", False, "vẫn còn"), ("waived", True, "được miễn"), ("fixed", False, "đã sửa")],
)
def test_a_finding_stands_where_its_defect_does(state, is_new, status):
    assert status_of({"state": state, "is_new": is_new}) == status


def test_rules_that_did_not_judge_for_the_same_reason_stand_together():
    blind = [{"rule_id": "A", "reason": "vì"}, {"rule_id": "B", "reason": "khác"}, {"rule_id": "C", "reason": "vì"},
             {"rule_id": "A", "reason": "vì"}]  # fmt: skip

    assert blind_causes(blind) == [
        {"reason": "vì", "count": 2, "rules": "A, C"},
        {"reason": "khác", "count": 1, "rules": "B"},
    ]
