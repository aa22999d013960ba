"""XL-111: who is rated was reviewed, in any of the four rated sheets."""

import pytest


@pytest.mark.parametrize("row", [{}, {"review_date": None, "level": None, "not_rated_reason": "MIEN"}])
def test_keeps(judge, row):
    assert judge("XL-111", organisation=row, member=row, collective=row, leader=row) == []


def test_keeps_who_is_here_for_a_time_only(judge):
    assert judge("XL-111", member={"review_date": None, "is_temporary": True}) == []


@pytest.mark.parametrize(
    ("sheet", "cell"), [("organisation", "F6"), ("member", "Q6"), ("collective", "F6"), ("leader", "K6")]
)
def test_names_the_missing_review(judge, sheet, cell):
    (finding,) = judge("XL-111", **{sheet: [{}, {"review_date": None}]})

    assert (finding.sheet, finding.source_row, finding.cell, finding.severity) == (sheet, 6, cell, "error")


@pytest.mark.parametrize(("rating_year", "found"), [(2018, 0), (2019, 1), (2025, 1)])
def test_years(judge, rating_year, found):
    assert len(judge("XL-111", rating_year=rating_year, member={"review_date": None})) == found
