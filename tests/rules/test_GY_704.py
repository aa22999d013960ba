"""GY-704: what was not reviewed has no day of review."""

from datetime import date

import pytest

SUGGESTED = {"subject_kind": "COLLECTIVE", "subject_code": "TT01", "topic": "GIAI_NGAN"}
DAY = date(2022, 12, 5)


@pytest.mark.parametrize(("day", "outcome"), [(DAY, "LAM_RO"), (DAY, "CHUA_RO"), (DAY, None), (None, "CHUA")])
def test_keeps(judge, day, outcome):
    assert judge("GY-704", suggested_review=SUGGESTED | {"review_date": day, "outcome": outcome}) == []


def test_names_the_outcome(judge):
    (finding,) = judge("GY-704", suggested_review=[SUGGESTED, SUGGESTED | {"review_date": DAY, "outcome": "CHUA"}])

    assert (finding.source_row, finding.cell, finding.severity) == (6, "M6", "warning")
    assert "ghi 05/12/2022 nhưng" in finding.message


@pytest.mark.parametrize(("rating_year", "found"), [(2017, 0), (2018, 1), (2025, 1)])
def test_years(judge, rating_year, found):
    review = SUGGESTED | {"review_date": DAY, "outcome": "CHUA"}

    assert len(judge("GY-704", rating_year=rating_year, suggested_review=review)) == found
