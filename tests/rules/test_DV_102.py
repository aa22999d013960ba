"""DV-102: who fails as a civil servant fails as a member; in its years it answers in the place of DV-101."""

import pytest


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
