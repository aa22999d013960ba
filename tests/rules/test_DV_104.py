"""DV-104: the civil rating comes before 15 December and before the member's."""

from datetime import date

import pytest

DECIDED = {"decision_date": date(2022, 12, 20)}


@pytest.mark.parametrize(
    ("civil_date", "decision_date"),
    [(date(2022, 12, 14), date(2022, 12, 20)), (None, date(2022, 12, 1)), (date(2022, 12, 1), None)],
)
def test_keeps(judge, civil_date, decision_date):
    assert judge("DV-104", member={"civil_date": civil_date, "decision_date": decision_date}) == []


@pytest.mark.parametrize(
    ("civil_date", "decision_date", "expected"),
    [
        (date(2022, 12, 15), date(2022, 12, 20), "2022-12-14"),
        (date(2022, 12, 10), date(2022, 12, 10), "2022-12-09"),
        (date(2023, 1, 3), None, "2022-12-14"),
    ],
)
def test_names_the_civil_date(judge, civil_date, decision_date, expected):
    late = {"civil_date": civil_date, "decision_date": decision_date}

    (finding,) = judge("DV-104", member=[DECIDED, late])

    assert (finding.source_row, finding.found, finding.expected) == (6, str(civil_date), expected)
    assert (finding.severity, finding.cell) == ("warning", "P6")


@pytest.mark.parametrize(("rating_year", "found"), [(2019, 0), (2020, 1), (2025, 1), (2026, 0)])
def test_years(judge, rating_year, found):
    late = {"civil_date": date(rating_year, 12, 28), "decision_date": None}

    assert len(judge("DV-104", rating_year=rating_year, member=late)) == found
