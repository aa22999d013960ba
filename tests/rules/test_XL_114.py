"""XL-114: a level has the number and date of its decision."""

import pytest


@pytest.mark.parametrize("row", [{}, {"level": None, "decision_no": None, "decision_date": None}])
def test_keeps(judge, row):
    assert judge("XL-114", member=row, collective=row, leader=row) == []


def test_keeps_who_is_here_for_a_time_only(judge):
    assert judge("XL-114", member={"decision_no": None, "is_temporary": True}) == []


def test_organisations_are_asked_by_the_rules_on_dossiers(judge):
    assert judge("XL-114", organisation={"decision_no": None}) == []


@pytest.mark.parametrize("sheet", ["member", "collective", "leader"])
@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"decision_no": None}, "để trống số quyết định"),
        ({"decision_date": None}, "để trống ngày quyết định"),
        ({"decision_no": None, "decision_date": None}, "để trống số và ngày quyết định"),
    ],
)
def test_names_what_is_missing(judge, sheet, row, words):
    (finding,) = judge("XL-114", **{sheet: [{}, row]})

    assert (finding.sheet, finding.source_row, finding.severity) == (sheet, 6, "warning")
    assert words in finding.message
