"""TL-907: organisations of one type and field rated excellent: beyond the ceiling are remarked, however many."""

import pytest

from tests.rules.quota import coded, rated


def rows(htxs, htt):
    return coded("organisation_code", rated(htxs, htt))


@pytest.mark.parametrize(("htxs", "htt"), [(0, 0), (5, 25)])
def test_keeps(judge, htxs, htt):
    assert judge("TL-907", organisation=rows(htxs, htt)) == []


def test_names_the_first_excellent_row_of_the_group(judge):
    (finding,) = judge("TL-907", organisation=[{"level": "HT", "organisation_code": "X999"}, *rows(6, 25)])

    assert (finding.source_row, finding.severity, finding.found, finding.expected) == (6, "warning", "6", "5")
    assert (finding.sheet, finding.cell.strip("0123456789")) == ("organisation", "I")
    assert "6 tổ chức xếp HTXS, 25 xếp HTT; mức trần 20 % số xếp HTT là 5" in finding.message


def test_any_number_beyond_it_is_a_remark(judge):
    assert [finding.severity for finding in judge("TL-907", organisation=rows(8, 25))] == ["warning"]


@pytest.mark.parametrize(("rating_year", "findings"), [(2018, 0), (2019, 1), (2025, 1)])
def test_holds_since_2019(judge, rating_year, findings):
    assert len(judge("TL-907", rating_year=rating_year, organisation=rows(6, 25))) == findings
