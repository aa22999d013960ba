"""HS-201: an adjustment whose annual is not accepted waits and is told so once, without a verdict."""

from tests.rules.conftest import CELL_RIGHT, MEMBERS_RIGHT


def test_waits_and_is_told_once(province):
    waiting = province.land(kind="adjustment", adjustment={})

    assert province.judge(run_id="first") == []
    assert province.judge(run_id="second") == []

    (finding,) = province.findings(waiting)
    assert (finding.rule_id, finding.severity, finding.run_id) == ("HS-201", "info", "first")
    assert (finding.sheet, finding.cell) == ("cover", "B6")
    assert "năm 2022" in finding.message
    assert province.state(waiting) == "landed"
    assert province.ask("select from gate.verdict") == []


def test_is_judged_in_the_run_that_accepts_its_annual(province):
    adjustment = province.land(kind="adjustment", adjustment={"subject_code": "049070000001"})
    province.judge(run_id="first")
    annual = province.land(
        member={"citizen_id": "049070000001"}, organisation={}, declared_total=[MEMBERS_RIGHT, CELL_RIGHT]
    )

    assert province.judge(run_id="second") == [annual, adjustment]
    assert province.state(adjustment) == "accepted"
    assert [finding.state for finding in province.findings(adjustment)] == ["fixed"]
