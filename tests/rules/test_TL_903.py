"""TL-903: collectives of one group and level rated excellent: more than the widest reading of the ceiling allows."""

import pytest

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
