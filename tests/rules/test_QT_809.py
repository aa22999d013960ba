"""QT-809: the result is not announced before it is decided."""

from datetime import date

import pytest


def announced(day, code="TC01"):
    return {"step": "THONG_BAO", "organisation_code": code, "done_date": day}


@pytest.mark.parametrize("day", [date(2022, 12, 20), date(2022, 12, 21), None])
def test_keeps(judge, day):
    assert judge("QT-809", dossier=[{}, announced(day)]) == []


def test_names_the_announcement(judge):
    steps = [{}, announced(date(2022, 12, 1), "TC02"), announced(date(2022, 12, 19))]

    (finding,) = judge("QT-809", dossier=steps)

    assert (finding.source_row, finding.cell, finding.severity) == (7, "C7", "warning")
    assert (finding.found, finding.expected) == ("2022-12-19", "2022-12-20")


@pytest.mark.parametrize(("year", "found"), [(2017, 0), (2018, 1)])
def test_is_in_force_from_2018(judge, year, found):
    assert len(judge("QT-809", rating_year=year, dossier=[{}, announced(date(2022, 1, 1))])) == found
