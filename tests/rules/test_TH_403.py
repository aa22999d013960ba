"""TH-403: the reasons, when given, add up to the not rated."""

import pytest

ROW = {"subject_kind": "MEMBER", "total": 5, "not_rated": 5}


@pytest.mark.parametrize(
    "reasons",
    [
        {},
        {"not_rated_exempt": 3, "not_rated_other": 2},
        dict.fromkeys(("not_rated_exempt", "not_rated_suspended", "not_rated_new", "not_rated_unreviewed"), 1)
        | {"not_rated_other": 1},
    ],
)
def test_keeps(judge, reasons):
    assert judge("TH-403", declared_total=ROW | reasons) == []


def test_names_the_row_and_both_sums(judge):
    (finding,) = judge("TH-403", declared_total=[ROW, ROW | {"subject_kind": "CBTT", "not_rated_exempt": 3}])

    assert (finding.source_row, finding.severity, finding.cell) == (6, "error", "H6")
    assert (finding.found, finding.expected) == ("5", "3")


def test_a_reason_without_anybody_not_rated_is_named(judge):
    (finding,) = judge("TH-403", declared_total=ROW | {"not_rated": 0, "not_rated_new": 1})

    assert (finding.found, finding.expected) == ("0", "1")
