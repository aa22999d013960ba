"""QT-804: the level of a rated organisation was voted on."""

import pytest

VOTE = {"step": "BO_PHIEU"}


@pytest.mark.parametrize(
    ("organisation", "dossier"),
    [({}, [{}, VOTE]), ({}, []), ({"level": None}, [{}]), ({}, [{"organisation_code": "TC99"}])],
    ids=["voted", "QT-801 says it", "not rated", "another organisation"],
)
def test_keeps(judge, organisation, dossier):
    assert judge("QT-804", organisation=organisation, dossier=dossier) == []


def test_names_the_organisation_without_a_vote(judge):
    rows = [{}, {"organisation_code": "TC02"}]

    (finding,) = judge("QT-804", organisation=rows, dossier=[{}, VOTE, {"organisation_code": "TC02"}])

    assert (finding.sheet, finding.source_row, finding.cell, finding.severity) == ("organisation", 6, "A6", "warning")


@pytest.mark.parametrize(("year", "found"), [(2017, 0), (2018, 1)])
def test_is_in_force_from_2018(judge, year, found):
    assert len(judge("QT-804", rating_year=year, organisation={}, dossier={})) == found
