"""TH-409: the good do not include the excellent; then TH-401 says nothing of the same defect."""

import pytest

from expectations.rule import load_rules

INCLUDED = {"subject_kind": "MEMBER", "rated": 100, "htxs": 15, "htt": 90, "ht": 9, "kht": 1}


@pytest.fixture
def sums(province):
    """Judge one row of totals by TH-401 and TH-409 together."""

    def judge(row, year=2022):
        submission = province.land(rating_year=year, declared_total=row)
        province.judge(submission, rules=[rule for rule in load_rules() if rule.rule_id in {"TH-401", "TH-409"}])
        return province.findings(submission)

    return judge


@pytest.mark.parametrize("change", [{"htt": 75}, {"rated": 115}, {"htxs": 0, "rated": 100}])
def test_keeps(sums, change):
    assert sums(INCLUDED | change) == []


def test_an_excess_of_exactly_the_excellent_is_one_finding(sums):
    (finding,) = sums(INCLUDED)

    assert (finding.rule_id, finding.source_row, finding.cell, finding.severity) == ("TH-409", 5, "E5", "error")
    assert (finding.found, finding.expected) == ("90", "75")
    assert "cột HTT đã gồm HTXS?" in finding.message


@pytest.mark.parametrize("change", [{"ht": 10}, {"htxs": 95, "htt": 90, "ht": 9}, {"rated": 99}])
def test_another_difference_is_left_to_the_sum(sums, change):
    assert [finding.rule_id for finding in sums(INCLUDED | change)] == ["TH-401"]


def test_does_nothing_before_its_years(sums):
    assert sums(INCLUDED, year=2017) == []
