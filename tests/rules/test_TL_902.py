"""TL-902: members of a grassroots organisation rated excellent: between the two readings of the ceiling are remarked."""

import pytest

from tests.rules.quota import CELL, rated


def rows(htxs, htt):
    return rated(htxs, htt)


@pytest.mark.parametrize(("htxs", "htt"), [(0, 0), (5, 25), (8, 25)])
def test_keeps(judge, htxs, htt):
    assert judge("TL-902", organisation=CELL, member=rows(htxs, htt)) == []


def test_names_the_first_excellent_row_of_the_group(judge):
    (finding,) = judge("TL-902", organisation=CELL, member=[{"level": "HT"}, *rows(6, 25)])

    assert (finding.source_row, finding.severity, finding.found, finding.expected) == (6, "warning", "6", "5")
    assert (finding.sheet, finding.cell.strip("0123456789")) == ("member", "T")
    assert "6 đảng viên xếp HTXS, 25 xếp HTT; mức trần 20 % số xếp HTT là 5" in finding.message
    assert "Tổ chức cơ sở đảng TC01:" in finding.message


@pytest.mark.parametrize(("rating_year", "findings"), [(2018, 0), (2019, 1), (2025, 1)])
def test_holds_since_2019(judge, rating_year, findings):
    assert len(judge("TL-902", rating_year=rating_year, organisation=CELL, member=rows(6, 25))) == findings
