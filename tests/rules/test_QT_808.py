"""QT-808: the result is announced, on a day that is told."""

import pytest

ANNOUNCED = {"step": "THONG_BAO"}


@pytest.mark.parametrize(
    ("organisation", "dossier"),
    [({}, [{}, ANNOUNCED]), ({}, []), ({"level": None}, [{}]), ({}, [{"organisation_code": "TC99"}])],
    ids=["announced", "QT-801 says it", "not rated", "another organisation"],
)
def test_keeps(judge, organisation, dossier):
    assert judge("QT-808", organisation=organisation, dossier=dossier) == []


def test_names_the_organisation_without_the_step_or_the_step_without_a_day(judge):
    rows = [{}, {"organisation_code": "TC02"}]
    second = {"organisation_code": "TC02"}
    steps = [{}, second, second | ANNOUNCED | {"done_date": None}]

    findings = judge("QT-808", organisation=rows, dossier=steps)

    assert sorted((f.sheet, f.source_row, f.cell, f.severity) for f in findings) == [
        ("dossier", 7, "C7", "warning"),
        ("organisation", 5, "A5", "warning"),
    ]


@pytest.mark.parametrize(("year", "found"), [(2017, 0), (2018, 1)])
def test_is_in_force_from_2018(judge, year, found):
    assert len(judge("QT-808", rating_year=year, organisation={}, dossier={})) == found
