"""TT-502: a collective is not rated above its agency."""

import pytest


@pytest.mark.parametrize(
    ("collective", "organisation"),
    [
        ({"level": "HTT", "agency_level": "HTT"}, {"level": "HTXS"}),
        ({"level": "HTXS", "agency_level": None}, {"level": "HTXS"}),
        ({"level": None, "agency_level": "HT"}, {"level": "HTXS"}),
        ({"level": "HTXS", "agency_level": "HTT"}, {"level": "HTT"}),  # above the organisation: TT-501 says so
    ],
)
def test_keeps(judge, collective, organisation):
    assert judge("TT-502", collective=collective, organisation=organisation) == []


@pytest.mark.parametrize("organisation", [{"level": "HTXS"}, {"level": "HTT"}, {"level": None}])
def test_names_the_collective_above(judge, organisation):
    rows = [{"level": "HT", "agency_level": "HT"}, {"level": "HTXS", "agency_level": "HT"}]

    (finding,) = judge("TT-502", collective=rows, organisation=organisation)

    assert (finding.source_row, finding.cell, finding.found, finding.expected) == (6, "I6", "HTXS", "HT")
    assert finding.severity == "error"


def test_above_both_the_lower_of_both_is_named_once(judge):
    collective, organisation = {"level": "HTXS", "agency_level": "HT"}, {"level": "HTT"}

    assert [finding.expected for finding in judge("TT-502", collective=collective, organisation=organisation)] == ["HT"]
    assert judge("TT-501", collective=collective, organisation=organisation) == []


@pytest.mark.parametrize(("rating_year", "found"), [(2018, 0), (2019, 1), (2025, 1)])
def test_years(judge, rating_year, found):
    collective = {"level": "HTXS", "agency_level": "HT"}

    assert len(judge("TT-502", rating_year=rating_year, collective=collective)) == found
