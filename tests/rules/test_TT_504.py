"""TT-504: a collective's organisation is listed."""

import pytest


@pytest.mark.parametrize("collective", [{}, {"organisation_code": None}])
def test_keeps(judge, collective):
    assert judge("TT-504", collective=collective, organisation={}) == []


def test_names_the_unknown_code(judge):
    (finding,) = judge(
        "TT-504", collective=[{}, {"collective_code": "TT02", "organisation_code": "TC99"}], organisation={}
    )

    assert (finding.source_row, finding.cell, finding.severity) == (6, "E6", "error")
    assert "TC99" in finding.message


def test_a_supplement_knows_the_organisations_in_force(judge):
    assert judge("TT-504", in_force=[{"organisation": {}}], kind="supplement", collective={}) == []


def test_an_annual_with_members_and_no_organisation_at_all_is_told_once(province):
    submission_id = province.land(collective={}, member={})

    province.judge()

    answers = [finding.rule_id for finding in province.findings(submission_id)]
    assert (answers.count("TCD-318"), answers.count("TT-504")) == (1, 0)


def test_without_members_the_collective_says_it(judge):
    assert len(judge("TT-504", collective={})) == 1
