"""Waivers: a person lets a returned file pass, in this version and the next, until what was waived changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from database.connection import connect
from expectations.appraisal import appraise
from expectations.verdict import judge_waiting
from expectations.waiver import Decision, NotWaived, revoke, waive
from ingestion import inbox
from ingestion.landing import land_files
from tests.makers import make_workbook, small_committee, totals
from xeploai import found

WHY = Decision("Đã đối chiếu bản giấy", "Ban Tổ chức")
ALL = replace(WHY, whole_cause=True)
TOO_HIGH = {"level": "HTXS", "is_civil_servant": "x", "civil_level": "HTT"}


@pytest.fixture
def send(home):
    """Send the next workbook of QNA04 through the gates; return what became of it."""
    number = iter(range(1, 30))

    def _send(judged=True, **sheets):
        path = make_workbook(home / f"made/{next(number):02}.xlsx", **small_committee() | sheets)
        inbox.put(path, "QNA04")
        for chunk in inbox.waiting_chunks():
            land_files(chunk)
        return run() if judged else state()

    return _send


def run():
    judge_waiting(f"run {len(ask('select from gate.verdict'))}")
    return state()


def state():
    return ask("select state from landing.submission order by submission_id desc limit 1")[0][0]


def ask(question, *parameters):
    with connect() as connection:
        return connection.execute(question, parameters).fetchall()


def tell(statement):
    with connect() as connection:
        connection.execute(statement)


def wrong_sums(members=None, **changes):
    """Sums that the lists do not bear out: two errors of one rule, in the columns of all members and of the not rated."""
    sheets = small_committee() if members is None else small_committee(members=members)
    sums = totals(sheets)
    next(row for row in sums if row["subject_kind"] == "MEMBER").update({"total": 9, "not_rated": 6} | changes)
    return sheets | {"declared_total": sums}


def shown():
    return {one["cell"]: one["state"] for one in found.findings("QNA04", 2022)}


def numbers():
    return [one["finding_id"] for one in found.findings("QNA04", 2022)]


def test_returned_waived_accepted_with_remarks_and_mended(send):
    assert send(**wrong_sums()) == "returned"

    assert waive(numbers()[0], WHY).is_judged_again
    assert state() == "landed"
    assert run() == "returned"  # the other one still stands
    assert sorted(shown().values()) == ["open", "waived"]
    waive(numbers()[1], WHY)
    assert run() == "accepted_with_remarks"
    verdicts = ask("select verdict, errors, warnings from gate.verdict order by decided_at")
    assert verdicts == [("returned", 2, 0), ("returned", 1, 0), ("accepted_with_remarks", 0, 0)]

    assert send() == "accepted"
    assert (shown(), len(found.fixed("QNA04", 2022))) == ({}, 2)
    assert ask("select distinct state from gate.finding") == [("fixed",)]


def test_what_the_board_sent_away_is_not_brought_back_by_a_waiver(send):
    assert send(**wrong_sums()) == "returned"
    ((submission_id,),) = ask("select submission_id from landing.submission")
    appraise(submission_id, "withdraw", "Gửi nhầm", "Ban Tổ chức")

    with pytest.raises(NotWaived, match=r"the Board's word .* was «withdraw»"):
        waive(numbers()[0], ALL)
    assert (run(), state()) == ("returned", "returned")


def test_what_is_waived_stays_waived_in_the_next_version_until_it_changes(send):
    send(**wrong_sums())
    outcome = waive(numbers()[0], ALL)
    assert (outcome.defects, outcome.rule_id) == (2, "TH-406")

    noted = wrong_sums()
    noted["member"][0]["note"] = "đã xem"
    assert run() == send(**noted) == "accepted_with_remarks"
    assert set(shown().values()) == {"waived"}
    assert [one["is_new"] for one in found.findings("QNA04", 2022)] == [False, False]

    assert send(**wrong_sums(total=8, not_rated=5)) == "returned"  # what is declared has changed
    assert set(shown().values()) == {"open"}
    assert len(found.fixed("QNA04", 2022)) == 2
    assert send(**wrong_sums(members=4, rated=4, htt=4)) == "returned"  # and here what is counted


def test_a_finding_of_an_earlier_version_is_waived_where_it_stands_now(send):
    send(**wrong_sums())
    old = numbers()[0]
    noted = wrong_sums()
    noted["member"][0]["note"] = "đã xem"
    send(**noted)

    outcome = waive(old, ALL)

    assert outcome.finding_id in numbers()
    assert (run(), set(shown().values())) == ("accepted_with_remarks", {"waived"})
    assert ask("select distinct state from gate.finding") == [("waived",)]
    assert ask("select count(*) from landing.submission where state = 'landed'") == [(0,)]


def test_a_waiver_ends_with_its_last_day(send):
    today = date.today()
    send(**wrong_sums())
    waive(numbers()[0], replace(ALL, until=today + timedelta(days=2)))
    assert run() == "accepted_with_remarks"

    tell("update gate.waiver set until = current_date - 2")
    noted = wrong_sums()
    noted["member"][0]["note"] = "đã xem"

    assert send(**noted) == "returned"
    assert ask("select distinct state from gate.finding") == [("open",)]
    with pytest.raises(NotWaived, match="has passed"):
        waive(numbers()[0], replace(WHY, until=today - timedelta(days=2)))


def test_what_is_revoked_before_the_next_run_is_returned_again(send):
    send(**wrong_sums())
    waive(numbers()[0], ALL)
    assert revoke(numbers()[0], replace(ALL, reason="Nhầm")).defects == 2

    assert (run(), set(shown().values())) == ("returned", {"open"})
    events = ask("select action, scope, reason, decided_by from gate.waiver order by waiver_id")
    assert (
        events
        == [("waive", "cause", WHY.reason, WHY.decided_by)] * 2 + [("revoke", "cause", "Nhầm", WHY.decided_by)] * 2
    )
    with pytest.raises(NotWaived, match="is not waived"):
        revoke(numbers()[0], WHY)


def test_what_was_accepted_stays_accepted_and_the_next_version_is_returned(send):
    send(**wrong_sums())
    waive(numbers()[0], ALL)
    run()

    assert not revoke(numbers()[0], ALL).is_judged_again

    assert (run(), set(shown().values())) == ("accepted_with_remarks", {"open"})
    noted = wrong_sums()
    noted["member"][0]["note"] = "đã xem"
    assert send(**noted) == "returned"


def test_a_remark_is_waived_without_another_verdict(send):
    remarked = small_committee()
    remarked["member"][1]["sex"] = "Nữ"  # a citizen number of a man
    assert send(**remarked) == "accepted_with_remarks"

    assert not waive(numbers()[0], WHY).is_judged_again

    assert (state(), set(shown().values())) == ("accepted_with_remarks", {"waived"})


@pytest.mark.parametrize(("cell", "rule_id"), [(TOO_HIGH, "DV-101"), ({"full_name": ""}, "HS-102")])
def test_what_the_law_or_the_form_asks_is_never_waived(send, cell, rule_id):
    sheets = small_committee()
    sheets["member"][1] |= cell
    send(**sheets)

    with pytest.raises(NotWaived, match=rf"\({rule_id}\): what this rule finds is never waived"):
        waive(numbers()[0], WHY)

    assert ask("select from gate.waiver") == []


def test_what_no_longer_stands_is_not_waived(send):
    send(**wrong_sums())
    old = numbers()[0]
    noted = wrong_sums()
    noted["member"][0]["note"] = "đã xem"
    send(judged=False, **noted)
    with pytest.raises(NotWaived, match="came after it and waits; run `xeploai run` first"):
        waive(old, WHY)
    tell("update landing.submission set state = 'returned' where state = 'landed'")
    with pytest.raises(NotWaived, match="took the place of its file"):
        waive(old, WHY)
    send()
    with pytest.raises(NotWaived, match="no longer stands"):
        waive(old, WHY)


def test_a_decision_is_of_a_finding_with_a_reason_and_a_name(send):
    send(**wrong_sums())
    with pytest.raises(NotWaived, match="There is no finding 999"):
        waive(999, WHY)
    for decision in (replace(WHY, reason=" "), replace(WHY, decided_by="")):
        with pytest.raises(NotWaived, match="neither can be empty"):
            waive(numbers()[0], decision)
    tell("update gate.finding set fingerprint = null")
    with pytest.raises(NotWaived, match="before waivers were kept"):
        waive(numbers()[0], WHY)
