"""Judging: waves, phases, verdicts and states, with the whole catalogue or with a rule made for the test."""

from __future__ import annotations

import pytest

import settings
from expectations.rule import load_rules
from expectations.session import gate_connection
from expectations.suite import RuleCrashed
from settings import RuleChange
from tests.rules.conftest import CELL_OF_FIVE, CELL_RIGHT, MEMBER_OF_FIVE, MEMBERS_RIGHT
from tests.rules.quota import CELL, rated

TOO_HIGH = {"level": "HTT", "civil_level": "HT", "is_civil_servant": True}


def test_an_error_returns_a_submission_and_nobody_else(province):
    wrong = province.land(member=TOO_HIGH, organisation={}, declared_total=[MEMBERS_RIGHT, CELL_RIGHT])
    right = province.land(committee_code="QNA05", member=MEMBER_OF_FIVE, organisation=CELL_OF_FIVE,
                          declared_total=[MEMBERS_RIGHT, CELL_RIGHT])  # fmt: skip

    assert sorted(province.judge()) == [wrong, right]

    assert (province.state(wrong), province.state(right)) == ("returned", "accepted")
    verdicts = province.ask(
        "select verdict, errors, warnings, decided_at = accepted_at, length(rules_hash) from gate.verdict "
        "join landing.submission using (submission_id) order by submission_id"
    )
    assert verdicts == [("returned", 1, 0, None, 64), ("accepted", 0, 0, True, 64)]


def test_every_one_of_250_offending_rows_has_its_finding(province):
    total = MEMBERS_RIGHT | {"total": 250, "rated": 250, "htt": 250}
    submission = province.land(member=[TOO_HIGH] * 250, declared_total=total)

    province.judge()

    rows = [finding.source_row for finding in province.findings(submission, "DV-101")]
    assert rows == list(range(5, 255))


def test_a_row_broken_in_form_is_not_judged_by_later_phases(province):
    submission = province.land(member=[TOO_HIGH, TOO_HIGH], unreadable=[("member", 5, "birth_date")])

    province.judge()

    assert [finding.source_row for finding in province.findings(submission, "HS-101")] == [5]
    assert [finding.source_row for finding in province.findings(submission, "DV-101")] == [6]


def test_a_row_with_a_remark_is_judged_by_later_phases(province, make_rule):
    query = "select member.* from waiting_member as member"
    make_rule("ZZ-901", query, phase="form", severity="warning")
    rules = make_rule("ZZ-902", query, phase="content")
    submission = province.land(member={})

    province.judge(submission, rules=rules)

    assert [finding.rule_id for finding in province.findings(submission)] == ["ZZ-901", "ZZ-902"]


def test_a_total_over_broken_rows_is_not_evaluated(province):
    broken = province.land(
        member=[{}, {}],
        organisation={},
        declared_total=[MEMBERS_RIGHT, CELL_RIGHT],
        unreadable=[("member", 6, "level")],
    )
    whole = province.land(committee_code="QNA05", member=[MEMBER_OF_FIVE] * 2, organisation=CELL_OF_FIVE,
                          declared_total=[MEMBERS_RIGHT, CELL_RIGHT])  # fmt: skip

    province.judge()

    assert province.findings(broken, "TH-406") == []
    assert len(province.findings(whole, "TH-406")) == 3
    blind = province.ask("select submission_id, reason from gate.not_evaluated where rule_id = 'TH-406'")
    assert blind == [(broken, "Trang tính «Đảng viên» còn 1 dòng sai phải sửa trước")]
    counted = province.ask("select not_evaluated from gate.verdict where submission_id = %s", broken)
    assert counted == province.ask("select count(*) from gate.not_evaluated where submission_id = %s", broken)


def test_a_total_over_a_missing_sheet_is_not_evaluated(province, make_rule):
    rules = make_rule("ZZ-903", "select member.* from waiting_member as member", more="reads: [dossier]")
    submission = province.land(member={}, without=("dossier",))

    province.judge(submission, rules=rules)

    assert province.findings(submission) == []
    assert province.ask("select reason from gate.not_evaluated") == [("Hồ sơ không có trang tính «Quy trình, hồ sơ»",)]


def test_a_campaign_switches_a_rule_off_with_its_reason(province, change_campaign):
    change_campaign(2022, rules={"C1": RuleChange(enabled=False, reason="thử nghiệm")})
    submission = province.land(member=TOO_HIGH, organisation={}, declared_total=[MEMBERS_RIGHT, CELL_RIGHT])

    province.judge()

    assert (province.findings(submission), province.state(submission)) == ([], "accepted")
    assert province.ask("select rule_id, reason from gate.not_evaluated where rule_id = 'DV-101'") == [
        ("DV-101", "Không áp dụng trong đợt xếp loại năm 2022: thử nghiệm")
    ]


