"""Defects: what is found stays the same defect in later files until it is mended, however its row moves."""

from __future__ import annotations

from datetime import date

import pytest

from expectations.rule import load_rules

HIGH = {"level": "HTXS", "civil_level": "HT", "citizen_id": "049070000001"}
FINE = {"citizen_id": "049070000002"}
LEVELS = "select member.*, member.level as found from waiting_member as member where member.level = 'HTXS'"


@pytest.fixture
def send(province):
    """Land and judge one file after another; each comes a day later."""
    days = iter(range(1, 20))

    def send_one(rules, run_id=None, **submission):
        day = next(days)
        one = province.land(**{"received_at": f"2023-01-{day:02}"} | submission)
        province.judge(one, run_id=run_id or f"run-{day}", rules=rules)
        return one

    return send_one


@pytest.fixture
def rules(make_rule):
    return make_rule("ZZ-901", LEVELS)


def told(province, submission, rule_id=None):
    return [(found.source_row, found.state, found.is_new) for found in province.findings(submission, rule_id)]


def test_a_defect_is_known_again_in_another_row(province, send, rules):
    first = send(rules, member=[FINE, HIGH])
    second = send(rules, member=[HIGH, FINE])

    assert told(province, first) == [(6, "open", True)]
    assert told(province, second) == [(5, "open", False)]
    (one,), (same,) = province.findings(first), province.findings(second)
    assert one.fingerprint == same.fingerprint != None  # noqa: E711
    assert len(one.fingerprint) == 64


def test_what_is_not_found_again_is_fixed_by_that_file(province, send, rules):
    first = send(rules, member=[HIGH, FINE | {"level": "HTXS"}])
    second = send(rules, member=[HIGH, FINE])
    third = send(rules, member=[FINE])

    states = {found.source_row: (found.state, found.fixed_by) for found in province.findings(first)}
    assert states == {5: ("fixed", third), 6: ("fixed", second)}
    assert [found.fixed_by for found in province.findings(second)] == [third]


def test_what_comes_back_after_it_was_fixed_is_new(province, send, rules):
    first, _, third = send(rules, member=HIGH), send(rules, member=FINE), send(rules, member=HIGH)

    assert told(province, first) == [(5, "fixed", True)]
    assert told(province, third) == [(5, "open", True)]


@pytest.mark.parametrize(
    "change", [{"level": "HT"}, {"civil_level": "HTT"}, {"citizen_id": "049070000009"}, {"citizen_id": None}]
)
def test_another_value_or_another_person_is_another_defect(province, send, make_rule, change):
    query = "select member.*, member.level as found from waiting_member as member"
    rules = make_rule("ZZ-901", query, more="")
    both = tuple(rule.model_copy(update={"cells": ("level", "civil_level")}) for rule in rules)
    first = send(both, member=HIGH)
    second = send(both, member=HIGH | change)

    assert told(province, first) == [(5, "fixed", True)]
    assert told(province, second) == [(5, "open", True)]


@pytest.mark.parametrize("change", [{"decision_no": "02-QĐ"}, {"note": "đã xem"}, {"card_no": "49000001"}])
def test_what_the_rule_does_not_mark_leaves_the_defect_the_same(province, send, rules, change):
    send(rules, member=HIGH)
    second = send(rules, member=HIGH | change)

    assert told(province, second) == [(5, "open", False)]


def test_who_has_no_number_is_known_by_name_and_birth_date(province, send, rules):
    nobody = {"level": "HTXS", "name_key": "b"}
    send(rules, member=[nobody, nobody | {"birth_date": date(1981, 1, 1)}])
    second = send(rules, member=[nobody | {"birth_date": date(1981, 1, 1)}])

    assert told(province, second) == [(5, "open", False)]
    assert len(province.ask("select distinct fingerprint from gate.finding")) == 2


def test_a_finding_of_no_row_is_known_by_what_its_query_says_it_is_about(province, send, make_rule):
    query = (
        "select submission_id, null::integer as source_row, cell_code as subject, count(*) as found from waiting_member "
        "group by submission_id, cell_code having count(*) > 1"
    )
    rules = make_rule("ZZ-901", query)
    send(rules, member=[{}, {}, {"cell_code": "TC02"}, {"cell_code": "TC02"}])
    second = send(rules, member=[{"cell_code": "TC02"}, {"cell_code": "TC02"}])

    assert told(province, second) == [(None, "open", False)]
    assert len(province.ask("select distinct fingerprint from gate.finding")) == 2


def test_a_later_file_that_is_refused_mends_nothing(province, send, rules):
    first = send(rules, member=HIGH)
    refused = send(load_rules(), refusal={"refusal": "missing_sheet", "expected": "Đảng viên"})

    assert province.state(refused) == "returned"
    assert told(province, first) == [(5, "open", True)]


def test_a_refusal_is_fixed_by_the_right_file(province, send):
    first = send(load_rules(), kind=None, refusal={"refusal": "unknown_kind"})
    send(load_rules(), member={})

    assert {found.state for found in province.findings(first)} == {"fixed"}


