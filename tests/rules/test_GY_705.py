"""GY-705: a collective suggested for review is a listed one, where the committee's collectives are known."""

import pytest

SUGGESTED = {"subject_kind": "COLLECTIVE", "subject_code": "TT01", "topic": "GIAI_NGAN"}
UNKNOWN = SUGGESTED | {"subject_code": "TT99"}


@pytest.mark.parametrize(
    "review",
    [
        SUGGESTED,
        SUGGESTED | {"subject_code": None},
        SUGGESTED | {"subject_code": "049060001001"},
        SUGGESTED | {"subject_kind": "LEADER", "subject_code": "TT99"},
    ],
)
def test_keeps(judge, review):
    assert judge("GY-705", collective={}, suggested_review=review) == []


@pytest.mark.parametrize("in_force", [[], [{"collective": {"collective_code": "TT99"}}]])
def test_keeps_what_is_in_force_and_where_no_collective_is_at_hand(judge, in_force):
    assert judge("GY-705", in_force, kind="supplement", suggested_review=UNKNOWN) == []


@pytest.mark.parametrize(
    ("in_force", "file"), [([], {"collective": {}}), ([{"collective": {}}], {"kind": "supplement"})]
)
def test_names_the_unknown_code(judge, in_force, file):
    (finding,) = judge("GY-705", in_force, suggested_review=[SUGGESTED, UNKNOWN], **file)

    assert (finding.source_row, finding.cell, finding.severity) == (6, "B6", "warning")


@pytest.mark.parametrize(("rating_year", "found"), [(2017, 0), (2018, 1), (2025, 1)])
def test_years(judge, rating_year, found):
    assert len(judge("GY-705", rating_year=rating_year, collective={}, suggested_review=UNKNOWN)) == found
