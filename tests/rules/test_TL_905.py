"""TL-905: leaders of equal titles and level rated excellent: more than the widest reading of the ceiling allows."""

import pytest

from tests.rules.quota import rated


def rows(htxs, htt):
    return rated(htxs, htt, title_group="Bí thư", collective_code="TT99")


@pytest.mark.parametrize(("htxs", "htt"), [(0, 0), (5, 25), (7, 25)])
def test_keeps(judge, htxs, htt):
    assert judge("TL-905", leader=rows(htxs, htt)) == []


def test_names_the_first_excellent_row_of_the_group(judge):
    (finding,) = judge(
        "TL-905", leader=[{"level": "HT", "title_group": "Bí thư", "collective_code": "TT99"}, *rows(8, 25)]
    )

    assert (finding.source_row, finding.severity, finding.found, finding.expected) == (6, "error", "8", "5")
    assert (finding.sheet, finding.cell.strip("0123456789")) == ("leader", "N")
    assert "8 người xếp HTXS, 25 xếp HTT; mức trần 20 % số xếp HTT là 5" in finding.message
    assert "Bí thư" not in finding.message  # typed by a clerk: the row is named instead


@pytest.mark.parametrize(("rating_year", "findings"), [(2018, 0), (2019, 1), (2025, 1)])
def test_holds_since_2019(judge, rating_year, findings):
    assert len(judge("TL-905", rating_year=rating_year, leader=rows(8, 25))) == findings
