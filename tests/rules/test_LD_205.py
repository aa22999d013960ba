"""LD-205: a leader's collective is listed."""

import pytest


@pytest.mark.parametrize("leader", [{}, {"collective_code": None}])
def test_keeps(judge, leader):
    assert judge("LD-205", leader=leader, collective={}) == []


def test_names_the_unknown_code(judge):
    (finding,) = judge("LD-205", leader=[{}, {"collective_code": "TT99"}], collective={})

    assert (finding.source_row, finding.cell, finding.severity) == (6, "I6", "error")
    assert "TT99" in finding.message


def test_a_supplement_knows_the_collectives_in_force(judge):
    in_force = [{"collective": {}}]

    assert judge("LD-205", in_force=in_force, kind="supplement", leader={}) == []


def test_does_not_judge_beside_broken_collectives(province):
    submission = province.land(leader={}, collective={}, unreadable=[("collective", 5, "level")])

    province.judge()

    assert province.findings(submission, "LD-205") == []
