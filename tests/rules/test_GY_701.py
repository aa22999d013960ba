"""GY-701: a collective is suggested by its code, never by a person's number."""

import pytest


def test_keeps(judge):
    reviews = [
        {"subject_kind": "COLLECTIVE", "subject_code": "QNA04-TT-1"},
        {"subject_kind": "LEADER", "subject_code": "049070000001"},
    ]

    assert judge("GY-701", suggested_review=reviews) == []


@pytest.mark.parametrize("code", [None, "049070000001"])
def test_names_the_row_and_no_number(judge, code):
    good = {"subject_kind": "COLLECTIVE", "subject_code": "QNA04-TT-1"}

    (finding,) = judge("GY-701", suggested_review=[good, good | {"subject_code": code}])

    assert (finding.source_row, finding.found) == (6, None)
    assert "049070000001" not in finding.message
