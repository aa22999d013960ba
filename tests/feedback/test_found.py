"""Found: what the last judgement of the latest file of each kind showed, mended, and left unjudged."""

import pytest

from xeploai import found
from xeploai.findings_command import findings as command


@pytest.fixture
def two_versions(gate):
    first = gate.submission(sha256="1", received_at="2023-01-05")
    second = gate.submission(sha256="2", received_at="2023-01-06")
    gate.finding(first, "TH-401", fingerprint="a" * 64, state="fixed", fixed_by=second)
    gate.finding(first, "TH-402", fingerprint="b" * 64)
    gate.verdict(first)
    gate.finding(second, "TH-402", fingerprint="b" * 64, is_new=False)
    gate.finding(second, "TH-403", fingerprint="c" * 64, sheet="member", source_row=7, cell="T7")
    gate.verdict(second)
    blind = "insert into gate.not_evaluated (submission_id, run_id, rule_id, reason) values (%s, %s, %s, 'Thiếu trang')"
    for submission, run_id, rule_id in ((first, "run-1", "A"), (second, "run-0", "B"), (second, "run-1", "C")):
        gate.execute(blind, [submission, run_id, rule_id])
    return second


def test_each_part_is_of_the_last_judgement(two_versions):
    shown = [(one["rule_id"], one["is_new"], one["reference"]) for one in found.findings("QNA04", 2022)]
    blind = {"submission_id": two_versions, "rule_id": "C", "reason": "Thiếu trang"}

    assert shown == [("TH-402", False, f"GT{'b' * 16}"), ("TH-403", True, f"GT{'c' * 16}")]
    assert [(one["rule_id"], one["fixed_by"]) for one in found.fixed("QNA04", 2022)] == [("TH-401", two_versions)]
    assert found.not_evaluated("QNA04", 2022) == [blind]


def test_an_explanation_is_carried_from_the_file_that_brought_it_to_later_ones_only(gate, two_versions):
    for submission, reference in ((two_versions - 1, "b" * 16), (two_versions, "c" * 16)):
        gate.execute("insert into landing.explanation values (%s, %s, 'vì sao')", [submission, reference])
    later = gate.submission(sha256="3", kind="supplement")
    gate.finding(later, "TH-404", fingerprint="c" * 64)
    gate.verdict(later)

    assert {one["rule_id"]: one["explained"] for one in found.findings("QNA04", 2022)} == {
        "TH-402": True, "TH-403": True, "TH-404": False,
    }  # fmt: skip


def test_people_are_shown_counts_causes_what_was_mended_and_what_nobody_judged(two_versions, capsys):
    command("QNA04", 2022)

    shown = capsys.readouterr().out
    assert shown.startswith("mới: 1; vẫn còn: 1; được miễn: 0; đã sửa: 1\n")
    assert "Đã sửa so với lần gửi trước:" in shown
    assert "Chưa kiểm tra (không có nghĩa là đạt):" in shown
    assert "Thiếu trang" in shown
