"""QT-806: the votes for exceed the threshold of the campaign."""

import pytest

VOTE = {"step": "BO_PHIEU", "votes_for": 11, "votes_total": 20}


@pytest.mark.parametrize(
    "change", [{}, {"votes_for": None}, {"votes_total": None}, {"votes_for": 8, "votes_total": 15}]
)
def test_keeps(judge, change):
    assert judge("QT-806", dossier=VOTE | change) == []


@pytest.mark.parametrize(("votes", "total", "needed"), [(10, 20, "11"), (7, 15, "8"), (0, 5, "3")])
def test_names_the_vote_at_or_below_it(judge, votes, total, needed):
    (finding,) = judge("QT-806", dossier=[VOTE, VOTE | {"votes_for": votes, "votes_total": total}])

    assert (finding.source_row, finding.cells, finding.severity) == (6, ["E6", "F6"], "warning")
    assert (finding.found, finding.expected) == (str(votes), needed)
    assert f"{votes} phiếu đồng ý trên {total} phiếu, chưa vượt ngưỡng 50%." in finding.message


def test_only_the_voting_step_is_judged(judge):
    assert judge("QT-806", dossier=VOTE | {"step": "THAM_DINH", "votes_for": 1}) == []


def test_asks_the_threshold_of_the_year(judge, province):
    province.ask("update config.campaign set vote_threshold = 0.7 where rating_year = 2022 returning 1")

    (finding,) = judge("QT-806", dossier=VOTE | {"votes_for": 14})

    assert (finding.expected, "70%" in finding.message) == ("15", True)


@pytest.mark.parametrize(("year", "found"), [(2018, 1), (2025, 1), (2017, 0)])
def test_is_in_force_from_2018(judge, year, found):
    assert len(judge("QT-806", rating_year=year, dossier=VOTE | {"votes_for": 1})) == found
