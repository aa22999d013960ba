"""TCD-304: in 2023 and 2024 more than a fifth of the units below disciplined means not completed."""

import pytest

ABOVE = {"organisation_code": "DB01", "organisation_type": "DBCS", "level": "HT"}
PUNISHED = {"discipline": "CANH_CAO", "discipline_date": "2023-05-05"}


def cells(count, punished):
    cell = {"organisation_type": "CBTT", "parent_code": "DB01"}
    return [cell | {"organisation_code": f"C{i}"} | (PUNISHED if i < punished else {}) for i in range(count)]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ({}, cells(5, 1)),
        ({}, []),
        ({"level": "KHT"}, cells(4, 2)),
        ({"level": None}, cells(4, 2)),
        ({}, [cell | {"discipline_date": "2022-05-05"} for cell in cells(4, 1)]),
    ],
    ids=["exactly a fifth", "none below", "not completed", "not rated", "another year"],
)
def test_keeps(judge, above, below):
    assert judge("TCD-304", rating_year=2023, organisation=[ABOVE | above, *below]) == []


def test_names_the_organisation_above(judge):
    (finding,) = judge("TCD-304", rating_year=2023, organisation=[ABOVE, *cells(9, 2)])

    assert (finding.source_row, finding.cell, finding.severity) == (5, "I5", "error")
    assert (finding.found, finding.expected) == ("HT", "KHT")
    assert "có 2 trong 9 tổ chức đảng trực thuộc bị kỷ luật" in finding.message


def test_a_supplement_that_brings_the_discipline_answers_at_that_row(judge):
    in_force = [{"rating_year": 2023, "organisation": [ABOVE, *cells(4, 0)]}]
    supplement = [{"organisation_code": "X1"}, *cells(1, 1)]

    (finding,) = judge("TCD-304", in_force=in_force, rating_year=2023, kind="supplement", organisation=supplement)

    assert (finding.source_row, finding.cell, finding.found) == (6, "Q6", "HT")


@pytest.mark.parametrize(("year", "found"), [(2022, 0), (2023, 1), (2024, 1), (2025, 0)])
def test_is_in_force_in_2023_and_2024(judge, year, found):
    below = [cell | {"discipline_date": f"{year}-05-05"} for cell in cells(2, 2)]

    assert len(judge("TCD-304", rating_year=year, organisation=[ABOVE, *below])) == found
