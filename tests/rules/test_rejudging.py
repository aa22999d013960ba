"""Judging again: what is in force meets today's rules; findings and verdicts are added, no state changes."""

import pytest

from database.connection import connect
from expectations import rejudging
from expectations.rejudging import changed, rejudge
from expectations.rule import load_rules
from expectations.session import gate_connection
from expectations.verdict import judge_waiting
from tests.rules.conftest import MEMBERS_RIGHT, Province

TELLING = [rule for rule in load_rules() if rule.rule_id == "LD-207"]
OPEN = "select run_id, told_by, state from gate.finding where submission_id = %s order by finding_id"
ANOTHER = {"citizen_id": "049080000002", "name_key": "z", "birth_date": "1981-01-01"}
HIGHER = {"level": "HTT", "civil_level": "HT"}


@pytest.fixture
def kept(home):
    """A province whose landings are kept, in a database of its own."""
    with gate_connection() as connection:
        yield Province(connection)


@pytest.fixture
def only_telling(monkeypatch):
    """Judge again by the rule about leaders of other committees alone."""
    monkeypatch.setattr("expectations.rejudging.check_campaigns", lambda rules: None)
    monkeypatch.setattr("expectations.rejudging.load_rules", lambda: TELLING)


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


@pytest.fixture
def told(kept):
    """A member of QNA05 whom QNA04 names a leader, as told to QNA05; return both submissions, theirs first."""
    one = {"citizen_id": "049080000001", "name_key": "a", "birth_date": "1980-01-01"}
    sheets = {"declared_total": MEMBERS_RIGHT}
    theirs = kept.land(committee_code="QNA05", member=[one, ANOTHER], received_at="2023-01-04", **sheets)
    kept.judge(theirs, run_id="first", rules=TELLING)
    ours = kept.land(member={"name_key": "c", "birth_date": "1970-02-02"}, leader=one, **sheets)
    kept.judge(ours, run_id="second", rules=TELLING)
    assert kept.ask(OPEN, theirs) == [("first", ours, "open")]
    kept.connection.keep()
    return theirs, ours


def test_what_was_told_stands_after_judging_again(kept, told, only_telling):
    theirs, ours = told

    assert changed(rejudge(2022, "again")) == []

    assert kept.ask(OPEN, theirs) == [("first", ours, "open"), ("again", ours, "open")]
    assert changed(rejudge(2022, "once more")) == []
    assert [state for *_, state in kept.ask(OPEN, theirs)] == ["open"] * 3


def test_what_was_told_and_is_no_longer_shown_is_fixed(kept, told, only_telling):
    theirs, ours = told
    kept.connection.execute("update landing.leader set name_key = 'x', birth_date = '1999-09-09'")
    kept.connection.keep()

    rejudge(2022, "again")

    assert {state for *_, state in kept.ask(OPEN, theirs)} == {"fixed"}
    assert kept.ask("select distinct fixed_by from gate.finding where told_by is not null") == [(ours,)]


@pytest.mark.parametrize(("until", "state"), [("current_date + 9", "waived"), ("current_date - 9", "open")])
def test_what_was_told_is_waived_as_long_as_the_waiver_holds(kept, told, only_telling, until, state):
    theirs, _ = told
    kept.connection.execute(
        "insert into gate.waiver (action, scope, finding_id, committee_code, rating_year, kind, rule_id, fingerprint, "
        "reason, decided_by, until) select 'waive', 'finding', finding_id, committee_code, rating_year, 'annual', "
        f"rule_id, fingerprint, 'x', 'y', {until} from gate.finding where told_by is not null"
    )
    kept.connection.execute("update gate.finding set state = 'waived' where told_by is not null")
    kept.connection.keep()

    rejudge(2022, "again")

    assert kept.ask(OPEN, theirs)[-1][2] == state


def test_what_a_rule_that_is_off_told_stands(kept, told, only_telling, monkeypatch):
    theirs, _ = told
    off = [rule.model_copy(update={"enabled": False, "reason_off": "thử"}) for rule in TELLING]
    monkeypatch.setattr("expectations.rejudging.load_rules", lambda: off)

    rejudge(2022, "again")

    assert {state for *_, state in kept.ask(OPEN, theirs)} == {"open"}


def test_what_is_told_after_judging_again_reaches_the_outbox(kept, told, only_telling):
    rejudge(2022, "again")
    with connect() as connection:
        connection.execute("update gate.verdict set told_at = now()")
    listed = {"name_key": "d", "birth_date": "1971-03-03"}
    sixth = kept.land(committee_code="QNA06", member=listed, leader=ANOTHER, received_at="2023-02-01")
    kept.judge(sixth, run_id="third", rules=TELLING)

    waiting = (
        "select verdict.run_id from gate.verdict inner join gate.finding using (submission_id, run_id) "
        "where told_by = %s and told_at is null order by 1"
    )
    assert kept.ask(waiting, sixth) == [("again",), ("first",)]


def test_the_campaign_of_the_config_folder_is_judged_by(kept, accepted):
    """As after an edit of campaigns.yml: the digest differs, and what is loaded is not what the folder says."""
    before = kept.ask("select quota_pct from config.campaign where rating_year = 2022")
    kept.ask("update config.campaign set quota_pct = 1 returning 1")
    kept.connection.execute("comment on schema config is 'another digest'")
    kept.connection.keep()

    rejudge(2022, "again")

    assert kept.ask("select quota_pct from config.campaign where rating_year = 2022") == before != [(1,)]


def test_the_text_of_every_rule_that_judged_is_kept(kept, accepted):
    rejudge(2022, "again")

    hashes = [rules_hash for (rules_hash,) in kept.ask("select rules_hash from gate.verdict order by decided_at")]
    assert len(set(hashes)) == 2
    with_rule = "select count(*) from gate.rule_version where rules_hash = %s and rule_id = 'DV-101'"
    assert [kept.ask(with_rule, rules_hash)[0][0] for rules_hash in hashes] == [0, 1]
    (text,) = kept.ask("select text from gate.rule_text where rule_id = 'DV-101'")[0]
    assert "waiting_member" in text
