"""QT-810: the days of the steps belong to the rating of the year."""

from datetime import date

import pytest


@pytest.mark.parametrize("day", [date(2022, 1, 1), date(2023, 12, 31), None])
def test_keeps(judge, day):
    assert judge("QT-810", received_at="2033-01-05", dossier={"done_date": day}) == []


@pytest.mark.parametrize("day", [date(2021, 12, 31), date(2024, 1, 1), date(2032, 1, 10)])
def test_names_the_step_of_another_year(judge, day):
    (finding,) = judge("QT-810", received_at="2033-01-05", dossier=[{}, {"step": "THAM_DINH", "done_date": day}])

    assert (finding.source_row, finding.cell, finding.severity) == (6, "C6", "warning")
    assert finding.found == day.isoformat()


@pytest.mark.parametrize(("day", "found"), [(date(2025, 3, 1), 0), (date(2021, 3, 1), 1)])
def test_a_supplement_may_be_late_but_not_early(judge, day, found):
    assert len(judge("QT-810", received_at="2033-01-05", kind="supplement", dossier={"done_date": day})) == found
