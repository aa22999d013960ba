"""TL-903: collectives of one group and level rated excellent: more than the widest reading of the ceiling allows."""

import pytest

from expectations.rule import load_rules
from tests.rules.quota import coded, rated


def rows(htxs, htt):
    return coded("collective_code", rated(htxs, htt))


@pytest.mark.parametrize(("htxs", "htt"), [(0, 0), (5, 25), (7, 25)])
def test_keeps(judge, htxs, htt):
    assert judge("TL-903", collective=rows(htxs, htt)) == []


def test_names_the_first_excellent_row_of_the_group(judge):
    (finding,) = judge("TL-903", collective=[{"level": "HT"}, *rows(8, 25)])

    assert (finding.source_row, finding.severity, finding.found, finding.expected) == (6, "error", "8", "5")
    assert (finding.sheet, finding.cell.strip("0123456789")) == ("collective", "I")
    assert "8 tập thể xếp HTXS, 25 xếp HTT; mức trần 20 % số xếp HTT là 5" in finding.message


@pytest.mark.parametrize(("rating_year", "findings"), [(2018, 0), (2019, 1), (2025, 1)])
def test_holds_since_2019(judge, rating_year, findings):
    assert len(judge("TL-903", rating_year=rating_year, collective=rows(8, 25))) == findings


def test_the_row_that_stands_for_the_group_is_judged_itself_too(province):
    collectives = rows(8, 25)
    collectives[0] |= {"discipline": "CANH_CAO", "discipline_date": "2022-06-06"}
    submission = province.land(collective=collectives, leader={"collective_code": "X001"})

    province.judge(submission, rules=[rule for rule in load_rules() if rule.rule_id in ("TL-903", "TT-503")])

    assert [finding.source_row for finding in province.findings(submission, "TL-903")] == [5]
    assert [finding.source_row for finding in province.findings(submission, "TT-503")] == [5]
