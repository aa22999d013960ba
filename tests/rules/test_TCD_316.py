"""TCD-316: a member's cell is known."""

from expectations.rule import load_rules


def test_keeps(judge):
    assert judge("TCD-316", organisation={}, member=[{"cell_code": "TC01"}, {"cell_code": None}]) == []


def test_names_the_members_of_an_unknown_cell(judge):
    guest = {"cell_code": "TC98", "level": None, "is_temporary": True}

    findings = judge("TCD-316", organisation={}, member=[{}, {"cell_code": "TC99"}, guest])

    assert [(f.source_row, f.cell, f.severity) for f in findings] == [(6, "I6", "error"), (7, "I7", "error")]
    assert "Mã TC99 ở cột «Mã chi bộ» không có trong trang «Tổ chức đảng»" in findings[0].message


def test_without_any_organisation_it_is_not_told_for_every_member(judge):
    assert judge("TCD-316", member={"cell_code": "TC99"}) == []


def test_a_supplement_knows_the_cells_in_force(judge):
    in_force = [{"organisation": {}}]
    members = [{"cell_code": "TC01"}, {"cell_code": "TC99"}]

    (finding,) = judge("TCD-316", in_force=in_force, kind="supplement", without=("organisation",), member=members)

    assert finding.source_row == 6


def test_is_not_judged_while_an_organisation_row_is_broken(province):
    submission = province.land(organisation={}, member={"cell_code": "TC99"}, unreadable=[("organisation", 5, "level")])

    province.judge(submission, rules=[rule for rule in load_rules() if rule.rule_id in {"HS-101", "TCD-316"}])

    assert [finding.rule_id for finding in province.findings(submission)] == ["HS-101"]
    assert province.ask("select rule_id from gate.not_evaluated") == [("TCD-316",)]
