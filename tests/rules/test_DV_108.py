"""DV-108: a member admitted less than six months before the campaign's cut-off day is not rated."""

from datetime import date

import pytest

from settings import RuleChange


@pytest.mark.parametrize(
    ("admission_date", "level"),
    [(date(2023, 6, 30), "HTT"), (date(2023, 9, 3), None), (None, "HTT"), (date(1999, 2, 3), "HTXS")],
)
def test_keeps(judge, admission_date, level):
    assert judge("DV-108", rating_year=2023, member={"admission_date": admission_date, "level": level}) == []


def test_names_the_new_member_with_a_level(judge):
    members = [{"admission_date": date(2023, 6, 30)}, {"admission_date": date(2023, 7, 1)}]

    (finding,) = judge("DV-108", rating_year=2023, member=members)

    assert (finding.source_row, finding.cell, finding.found, finding.expected) == (6, "T6", "HTT", "MOI")
    assert finding.severity == "error"
    assert "31/12/2023" in finding.message


@pytest.mark.parametrize(("rating_year", "found"), [(2022, 0), (2023, 1), (2025, 1)])
def test_years(judge, rating_year, found):
    assert len(judge("DV-108", rating_year=rating_year, member={"admission_date": date(rating_year, 9, 3)})) == found


def test_who_is_here_for_a_time_only_is_told_once(province):
    guest = {"admission_date": date(2023, 9, 3), "is_temporary": True}
    submission = province.land(rating_year=2023, member=guest)

    province.judge()

    found = {finding.rule_id for finding in province.findings(submission)}
    assert found & {"DV-108", "DV-109"} == {"DV-109"}


@pytest.mark.parametrize(
    ("change", "answers"),
    [
        ({}, {"XL-118": "error"}),
        ({"XL-118": RuleChange(enabled=False, reason="thử")}, {"DV-108": "error"}),
        ({"XL-118": RuleChange(severity="warning")}, {"DV-108": "error", "XL-118": "warning"}),
    ],
)
def test_a_day_that_has_not_come_is_told_once(province, change_campaign, change, answers):
    change_campaign(2023, rules=change)
    submission = province.land(rating_year=2023, member={"admission_date": date(2099, 9, 3)})

    province.judge()

    found = {finding.rule_id: finding.severity for finding in province.findings(submission)}
    assert {rule: found[rule] for rule in ("DV-108", "XL-118") if rule in found} == answers
