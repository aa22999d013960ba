"""LD-203: a head is decided after organisation and collective."""

from datetime import date

import pytest

EARLY, LATE = date(2022, 12, 20), date(2023, 1, 6)
HEAD = {"is_head": True, "decision_date": EARLY}


@pytest.mark.parametrize(
    ("leader", "collective", "organisation"),
    [
        ({}, {"decision_date": EARLY}, {"decision_date": EARLY}),
        ({"is_head": False}, {"decision_date": LATE}, {"decision_date": LATE}),
        ({"decision_date": None}, {"decision_date": LATE}, {}),
        ({}, {"decision_date": None}, {"decision_date": None}),
        ({"level": None}, {"decision_date": LATE}, {}),
    ],
)
def test_keeps(judge, leader, collective, organisation):
    assert judge("LD-203", leader=HEAD | leader, collective=collective, organisation=organisation) == []


@pytest.mark.parametrize(
    ("collective", "organisation", "words"),
    [(LATE, EARLY, "tập thể"), (EARLY, LATE, "tổ chức đảng"), (None, LATE, "tổ chức đảng"), (LATE, None, "tập thể")],
)
def test_names_the_head_decided_too_early(judge, collective, organisation, words):
    (finding,) = judge(
        "LD-203",
        leader=[{}, HEAD],
        collective={"decision_date": collective},
        organisation={"decision_date": organisation},
    )

    assert (finding.source_row, finding.found, finding.expected) == (6, str(EARLY), str(LATE))
    assert finding.severity == "warning"
    assert f"quyết định xếp loại {words}." in finding.message


@pytest.mark.parametrize(("rating_year", "found"), [(2018, 0), (2019, 1)])
def test_years(judge, rating_year, found):
    late = {"decision_date": LATE}

    assert len(judge("LD-203", rating_year=rating_year, leader=HEAD, collective=late, organisation=late)) == found
