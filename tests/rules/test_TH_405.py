"""TH-405: in the catalogue, but switched off, because the template does not ask for it."""

from expectations.rule import load_rules


def test_is_recorded_as_not_evaluated_with_the_reason(province):
    submission = province.land(declared_total={"subject_kind": "MEMBER"})
    (rule,) = [rule for rule in load_rules() if rule.rule_id == "TH-405"]

    province.judge(submission, rules=[rule])

    assert province.findings(submission) == []
    assert province.ask("select rule_id, reason from gate.not_evaluated") == [("TH-405", rule.reason_off)]
    assert "Mẫu 2022.1" in rule.reason_off
    assert rule.refs == ("A8",)
