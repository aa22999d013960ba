"""Judging again: what is in force meets today's rules; findings and verdicts are added, no state changes."""

import pytest

from expectations import rejudging
from expectations.rejudging import changed, rejudge
from expectations.rule import load_rules
from expectations.session import gate_connection
from expectations.verdict import judge_waiting
from tests.rules.conftest import MEMBERS_RIGHT, Province

HIGHER = {"level": "HTT", "civil_level": "HT"}


@pytest.fixture
def kept(home):
    """A province whose landings are kept, in a database of its own."""
    with gate_connection() as connection:
        yield Province(connection)


@pytest.fixture
def accepted(kept, monkeypatch):
    """One annual accepted while DV-101 was not among the rules."""
    submission_id = kept.land(organisation={}, member=HIGHER | {"review_date": "2022-12-10"}, declared_total=[
        MEMBERS_RIGHT, {"subject_kind": "TCCSD", "total": 1, "rated": 1, "htt": 1}])  # fmt: skip
    kept.connection.keep()
    with monkeypatch.context() as patch:
        patch.setattr("expectations.verdict.check_campaigns", lambda rules: None)
        patch.setattr("expectations.verdict.load_rules", lambda: [r for r in load_rules() if r.rule_id != "DV-101"])
        assert judge_waiting("first") == [submission_id]
    assert kept.state(submission_id).startswith("accepted")
    kept.connection.keep()
    return submission_id


def test_a_new_rule_finds_and_changes_no_state(kept, accepted):
    (change,) = changed(rejudge(2022, "again"))

    assert (change["submission_id"], change["state"]) == (accepted, kept.state(accepted))
    assert change["rules"] == {"DV-101": [0, 1]}
    assert (change["errors_before"], change["errors_after"], change["verdict_after"]) == (0, 1, "returned")
    assert kept.ask("select is_rejudgement from gate.verdict order by decided_at") == [(False,), (True,)]
    assert kept.state(accepted).startswith("accepted")


def test_a_dry_run_keeps_nothing(kept, accepted):
    assert changed(rejudge(2022, "again", dry_run=True))
    assert kept.ask("select count(*) from gate.verdict") == [(1,)]


def test_the_same_rules_change_nothing(kept, accepted):
    rejudge(2022, "again")

    assert changed(rejudge(2022, "once more")) == []


def test_a_year_without_anything_in_force_starts_no_gates(home, monkeypatch):
    monkeypatch.setattr(rejudging, "Suites", None)

    assert rejudge(2022, "again") == []


def test_an_adjustment_is_judged_again_beside_what_was_in_force_before_it(kept, accepted):
    person = {"birth_date": "1980-01-01"}
    kept.ask("update landing.member set citizen_id = '049070000001' where submission_id = %s returning 1", accepted)
    levels = [("HTT", "HT", "2023-09-20"), ("HT", "KHT", "2023-10-20")]
    for old, new, day in levels:
        kept.land(kind="adjustment", received_at=day, adjustment=person | {
            "subject_code": "049070000001", "old_level": old, "new_level": new, "decision_date": day,
            "decision_no": day, "reason": "RA_SOAT"})  # fmt: skip
        kept.connection.keep()
        judge_waiting(f"run {day}")
    kept.connection.keep()

    changes = rejudge(2022, "again")

    assert [change["kind"] for change in changes] == ["annual", "adjustment", "adjustment"]
    assert [change["rules"] for change in changes[1:]] == [{}, {}]


def test_the_text_of_every_rule_that_judged_is_kept(kept, accepted):
    rejudge(2022, "again")

    hashes = [rules_hash for (rules_hash,) in kept.ask("select rules_hash from gate.verdict order by decided_at")]
    assert len(set(hashes)) == 2
    with_rule = "select count(*) from gate.rule_version where rules_hash = %s and rule_id = 'DV-101'"
    assert [kept.ask(with_rule, rules_hash)[0][0] for rules_hash in hashes] == [0, 1]
    (text,) = kept.ask("select text from gate.rule_text where rule_id = 'DV-101'")[0]
    assert "waiting_member" in text
