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
LEADING = [rule for rule in load_rules() if rule.rule_id == "LD-207"]
LISTED = {"name_key": "c", "birth_date": "1970-02-02"}


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


def test_a_later_file_with_the_row_tells_nothing_new(province, two):
    theirs, _ = two
    province.connection.execute("update gate.verdict set told_at = now()")
    later = province.land(member=[{}, ONE], received_at="2023-01-06")

    province.judge(later, rules=RULES, run_id="third")

    assert province.ask(TOLD) == [(theirs, later, "open")]
    assert province.ask("select count(*) from gate.verdict where told_at is null") == [(1,)]


def test_what_the_own_judgement_found_is_the_same_defect_and_not_told_again(province, two):
    theirs, ours = two
    theirs_later = province.land(committee_code="QNA05", member=[{}, ONE], received_at="2023-01-06")

    province.judge(theirs_later, rules=RULES, run_id="third")

    assert province.ask(TOLD) == [(theirs, ours, "open")]
    (told,), (found,) = province.findings(theirs), province.findings(theirs_later)
    assert (found.told_by, found.is_new, found.source_row) == (None, False, 6)
    assert (found.fingerprint, found.subject_hash) == (told.fingerprint, told.subject_hash)


@pytest.fixture
def led(province):
    """Judge a member of QNA05, then a leader of QNA04 who is the same person; return both submissions."""
    theirs = province.land(committee_code="QNA05", member=[{}, ONE], received_at="2023-01-04")
    province.judge(theirs, rules=LEADING, run_id="first")
    ours = province.land(leader=ONE, member=LISTED)
    province.judge(ours, rules=LEADING, run_id="second")
    return theirs, ours


def test_what_is_told_can_be_explained_and_is_known_again_in_the_next_file(province, led):
    theirs, ours = led
    (told,) = province.findings(theirs)
    later = province.land(committee_code="QNA05", member=ONE, received_at="2023-01-06")

    province.judge(later, rules=LEADING, run_id="third")

    (again,) = province.findings(later)
    assert (told.is_new, len(told.fingerprint), len(told.subject_hash)) == (True, 64, 64)
    assert (again.source_row, again.cells, again.state, again.is_new) == (5, ["5:5"], "open", False)
    assert (again.told_by, again.run_id, again.message) == (ours, "third", told.message)
    assert again.fingerprint == told.fingerprint
    assert province.findings(theirs)[0].state == "open"


def test_another_person_in_the_next_file_mends_what_was_told(province, led):
    theirs, ours = led
    later = province.land(committee_code="QNA05", member=ONE | {"citizen_id": "049080000002"}, received_at="2023-01-06")

    province.judge(later, rules=LEADING, run_id="third")

    assert province.ask(TOLD) == [(theirs, ours, "fixed")]
    assert province.findings(theirs)[0].fixed_by == later


def test_a_returned_file_closes_nothing_of_what_was_told(province, led):
    theirs, ours = led
    members = [{"level": None}]
    returned = province.land(
        committee_code="QNA05", member=members, declared_total=MEMBERS_RIGHT, received_at="2023-01-06"
    )

    province.judge(returned, run_id="third")

    assert province.state(returned) == "returned"
    assert province.ask(TOLD) == [(theirs, ours, "open")]


def test_what_one_committee_no_longer_shows_another_may_tell(province, two):
    theirs, _ = two
    sixth = province.land(committee_code="QNA06", member=ONE, received_at="2023-01-05")
    province.judge(sixth, rules=RULES, run_id="third")
    assert len(province.findings(theirs)) == 1

    gone = province.land(member={}, received_at="2023-01-06")
    province.judge(gone, rules=RULES, run_id="fourth")
    again = province.land(committee_code="QNA06", member=ONE, received_at="2023-01-07")
    province.judge(again, rules=RULES, run_id="fifth")

    assert [told.state for told in province.findings(theirs)] == ["fixed", "open"]
    assert province.findings(theirs)[1].told_by == again


def test_what_was_waived_is_told_as_waived(province, two):
    theirs, _ = two
    province.connection.execute(
        "insert into gate.waiver (action, scope, finding_id, committee_code, rating_year, kind, rule_id, fingerprint, "
        "reason, decided_by) select 'waive', 'finding', finding_id, committee_code, rating_year, 'annual', rule_id, "
        "fingerprint, 'thử', 'thử' from gate.finding where submission_id = %s",
        [theirs],
    )
    province.judge(province.land(member={}, received_at="2023-01-06"), rules=RULES, run_id="third")
    back = province.land(member=ONE, received_at="2023-01-07")

    province.judge(back, rules=RULES, run_id="fourth")

    assert [(told.told_by, told.state, told.is_new) for told in province.findings(theirs)][-1] == (back, "waived", True)


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
