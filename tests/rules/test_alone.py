"""A submission judged alone: by its own file, whatever is in force; what needs more is not evaluated, never passed."""

from __future__ import annotations

from typing import get_args

import pytest

from expectations.rule import Need, load_rules
from expectations.scope import UNSEEN
from expectations.suite import Suites
from expectations.verdict import judge_alone
from tests.rules.conftest import CELL_RIGHT, MEMBERS_RIGHT

TOO_HIGH = {"level": "HTT", "civil_level": "HT", "is_civil_servant": True}
MEMBERS = "select member.* from waiting_member as member"


@pytest.fixture
def alone(province):
    """Land a submission and judge it alone; return the rules that found something and those that did not judge."""

    def judge(rules=None, **submission):
        rules = rules or load_rules()
        submission_id = province.land(**submission)
        judge_alone(province.connection, Suites(province.connection, rules), "run", rules, submission_id)
        blind = province.ask("select rule_id, reason from gate.not_evaluated where submission_id = %s", submission_id)
        return [finding.rule_id for finding in province.findings(submission_id)], dict(blind)

    return judge


def unseen(blind):
    """Leave out what is not judged for another reason than that the file was looked at alone."""
    return {rule_id: reason for rule_id, reason in blind.items() if reason in UNSEEN.values()}


def test_an_annual_meets_every_rule_but_those_that_look_at_other_files(alone, province):
    province.land(committee_code="QNA05", state="accepted", organisation={}, collective={})  # the same codes
    collective = {"level": "HTT", "organisation_code": "TC01"}
    totals = [MEMBERS_RIGHT, {"subject_kind": "TCCSD", "total": 1, "rated": 1, "ht": 1},
              {"subject_kind": "COLLECTIVE", "total": 1, "rated": 1, "htt": 1}]  # fmt: skip

    found, blind = alone(member={}, organisation={"level": "HT"}, collective=collective, declared_total=totals)

    assert found == ["TT-501"]
    assert {"HS-012": UNSEEN["other_committees"], "HS-103": UNSEEN["in_force"]}.items() <= blind.items()
    assert {rule_id for rule_id, reason in blind.items() if reason in UNSEEN.values()} == {
        rule.rule_id
        for rule in load_rules()
        if rule.needs not in (None, "rest_in_force") and "annual" in rule.kinds and rule.enabled and rule.covers(2022)
    }


def test_an_adjustment_is_judged_without_its_annual_by_what_it_says(alone):
    found, blind = alone(kind="adjustment", adjustment={"old_level": "HT", "new_level": "HT"})

    assert found == ["DC-605"]
    beside = {"DC-601", "DC-602", "DC-603", "DC-604", "DC-606", "DC-608", "DC-609", "DC-610"}
    assert set(blind) == {"HS-201", *beside, *(f"DC-{number}" for number in range(611, 622))}


def test_a_supplement_does_not_meet_the_rules_that_ask_the_rest_in_force(alone, province):
    province.land(state="accepted", organisation={"level": "HT"}, collective={"level": "KHT"})

    found, blind = alone(
        kind="supplement", member=TOO_HIGH, collective={"level": "HTXS"}, leader={"level": "HTXS", "is_head": True}
    )

    assert found == ["DV-101"]
    rules = [rule for rule in load_rules() if rule.needs and rule.enabled and "supplement" in rule.kinds]
    assert unseen(blind) == {rule.rule_id: UNSEEN[rule.needs] for rule in rules if rule.covers(2022)}
    assert {"LD-201", "TT-501"} < set(blind)


@pytest.mark.parametrize("need", [need for need in get_args(Need) if need != "rest_in_force"])
def test_every_need_is_told_in_its_own_words(alone, make_rule, need):
    rules = make_rule("ZZ-905", f"{MEMBERS} where exists (select from landing.member)", more=f"needs: {need}")

    assert alone(rules, member={}) == ([], {"ZZ-905": UNSEEN[need]})


def test_a_rule_switched_off_says_that_rather_than_what_it_would_need(alone, make_rule):
    query = f"{MEMBERS} where exists (select from landing.member)"
    rules = make_rule("ZZ-906", query, more='needs: history\nyears: "2025.."')

    assert alone(rules, member={}) == ([], {"ZZ-906": "Chỉ áp dụng cho việc xếp loại từ năm 2025 trở đi"})


def test_the_annual_in_force_keeps_its_place(alone, province):
    before = province.land(state="accepted", member={}, organisation={}, declared_total=[MEMBERS_RIGHT, CELL_RIGHT])

    assert alone(member={}, organisation={}, declared_total=[MEMBERS_RIGHT, CELL_RIGHT])[0] == []

    assert province.state(before) == "accepted"
    assert province.ask("select verdict from gate.verdict") == [("accepted",)]
    assert province.ask("select state from landing.submission where submission_id != %s", before) == [("landed",)]
