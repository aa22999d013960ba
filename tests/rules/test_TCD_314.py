"""TCD-314: no organisation stands under itself; TCD-312 says nothing of the same row."""

import pytest

from expectations.rule import load_rules


@pytest.fixture
def tree(province):
    """Judge a tree given as code → (type, parent); return rule and row of each finding."""

    def judge(**organisations):
        rows = [{"organisation_code": code, "organisation_type": kind, "parent_code": parent}
                for code, (kind, parent) in organisations.items()]  # fmt: skip
        submission = province.land(organisation=rows)
        province.judge(submission, rules=[rule for rule in load_rules() if rule.rule_id in {"TCD-312", "TCD-314"}])
        return [(finding.rule_id, finding.source_row) for finding in province.findings(submission)]

    return judge


def test_keeps(tree):
    assert tree(A1=("DBCS", "QNA04"), B1=("DBBP", "A1"), C1=("CBTT", "B1"), D1=("CBTT", None)) == []


def test_one_under_itself(tree):
    assert tree(A1=("DBCS", "QNA04"), B1=("DBBP", "B1")) == [("TCD-314", 6)]


def test_two_under_each_other(tree):
    assert tree(A1=("DBBP", "B1"), B1=("DBBP", "A1")) == [("TCD-314", 5), ("TCD-314", 6)]


def test_only_the_row_that_closes_the_circle_is_named(tree):
    assert tree(A1=("DBCS", "C1"), B1=("DBBP", "A1"), C1=("CBTT", "B1")) == [("TCD-314", 5)]


def test_one_that_only_leads_into_a_circle_is_not_in_it(tree):
    assert tree(A1=("DBBP", "B1"), B1=("DBBP", "A1"), C1=("DBCS", "A1")) == [
        ("TCD-312", 7),
        ("TCD-314", 5),
        ("TCD-314", 6),
    ]


def test_names_cell_and_severity(judge):
    (finding,) = judge("TCD-314", organisation={"organisation_code": "B1", "parent_code": "B1"})

    assert (finding.cell, finding.severity) == ("D5", "error")
    assert "từ mã B1 ở cột «Mã tổ chức cấp trên» thì quay về chính tổ chức này" in finding.message
