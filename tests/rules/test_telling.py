"""Telling: what a file shows of another committee's accepted file is told there, and changes nothing else of it."""

from __future__ import annotations

import pytest

from expectations.rule import WrongRule, load_rules
from expectations.suite import RuleCrashed
from tests.rules.conftest import MEMBERS_RIGHT

ONE = {"citizen_id": "049080000001", "name_key": "a"}
RULES = [rule for rule in load_rules() if rule.rule_id == "DV-115"]
TELLS = "needs: other_committees\ntells: Thử"
TOLD = "select submission_id, told_by, state from gate.finding where told_by is not null order by finding_id"


@pytest.fixture
def two(province):
    """Judge a member of QNA05, then the same one of QNA04; return both submissions."""
    theirs = province.land(committee_code="QNA05", member=ONE, received_at="2023-01-04")
    province.judge(theirs, rules=RULES, run_id="first")
    ours = province.land(member=ONE)
    province.judge(ours, rules=RULES, run_id="second")
    return theirs, ours


def test_the_told_file_keeps_state_and_verdict_and_shows_it_with_them(province, two):
    theirs, ours = two

    assert (province.state(theirs), province.state(ours)) == ("accepted", "accepted_with_remarks")
    assert province.ask("select verdict, warnings from gate.verdict where submission_id = %s", theirs) == [
        ("accepted", 0)
    ]
    (told,) = province.findings(theirs)
    assert (told.run_id, told.rule_id, told.severity, told.state, told.told_by) == (
        "first", "DV-115", "warning", "open", ours,
    )  # fmt: skip


def test_the_result_of_the_told_file_is_written_anew(province):
    theirs = province.land(committee_code="QNA05", member=ONE)
    province.judge(theirs, rules=RULES)
    province.connection.execute("update gate.verdict set told_at = now()")

    province.judge(province.land(member=ONE), rules=RULES, run_id="second")

    assert province.ask("select told_at from gate.verdict where submission_id = %s", theirs) == [(None,)]


def test_a_later_file_without_the_row_closes_what_was_told(province, two):
    theirs, ours = two

    province.judge(province.land(member={}, received_at="2023-01-06"), rules=RULES, run_id="third")

    assert province.ask(TOLD) == [(theirs, ours, "fixed")]


def test_a_later_file_with_the_row_tells_again(province, two):
    theirs, ours = two
    later = province.land(member=ONE, received_at="2023-01-06")

    province.judge(later, rules=RULES, run_id="third")

    assert province.ask(TOLD) == [(theirs, ours, "fixed"), (theirs, later, "open")]


def test_what_the_own_judgement_found_is_not_told_again(province, two):
    theirs, ours = two
    theirs_later = province.land(committee_code="QNA05", member=ONE, received_at="2023-01-06")

    province.judge(theirs_later, rules=RULES, run_id="third")

    assert province.ask(TOLD) == [(theirs, ours, "fixed")]
    assert [finding.told_by for finding in province.findings(theirs_later)] == [None]


def test_a_returned_file_tells_nobody(province):
    theirs = province.land(committee_code="QNA05", state="accepted", member=ONE)
    ours = province.land(member=[ONE, {"level": None}], declared_total=MEMBERS_RIGHT)

    province.judge(ours)

    assert province.state(ours) == "returned"
    assert len(province.findings(ours, "DV-115")) == 1
    assert province.findings(theirs) == []


def test_a_rule_that_tells_needs_other_committees(make_rule):
    with pytest.raises(WrongRule, match="says `needs: other_committees`"):
        make_rule("ZZ-910", "select member.* from waiting_member as member", more="tells: Thử")


def test_a_query_that_tells_says_where_the_other_row_stands(province, make_rule):
    rules = make_rule(
        "ZZ-911",
        "select member.* from waiting_member as member where exists (select from member_anywhere)",
        severity="warning",
        more=TELLS,
    )

    with pytest.raises(RuleCrashed, match="gives no column «other_submission_id»"):
        province.judge(province.land(member={}), rules=rules)


def test_what_is_told_names_nobody(make_rule):
    with pytest.raises(WrongRule, match="would tell who somebody is"):
        make_rule(
            "ZZ-912",
            "select member.* from waiting_member as member where exists (select from member_anywhere)",
            more="needs: other_committees\ntells: Số {citizen_id}",
        )
