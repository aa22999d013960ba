"""GY-703: whoever was suggested for review was reviewed."""

from datetime import date

import pytest

SUGGESTED = {"subject_kind": "COLLECTIVE", "subject_code": "TT01", "topic": "GIAI_NGAN"}
DAY = date(2022, 12, 12)


@pytest.mark.parametrize(
    ("review_date", "outcome"), [(DAY, "LAM_RO"), (DAY, "CHUA"), (DAY, None), (None, "LAM_RO"), (None, "CHUA_RO")]
)
def test_keeps(judge, review_date, outcome):
    assert judge("GY-703", suggested_review=SUGGESTED | {"review_date": review_date, "outcome": outcome}) == []


@pytest.mark.parametrize(("outcome", "words"), [(None, "để trống"), ("CHUA", "ghi chưa kiểm điểm")])
def test_names_the_review_that_is_missing(judge, outcome, words):
    done = SUGGESTED | {"review_date": DAY, "outcome": "LAM_RO"}

    (finding,) = judge("GY-703", suggested_review=[done, SUGGESTED | {"outcome": outcome}])

    assert (finding.source_row, finding.cell, finding.severity) == (6, "L6", "warning")
    assert words in finding.message


@pytest.mark.parametrize(("rating_year", "found"), [(2017, 0), (2018, 1), (2025, 1)])
def test_years(judge, rating_year, found):
    assert len(judge("GY-703", rating_year=rating_year, suggested_review=SUGGESTED)) == found
