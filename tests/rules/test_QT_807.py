"""QT-807: the votes for are among all votes."""

import pytest

VOTE = {"step": "BO_PHIEU", "votes_for": 12, "votes_total": 15}


@pytest.mark.parametrize(
    "change", [{}, {"votes_for": 15}, {"votes_total": None}, {"votes_for": None}, {"votes_for": 0}]
)
def test_keeps(judge, change):
    assert judge("QT-807", dossier=VOTE | change) == []


@pytest.mark.parametrize(("votes", "total"), [(16, 15), (-1, 15), (-2, -1)])
def test_names_the_cells(judge, votes, total):
    (finding,) = judge("QT-807", dossier=[VOTE, VOTE | {"votes_for": votes, "votes_total": total}])

    assert (finding.source_row, finding.cells, finding.severity) == (6, ["E6", "F6"], "error")
    assert (finding.found, finding.expected) == (str(votes), str(total))
