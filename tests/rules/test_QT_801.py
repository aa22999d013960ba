"""QT-801: a rated organisation has a decision step, where the dossier was sent at all."""

import pytest

from expectations.rule import load_rules


@pytest.mark.parametrize("organisation", [{}, {"organisation_code": "TC02", "level": None, "not_rated_reason": "MOI"}])
def test_keeps(judge, organisation):
    assert judge("QT-801", organisation=organisation, dossier={}) == []


def test_names_the_organisations_without_one(judge):
    rows = [{}, {"organisation_code": "TC02"}, {"organisation_code": "TC03"}]
    steps = [{}, {"organisation_code": "TC02", "step": "BO_PHIEU"}]

    findings = judge("QT-801", organisation=rows, dossier=steps)

    assert [(f.sheet, f.source_row, f.cell, f.severity) for f in findings] == [
        ("organisation", 6, "A6", "error"),
        ("organisation", 7, "A7", "error"),
    ]


@pytest.mark.parametrize(
    ("without", "reason"),
    [
        (("dossier",), "Hồ sơ không có trang tính «Quy trình, hồ sơ»"),
        ((), "Trang tính «Quy trình, hồ sơ» không có dòng nào"),
    ],
    ids=["no sheet", "an empty sheet"],
)
def test_without_a_dossier_nothing_is_judged_and_nothing_passes(province, without, reason):
    submission = province.land(organisation={}, without=without)

    province.judge(submission, rules=[rule for rule in load_rules() if rule.rule_id == "QT-801"])

    assert province.findings(submission) == []
    assert province.ask("select rule_id, reason from gate.not_evaluated") == [("QT-801", reason)]


@pytest.mark.parametrize(("year", "found"), [(2017, 0), (2018, 1)])
def test_is_in_force_from_2018(judge, year, found):
    assert len(judge("QT-801", rating_year=year, organisation={}, dossier={"step": "BO_PHIEU"})) == found