def test_a_campaign_switches_on_a_rule_that_is_off(province, change_campaign, make_rule, monkeypatch):
    monkeypatch.setattr("expectations.verdict.check_campaigns", lambda rules: None)  # it knows the shipped rules only
    query = "select member.* from waiting_member as member"
    rules = make_rule("ZZ-905", query, more="enabled: false\nreason_off: chưa dùng\nrefs: [Z5]")
    change_campaign(2022, rules={"Z5": RuleChange(enabled=True, reason="thử nghiệm")})
    on, off = province.land(member={}), province.land(rating_year=2023, member={})

    province.judge(on, off, rules=rules)

    assert (len(province.findings(on, "ZZ-905")), province.findings(off)) == (1, [])
    assert province.ask("select submission_id, reason from gate.not_evaluated") == [(off, "chưa dùng")]


def test_lowering_a_collective_is_taken_in_though_the_year_is_strict_on_heads(province, change_campaign):
    change_campaign(2022, rules={ref: RuleChange(severity="error") for ref in ("C1", "B1")})
    person = {"citizen_id": "049080000001"}
    province.land(state="accepted", organisation={}, member=person, collective={}, leader=person | {"is_head": True})
    lowered = {"subject_kind": "COLLECTIVE", "subject_code": "TT01", "name_key": None, "decision_no": "9-QĐ"}
    submission = province.land(kind="adjustment", received_at="2023-10-01", adjustment=lowered)

    province.judge(submission)

    assert [finding.severity for finding in province.findings(submission, "DC-616")] == ["warning"]
    assert province.state(submission) == "accepted_with_remarks"


def test_the_rule_id_in_a_campaign_counts_before_the_catalogue_reference(province, change_campaign):
    change_campaign(2022, rules={"C1": RuleChange(enabled=False, reason="thử"), "DV-101": RuleChange(severity="info")})
    submission = province.land(member=TOO_HIGH)

    province.judge()

    (finding,) = province.findings(submission, "DV-101")
    assert finding.severity == "info"


def test_the_wrong_file_never_passes_whatever_rules_are_off(province, change_campaign):
    change_campaign(2022, rules={"HS-010": RuleChange(enabled=False, reason="thử")})
    in_force = province.land(state="accepted", member={})
    refused = province.land(refusal={"refusal": "missing_sheet", "expected": "Đảng viên"})

    province.judge(refused)

    assert (province.state(refused), province.state(in_force)) == ("returned", "accepted")


def test_a_closed_year_is_accepted_with_remarks_but_never_with_the_wrong_file(province, change_campaign):
    change_campaign(2022, mode="archive")
    remarks = province.land(member=TOO_HIGH, unreadable=[("member", 5, "birth_date")])
    refused = province.land(committee_code="QNA05", refusal={"refusal": "missing_sheet", "expected": "Đảng viên"})

    province.judge()

    assert (province.state(remarks), province.state(refused)) == ("accepted_with_remarks", "returned")
    found = {(finding.rule_id, finding.severity) for finding in province.findings(remarks)}
    assert {
        ("HS-101", "warning"),
        ("DV-101", "warning"),
    } <= found  # what nobody must mend keeps nothing from being judged


def test_in_a_closed_year_a_forgiven_row_leaves_the_ceilings_of_its_committee_judged(province, change_campaign):
    change_campaign(2022, mode="archive")
    members = rated(8, 25)
    members[0] |= {"not_rated_reason": "MIEN"}
    submission = province.land(organisation=CELL, member=members)

    province.judge()

    found = {finding.rule_id: finding.severity for finding in province.findings(submission)}
    assert (found["XL-101"], found["TL-901"]) == ("warning", "warning")
    blind = "select count(*) from gate.not_evaluated where submission_id = %s and reason like '%%phải sửa trước%%'"
    assert province.ask(blind, submission) == [(0,)]


def test_what_is_wrong_with_a_group_breaks_none_of_its_rows(province, make_rule):
    first = "select submission_id, min(source_row) as source_row from waiting_member group by submission_id"
    all_rows = "select member.* from waiting_member as member"
    make_rule("ZZ-901", first, more="over_groups: true")
    rules = make_rule("ZZ-902", all_rows, phase="history", more="reads: [member]")
    submission = province.land(member=[{}, {}])

    province.judge(submission, rules=rules)

    found = [(finding.rule_id, finding.source_row) for finding in province.findings(submission)]
    assert found == [("ZZ-901", 5), ("ZZ-902", 5), ("ZZ-902", 6)]


def test_what_the_same_file_judged_anew_still_shows_stays_open_in_both_judgements(province):
    submission = province.land(state="unreadable", refusal={"refusal": "not_a_workbook"})
    assert province.judge(run_id="first") == [submission]
    assert province.judge(run_id="second") == []
    came_again(province, submission)

    assert province.judge(run_id="third") == [submission]

    states = [(finding.run_id, finding.state) for finding in province.findings(submission)]
    assert sorted(states) == [("first", "open"), ("third", "open")]
    assert province.ask("select verdict from gate.verdict") == [("unreadable",), ("unreadable",)]


def came_again(province, submission):
    province.connection.execute(
        "insert into landing.receipt (submission_id, file_name, outcome) values (%s, 'a.xlsx', 'anew')", [submission]
    )


