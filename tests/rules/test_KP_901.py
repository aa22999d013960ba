"""KP-901: a shortcoming was found by the rating year."""

import pytest


@pytest.mark.parametrize("year", [2022, 2015, None])
def test_keeps(judge, year):
    assert judge("KP-901", shortcoming={"found_year": year}) == []


def test_names_the_row_found_later(judge):
    (finding,) = judge("KP-901", shortcoming=[{}, {"found_year": 2023}])

    assert (finding.source_row, finding.cell, finding.severity) == (6, "I6", "warning")
    assert (finding.found, finding.expected) == ("2023", "2022")
