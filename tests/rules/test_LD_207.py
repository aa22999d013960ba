"""LD-207: a leader who is a member of another committee is made known to both."""

from datetime import date

import pytest

from expectations.rule import load_rules

LEADER = {"citizen_id": "049080000001", "card_no": "49000001", "name_key": "a", "birth_date": date(1980, 1, 1)}
LISTED = {"name_key": "c", "birth_date": date(1970, 2, 2)}
THERE = {"committee_code": "QNA05", "state": "accepted", "received_at": "2023-01-04"}


@pytest.mark.parametrize(
    ("own", "theirs"),
    [
        ([LISTED, LEADER], LEADER),
        ([LISTED], LEADER | {"citizen_id": None, "card_no": None}),
        ([LISTED], LEADER | {"name_key": "b", "birth_date": date(1985, 5, 5)}),
        ([LISTED], LEADER | {"is_temporary": True, "level": None}),
        ([], LEADER),
    ],
)
def test_keeps(judge, own, theirs):
    assert judge("LD-207", in_force=[THERE | {"member": theirs}], leader=LEADER, member=own) == []


@pytest.mark.parametrize("number", [{"card_no": None}, {"citizen_id": None}])
def test_both_committees_are_told(judge, province, number):
    theirs = LEADER | number

    (finding,) = judge(
        "LD-207", in_force=[THERE | {"member": [LISTED, theirs]}], leader=[LISTED, LEADER], member=LISTED
    )

    assert (finding.source_row, finding.severity) == (6, "info")
    assert "của đơn vị QNA05" in finding.message
    assert province.ask(
        "select committee_code, sheet, source_row, severity from gate.finding where told_by = %s", finding.submission_id
    ) == [("QNA05", "member", 6, "info")]


def test_two_files_of_one_wave_are_told_too(province):
    theirs = province.land(committee_code="QNA05", member=LEADER)
    ours = province.land(leader=LEADER, member=LISTED)

    province.judge(theirs, ours, rules=[rule for rule in load_rules() if rule.rule_id == "LD-207"])

    (finding,), (told,) = province.findings(ours), province.findings(theirs)
    assert (finding.told_by, told.told_by, told.run_id) == (None, ours, "run")