def test_a_row_that_an_earlier_phase_broke_is_not_mended_by_it(province, send, make_rule):
    make_rule("ZZ-900", "select member.* from waiting_member as member where member.note = 'x'", phase="content")
    rules = make_rule("ZZ-901", LEVELS)
    first = send(rules, member=[HIGH, FINE | {"level": "HTXS"}])
    second = send(rules, member=[HIGH | {"note": "x"}, FINE])

    assert [found.rule_id for found in province.findings(second)] == ["ZZ-900"]
    assert told(province, first) == [(5, "open", True), (6, "fixed", True)]


def test_what_a_rule_could_not_judge_is_not_mended(province, send, make_rule):
    rules = make_rule("ZZ-901", LEVELS, more="reads: [collective]")
    first = send(rules, member=HIGH)
    second = send(rules, member=FINE, without=("collective",))

    assert province.ask("select reason, severity from gate.not_evaluated where submission_id = %s", second) == [
        ("Hồ sơ không có trang tính «Tập thể lãnh đạo»", "error")
    ]
    assert told(province, first) == [(5, "open", True)]


def test_other_committees_years_and_kinds_are_other_files(province, send, rules):
    first = send(rules, member=HIGH)
    for other in ({"committee_code": "QNA05"}, {"rating_year": 2021}, {"kind": "supplement"}):
        later = send(rules, member=HIGH, **other)
        assert told(province, later) == [(5, "open", True)]
        send(rules, member=FINE, **other)

    assert told(province, first) == [(5, "open", True)]


def test_a_remark_on_a_supplement_in_force_stays_and_a_returned_one_is_mended(province, send, make_rule):
    remarks = make_rule("ZZ-901", LEVELS, severity="warning")
    accepted = send(remarks, kind="supplement", member=HIGH)
    again = send(remarks, kind="supplement", member=HIGH)
    send(remarks, kind="supplement", member=FINE)
    assert told(province, accepted) == [(5, "open", True)]
    assert told(province, again) == [(5, "open", False)]

    errors = make_rule("ZZ-902", LEVELS.replace("HTXS", "KHT"))
    returned = send(errors, kind="supplement", member={"level": "KHT"})
    send(errors, kind="supplement", member=FINE)
    assert told(province, returned, "ZZ-902") == [(5, "fixed", True)]


def test_two_files_judged_in_one_run_are_told_apart(province, send, rules):
    first = send(rules, run_id="run", member=HIGH)
    second = send(rules, run_id="run", member=FINE)

    assert (told(province, first), told(province, second)) == ([(5, "fixed", True)], [])


def test_what_was_found_before_fingerprints_is_closed_by_the_next_judgement(province, send, rules):
    first = send(rules, member=HIGH)
    province.connection.execute("update gate.finding set fingerprint = null, subject_hash = null")
    second = send(rules, member=HIGH)

    assert (told(province, first), told(province, second)) == ([(5, "fixed", True)], [(5, "open", True)])


def test_a_fingerprint_cannot_be_searched_without_the_secret(province, send, rules):
    first = send(rules, member=HIGH)
    province.connection.execute("update restricted.fingerprint_secret set secret = 'another'")
    second = send(rules, member=HIGH)

    (one,), (other,) = province.findings(first), province.findings(second)
    assert one.fingerprint != other.fingerprint
    assert one.subject_hash != other.subject_hash


def test_a_precheck_moves_nothing(province, send, rules):
    from expectations.suite import Suites
    from expectations.verdict import judge_alone

    first = send(rules, member=HIGH)
    looked_at = province.land(member=FINE, received_at="2023-02-01")
    judge_alone(province.connection, Suites(province.connection, rules), "look", rules, looked_at)

    assert told(province, first) == [(5, "open", True)]


def test_a_waived_row_is_judged_by_later_phases_and_counts_for_them(province, send, make_rule):
    make_rule("ZZ-901", LEVELS, phase="content")
    make_rule("ZZ-902", "select member.* from waiting_member as member", more="reads: [member]")
    rules = make_rule("ZZ-903", "select member.* from waiting_member as member where level = 'HTXS'", phase="history")
    first = send(rules, member=HIGH)
    assert [found.rule_id for found in province.findings(first)] == ["ZZ-901"]
    province.connection.execute(
        "insert into gate.waiver (action, scope, finding_id, committee_code, rating_year, kind, rule_id, fingerprint, "
        "reason, decided_by) select 'waive', 'finding', finding_id, committee_code, rating_year, 'annual', rule_id, "
        "fingerprint, 'thử', 'thử' from gate.finding"
    )

    second = send(rules, member=HIGH)

    states = [(found.rule_id, found.state) for found in province.findings(second)]
    assert states == [("ZZ-901", "waived"), ("ZZ-902", "open")]
    assert told(province, first) == [(5, "waived", True)]
