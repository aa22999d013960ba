"""DV-102: who fails as a civil servant fails as a member; in its years it answers in the place of DV-101."""

import pytest

from settings import RuleChange


@pytest.mark.parametrize(
    "member",
    [
        {"level": "KHT", "civil_level": "KHT"},
        {"level": None, "civil_level": "KHT"},
        {"level": "HTXS", "civil_level": "HT"},
        {"level": "HT", "civil_level": None},
    ],
)
def test_keeps(judge, member):
    assert judge("DV-102", member=member) == []


def test_names_only_the_member_above(judge):
    members = [{"level": "KHT", "civil_level": "KHT"}, {"level": "HT", "civil_level": "KHT"}]

    (finding,) = judge("DV-102", member=members)

    assert (finding.source_row, finding.cell, finding.found, finding.expected) == (6, "T6", "HT", "KHT")
    assert finding.severity == "error"


@pytest.mark.parametrize(
    ("rating_year", "answers"),
    [(2018, "DV-101"), (2019, "DV-102"), (2022, "DV-102"), (2023, "DV-101")],
)
def test_one_of_two_rules_answers(province, rating_year, answers):
    submission = province.land(rating_year=rating_year, member={"level": "HT", "civil_level": "KHT"})

    province.judge()

    found = {finding.rule_id for finding in province.findings(submission)}
    assert found & {"DV-101", "DV-102"} == {answers}


@pytest.mark.parametrize(
    ("change", "answers"),
    [
        ({"C2": RuleChange(enabled=False, reason="thử")}, {"DV-101": "error"}),
        ({"C2": RuleChange(severity="warning")}, {"DV-101": "error", "DV-102": "warning"}),
        ({"C1": RuleChange(severity="warning")}, {"DV-102": "error"}),
    ],
)
def test_what_it_answers_less_severely_is_left_to_the_other(province, change_campaign, change, answers):
    change_campaign(2022, rules=change)
    submission = province.land(member={"level": "HT", "civil_level": "KHT"})

    province.judge()

    found = {finding.rule_id: finding.severity for finding in province.findings(submission)}
    assert {rule: found[rule] for rule in ("DV-101", "DV-102") if rule in found} == answers
