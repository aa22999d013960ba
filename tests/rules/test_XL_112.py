"""XL-112: the review comes before the decision."""

from datetime import date

import pytest

DAY = date(2022, 12, 20)


@pytest.mark.parametrize(
    ("reviewed", "decided"),
    [
        (DAY, DAY),
        (None, DAY),
        (DAY, None),
        (DAY, date(2021, 12, 28)),  # a date of another year is XL-113's
        (date(2032, 12, 12), DAY),
    ],
)
def test_keeps(judge, reviewed, decided):
    assert judge("XL-112", member={"review_date": reviewed, "decision_date": decided}) == []


@pytest.mark.parametrize("sheet", ["organisation", "member", "collective", "leader"])
def test_names_the_late_review(judge, sheet):
    late = {"review_date": date(2022, 12, 21), "decision_date": DAY}

    (finding,) = judge("XL-112", **{sheet: [{}, late]})

    assert (finding.sheet, finding.source_row, finding.found, finding.expected) == (sheet, 6, "2022-12-21", str(DAY))
    assert finding.severity == "warning"


@pytest.mark.parametrize(("rating_year", "found"), [(2018, 0), (2019, 1)])
def test_years(judge, rating_year, found):
    late = {"review_date": date(rating_year, 12, 21), "decision_date": date(rating_year, 12, 20)}

    assert len(judge("XL-112", rating_year=rating_year, member=late)) == found
