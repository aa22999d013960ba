"""LD-202: a head is not rated above the organisation or the agency."""

import pytest

HEAD = {"is_head": True, "level": "HTXS"}
COLLECTIVE = {"level": "HTXS"}


@pytest.mark.parametrize(
    ("leader", "collective", "organisation"),
    [
        ({}, {}, {"level": "HTXS"}),
        ({"is_head": False}, {"agency_level": "HT"}, {"level": "HT"}),
        ({"level": None}, {"agency_level": "HT"}, {"level": "HT"}),
        ({}, {}, {"level": None}),
        ({}, {"organisation_code": "TC99"}, {"level": "HT"}),
        ({}, {"level": "HT"}, {"level": "HT"}),  # above the collective: LD-201 says so
    ],
)
def test_keeps(judge, leader, collective, organisation):
    found = judge("LD-202", leader=HEAD | leader, collective=COLLECTIVE | collective, organisation=organisation)

    assert found == []


@pytest.mark.parametrize(
    ("collective", "organisation", "expected", "words"),
    [
        ({}, {"level": "HTT"}, "HTT", "của tổ chức đảng"),
        ({"agency_level": "HT"}, {"level": "HTT"}, "HT", "của cơ quan, đơn vị"),
        ({"agency_level": "HT"}, {"level": None}, "HT", "của cơ quan, đơn vị"),
        ({"agency_level": "HTXS"}, {"level": "HT"}, "HT", "của tổ chức đảng"),
        ({"level": None}, {"level": "HT"}, "HT", "của tổ chức đảng"),
    ],
)
def test_names_the_head_and_the_lower_of_both(judge, collective, organisation, expected, words):
    (finding,) = judge(
        "LD-202", leader=[{"level": "HTXS"}, HEAD], collective=COLLECTIVE | collective, organisation=organisation
    )

    assert (finding.source_row, finding.cell, finding.found, finding.expected) == (6, "N6", "HTXS", expected)
    assert finding.severity == "error"
    assert words in finding.message


def test_a_supplement_knows_what_is_in_force(judge):
    in_force = [{"collective": COLLECTIVE, "organisation": {"level": "HTT"}}]

    (finding,) = judge("LD-202", in_force=in_force, kind="supplement", leader=HEAD)

    assert finding.expected == "HTT"


@pytest.mark.parametrize(("rating_year", "found"), [(2018, 0), (2019, 1), (2025, 1)])
def test_years(judge, rating_year, found):
    organisation = {"level": "HT"}

    assert (
        len(judge("LD-202", rating_year=rating_year, leader=HEAD, collective=COLLECTIVE, organisation=organisation))
        == found
    )
