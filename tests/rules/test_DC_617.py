"""DC-617: a correction that leaves a head above organisation or agency is remarked."""

import pytest

from settings import RuleChange
from tests.rules.quota import lowered

HEAD = {"card_no": "49000000", "name_key": "a0", "is_head": True}
YEAR = {
    "organisation": {"organisation_code": "TC01"},
    "collective": {"collective_code": "TT01", "organisation_code": "TC01", "level": "HTXS"},
    "leader": HEAD,
}
LOWERED = {"subject_kind": "ORGANISATION", "subject_code": "TC01", "old_level": "HTT", "new_level": "HT"}
RAISED = lowered(0, "HTT", "HTXS", "LEADER")


def judged(judge, adjustment, rating_year=2022, **changes):
    in_force = YEAR | changes | {"rating_year": rating_year}
    return judge("DC-617", in_force=[in_force], kind="adjustment", received_at="2023-10-01", adjustment=adjustment,
                 rating_year=rating_year)  # fmt: skip


@pytest.mark.parametrize("level", ["HT", None])
def test_keeps_who_stays_below_or_has_no_level(judge, level):
    assert judged(judge, LOWERED, leader=YEAR["leader"] | {"level": level}) == []


def test_keeps_who_was_above_before(judge):
    assert judged(judge, LOWERED, leader=YEAR["leader"] | {"level": "HTXS"}) == []


def test_names_the_row_that_lowered_what_binds(judge):
    other = {"subject_kind": "COLLECTIVE", "subject_code": "TT77", "old_level": "HTT", "new_level": "HT"}

    (finding,) = judged(judge, [other, LOWERED])

    assert (finding.source_row, finding.cell, finding.severity) == (6, "I6", "warning")
    assert (finding.found, finding.expected) == ("HTT", "HT")
    assert (
        "người đứng đầu tập thể TT01 đang xếp Hoàn thành tốt nhiệm vụ, cao hơn mức Hoàn thành nhiệm vụ của tổ chức, cơ quan, đơn vị"
        in finding.message
    )


def test_names_the_row_that_raised_the_bound_one(judge):
    (finding,) = judged(judge, [LOWERED, RAISED])

    assert (finding.source_row, finding.found, finding.expected) == (6, "HTXS", "HT")


def test_both_lowered_together_are_in_order(judge):
    assert judged(judge, [LOWERED, RAISED | {"new_level": "HT"}]) == []


def test_the_agency_binds_too(judge):
    collective = YEAR["collective"] | {"agency_level": "HTT"}

    (finding,) = judged(judge, RAISED, organisation=YEAR["organisation"] | {"level": "HTXS"}, collective=collective)

    assert (finding.source_row, finding.found, finding.expected) == (5, "HTXS", "HTT")


@pytest.mark.parametrize(
    ("change", "answers"), [({}, set()), ({"DC-616": RuleChange(enabled=False, reason="thử")}, {"DC-617"})]
)
def test_who_is_above_the_collective_is_told_that_only_where_that_binds(province, change_campaign, change, answers):
    change_campaign(2022, rules=change)
    province.land(state="accepted", **YEAR | {"collective": YEAR["collective"] | {"level": "HT"}})
    submission = province.land(kind="adjustment", received_at="2023-10-01", adjustment=LOWERED)

    province.judge(submission)

    assert {finding.rule_id for finding in province.findings(submission)} & {"DC-616", "DC-617"} == answers


def test_binds_heads_only(judge):
    assert judged(judge, LOWERED, leader=YEAR["leader"] | {"is_head": False}) == []


@pytest.mark.parametrize(("rating_year", "findings"), [(2018, 0), (2019, 1), (2025, 1)])
def test_holds_in_its_years(judge, rating_year, findings):
    assert len(judged(judge, LOWERED, rating_year)) == findings
