"""Telling by the Board: where the Board has the last word, others are told when it accepts, and not before."""

import pytest

from database.connection import connect
from expectations.appraisal import appraise
from expectations.rule import load_rules
from expectations.session import gate_connection
from tests.rules.conftest import MEMBERS_RIGHT, Province

RULES = [rule for rule in load_rules() if rule.tells]
ONE = {"citizen_id": "049080000001", "name_key": "a", "birth_date": "1980-01-01"}
TOLD = "select submission_id, rule_id, told_by, state from gate.finding where told_by is not null order by finding_id"


@pytest.fixture
def kept(home, monkeypatch):
    """A province whose campaign leaves the last word to the Board, in a database of its own; only rules that tell judge."""
    monkeypatch.setattr("expectations.appraisal.load_rules", lambda: RULES)
    monkeypatch.setattr("expectations.appraisal.check_campaigns", lambda rules: None)
    with gate_connection() as connection:
        connection.execute("update config.campaign set appraisal = 'by_board'")
        yield Province(connection)


def asked(kept, **submission):
    """Land and judge a file; it waits for the Board."""
    one = kept.land(**{"declared_total": MEMBERS_RIGHT} | submission)
    kept.judge(one, run_id=f"run {one}", rules=RULES)
    kept.connection.keep()
    assert kept.state(one) == "landed"
    kept.connection.keep()
    return one


def accept(kept, submission_id):
    kept.connection.keep()
    appraise(submission_id, "accept", "Đúng quy trình", "Ban Tổ chức")


def test_others_are_told_when_the_board_accepts_and_not_before(kept):
    theirs = asked(kept, committee_code="QNA05", member=ONE, received_at="2023-01-04")
    accept(kept, theirs)
    with connect() as connection:
        connection.execute("update gate.verdict set told_at = now()")
    ours = asked(kept, member=ONE)
    assert kept.ask(TOLD) == []

    accept(kept, ours)

    assert kept.ask(TOLD) == [(theirs, "DV-115", ours, "open")]
    (told,) = kept.findings(theirs)
    assert (told.run_id.partition("-")[0], told.is_new, len(told.fingerprint)) == ("appraisal", True, 64)
    (_, told_at) = kept.ask("select told_at from gate.verdict where submission_id = %s order by decided_at", theirs)
    assert told_at == (None,)


@pytest.mark.parametrize("decision", ["return", "withdraw"])
def test_who_is_refused_by_the_board_tells_nobody(kept, decision):
    accept(kept, asked(kept, committee_code="QNA05", member=ONE, received_at="2023-01-04"))
    ours = asked(kept, member=ONE)

    appraise(ours, decision, "Thiếu biên bản", "Ban Tổ chức")

    assert kept.ask(TOLD) == []


def test_of_two_files_that_waited_for_the_board_together_the_later_meets_the_rule_and_the_other_is_told(kept):
    theirs = asked(kept, committee_code="QNA05", member=ONE, received_at="2023-01-04")
    ours = asked(kept, member=ONE)
    assert kept.findings(theirs) == kept.findings(ours) == []

    accept(kept, theirs)
    assert kept.ask(TOLD) == []
    accept(kept, ours)

    assert kept.ask(TOLD) == [(theirs, "DV-115", ours, "open")]
    assert [(found.rule_id, found.told_by) for found in kept.findings(ours)] == [("DV-115", None)]


def test_an_accepted_successor_closes_what_the_one_before_it_told(kept):
    theirs = asked(kept, committee_code="QNA05", member=ONE, received_at="2023-01-04")
    accept(kept, theirs)
    ours = asked(kept, member=ONE)
    accept(kept, ours)
    later = asked(kept, member={}, received_at="2023-01-06")
    assert kept.ask(TOLD) == [(theirs, "DV-115", ours, "open")]

    accept(kept, later)

    assert kept.ask(TOLD) == [(theirs, "DV-115", ours, "fixed")]


def test_an_accepted_supplement_tells_of_its_leaders(kept):
    theirs = asked(kept, committee_code="QNA05", member=ONE, received_at="2023-01-04")
    accept(kept, theirs)
    accept(kept, asked(kept, member={"name_key": "c", "birth_date": "1970-02-02"}))
    extra = asked(kept, kind="supplement", leader=ONE, received_at="2023-01-06")

    accept(kept, extra)

    assert kept.ask(TOLD) == [(theirs, "LD-207", extra, "open")]
