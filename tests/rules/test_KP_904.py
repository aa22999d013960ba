"""KP-904: due and done lie after the shortcoming was found."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    "row", [{}, {"due_date": date(2022, 1, 1)}, {"due_date": date(2021, 1, 1), "found_year": None}]
)
def test_keeps(judge, row):
    assert judge("KP-904", shortcoming=row) == []


@pytest.mark.parametrize(("key", "cell"), [("due_date", "J6"), ("done_date", "M6")])
def test_names_the_day_before(judge, key, cell):
    (finding,) = judge("KP-904", shortcoming=[{}, {key: date(2021, 12, 31)}])

    assert (finding.source_row, finding.cell, finding.severity, finding.found) == (6, cell, "warning", "2021-12-31")
    assert "trước năm chỉ ra khuyết điểm 2022" in finding.message
