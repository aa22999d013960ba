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
