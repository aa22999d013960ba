"""HS-111: every code, step and summary kind stands once in a file."""

import pytest

from expectations.rule import load_rules

KEYS = [
    ("organisation", {"organisation_code": "A1"}, {"organisation_code": "A2"}, "A"),
    ("collective", {"collective_code": "A1"}, {"collective_code": "A2"}, "A"),
    ("shortcoming", {"shortcoming_id": "A1"}, {"shortcoming_id": "A2"}, "G"),
    ("dossier", {"step": "BO_PHIEU"}, {"step": "QUYET_DINH"}, "B"),
    ("declared_total", {"subject_kind": "CBTT"}, {"subject_kind": "MEMBER"}, "A"),
]


@pytest.mark.parametrize(("sheet", "one", "other", "column"), KEYS)
def test_keeps_different_and_absent_keys(judge, sheet, one, other, column):
    absent = dict.fromkeys(one)

    assert judge("HS-111", **{sheet: [one, other, absent, absent]}) == []


@pytest.mark.parametrize(("sheet", "one", "other", "column"), KEYS)
def test_names_every_row_but_the_first(judge, sheet, one, other, column):
    findings = judge("HS-111", **{sheet: [one, other, one, one]})

    assert [(f.sheet, f.cell, f.severity) for f in findings] == [
        (sheet, f"{column}7", "error"),
        (sheet, f"{column}8", "error"),
    ]
    assert "đã có ở dòng 5 của cùng trang tính" in findings[0].message


def test_the_same_step_of_two_organisations_is_no_repetition(judge):
    assert judge("HS-111", dossier=[{"organisation_code": "A1"}, {"organisation_code": "A2"}]) == []


def test_two_files_may_say_the_same(province):
    submissions = [province.land(kind=kind, shortcoming={}) for kind in ("annual", "supplement")]

    province.judge(rules=[rule for rule in load_rules() if rule.rule_id == "HS-111"])

    assert [province.findings(submission) for submission in submissions] == [[], []]