def test_files_of_one_chain_are_judged_as_they_landed_whenever_they_were_first_received(province):
    """A file that was refused, and came again after another one, is the newer one."""
    again = province.land(member={}, declared_total=MEMBERS_RIGHT, received_at="2023-01-05")
    other = province.land(member={}, declared_total=MEMBERS_RIGHT, received_at="2023-01-06")
    for version_no, submission in enumerate((other, again), 1):
        province.connection.execute(
            "update landing.submission set version_no = %s where submission_id = %s", [version_no, submission]
        )

    assert province.judge() == [other, again]


def test_an_accepted_annual_supersedes_the_one_before_it(province):
    first = province.land(member={}, organisation={}, declared_total=[MEMBERS_RIGHT, CELL_RIGHT])
    second = province.land(
        member={}, organisation={}, declared_total=[MEMBERS_RIGHT, CELL_RIGHT], received_at="2023-01-06"
    )
    returned = province.land(
        member=TOO_HIGH, organisation={}, declared_total=[MEMBERS_RIGHT, CELL_RIGHT], received_at="2023-01-07"
    )
    other_year = province.land(rating_year=2021)

    assert province.judge() == [other_year, first, second, returned]

    states = [province.state(one) for one in (first, second, returned, other_year)]
    assert states == ["superseded", "accepted", "returned", "accepted"]
    ((superseded_by, follows, is_kept),) = province.ask(
        "select earlier.superseded_by, earlier.superseded_at = later.accepted_at, earlier.accepted_at is not null "
        "from landing.submission earlier join landing.submission later on later.submission_id = %s "
        "where earlier.submission_id = %s", second, first,
    )  # fmt: skip
    assert (superseded_by, follows, is_kept) == (second, True, True)


def test_accepted_supplements_stay_in_force_together(province):
    supplements = [province.land(kind="supplement", member={}) for _ in range(2)]

    assert province.judge() == supplements
    assert [province.state(one) for one in supplements] == ["accepted", "accepted"]


def test_a_pre_flight_judges_only_its_own_file_and_can_be_let_go(province):
    waiting = province.land(member={}, organisation={}, declared_total=[MEMBERS_RIGHT, CELL_RIGHT])
    checked = province.land(committee_code="QNA05", member=TOO_HIGH)

    assert province.judge(checked) == [checked]
    assert len(province.findings(checked, "DV-101")) == 1
    assert province.state(waiting) == "landed"

    province.connection.commit()  # what a borrower of the connection may do: it keeps nothing
    province.connection.let_go()

    assert province.ask("select submission_id from landing.submission") == []
    assert province.ask("select finding_id from gate.finding") == []


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("select no_such_column from waiting_member", "no_such_column"),
        ("select member.*, 1 / (source_row - 5) as found from waiting_member as member", "division by zero"),
        ("select source_row from waiting_member", "submission_id does not exist"),
        ("select submission_id, 'x' as source_row from waiting_member", "invalid input syntax"),
    ],
)
def test_a_crashing_rule_is_named_and_blames_nobody(province, make_rule, query, words):
    make_rule("ZZ-901", "select member.* from waiting_member as member")
    rules = make_rule("ZZ-902", query)
    submission = province.land(member={})

    with pytest.raises(RuleCrashed, match=f"(?s)ZZ-902.*{words}"):
        province.judge(submission, rules=rules)


def test_braces_colons_and_percent_signs_reach_the_database_as_written(province, make_rule):
    query = (
        "select member.* from waiting_member as member where '{1,2}'::integer[] = array[1, 2] and 'a:b%' like 'a:_%' "
        "-- a last word"
    )
    submission = province.land(member={})

    province.judge(submission, rules=make_rule("ZZ-904", query))

    assert [finding.source_row for finding in province.findings(submission)] == [5]


def test_a_campaign_that_changes_a_rule_there_is_none_of_is_refused(province, change_campaign):
    change_campaign(2023, rules={"DV-1O1": RuleChange(severity="info")})
    submission = province.land(member={})

    with pytest.raises(
        settings.Failure, match="2023, rules: no rule has the id or the main catalogue reference «DV-1O1»"
    ):
        province.judge(submission)


def test_what_passes_waits_for_the_board_that_a_campaign_asks(province):
    province.connection.execute("update config.campaign set appraisal = 'by_board' where rating_year = 2022")
    passed, broken = (
        province.land(),
        province.land(committee_code="QNA05", member={"level": None}, declared_total=MEMBERS_RIGHT),
    )

    province.judge()

    assert [province.state(submission_id) for submission_id in (passed, broken)] == ["landed", "returned"]
    assert province.judge() == []


@pytest.mark.parametrize("rule_id", ["DV-101", "LD-201", "TT-501"])
def test_who_is_told_to_write_a_new_level_is_told_where(rule_id):
    (rule,) = (rule for rule in load_rules() if rule.rule_id == rule_id)

    assert "bằng hồ sơ Điều chỉnh (nếu hồ sơ đã được tiếp nhận) hoặc sửa trong tệp rồi gửi lại" in rule.message


def test_the_settings_of_the_gates_outlive_what_is_let_go(home):
    with gate_connection() as connection:
        connection.let_go()

        assert connection.execute("show jit").fetchone() == ("off",)
