"""DC-621: a correction never lifts who failed as a civil servant; in its years it answers in the place of DC-619."""

import pytest

from settings import RuleChange

PERSON = {"citizen_id": "049080000001", "name_key": "a", "level": "KHT", "civil_level": "KHT"}
RAISED = {"subject_code": "049080000001", "old_level": "KHT", "new_level": "HT"}
OTHERS = {"subject_code": "049080000009"}


def corrected(province, rating_year, person=PERSON, correction=RAISED):
    """Judge a correction by all rules; return how severely which of the two answers."""
    province.land(rating_year=rating_year, state="accepted", member=[{"name_key": "b", "card_no": "49000002"}, person])
    submission = province.land(rating_year=rating_year, kind="adjustment", adjustment=correction)
    province.judge(submission)
    found = {finding.rule_id: finding.severity for finding in province.findings(submission)}
    return {rule_id: found[rule_id] for rule_id in ("DC-619", "DC-621") if rule_id in found}


@pytest.mark.parametrize(
    ("person", "correction"),
    [
        ({"civil_level": None}, {}),
        ({"civil_level": "HT"}, {}),
        ({"level": "HTT"}, {"old_level": "HTT", "new_level": "HT"}),
        ({"level": "HTT"}, {"old_level": "HTT", "new_level": "KHT"}),
        ({}, {"new_level": None}),
    ],
)
def test_keeps_who_did_not_fail_or_is_not_raised(judge, person, correction):
    in_force = [{"member": PERSON | person}]

    assert judge("DC-621", in_force=in_force, kind="adjustment", adjustment=RAISED | correction) == []


@pytest.mark.parametrize(("level", "new_level"), [("KHT", "HT"), ("HT", "HTXS"), (None, "HTT")])
def test_names_the_row_that_raised(judge, level, new_level):
    in_force = [{"member": [{"name_key": "b", "card_no": "49000002"}, PERSON | {"level": level}]}]
    correction = RAISED | {"old_level": level, "new_level": new_level}

    (finding,) = judge("DC-621", in_force=in_force, kind="adjustment", adjustment=[OTHERS, correction])

    assert (finding.sheet, finding.source_row, finding.cell) == ("adjustment", 6, "I6")
    assert (finding.severity, finding.found, finding.expected) == ("error", new_level, "KHT")


@pytest.mark.parametrize(
    ("rating_year", "answers"),
    [
        (2018, {"DC-619": "warning"}),
        (2019, {"DC-621": "error"}),
        (2021, {"DC-621": "error"}),
        (2022, {"DC-621": "error"}),
        (2023, {"DC-619": "error"}),
    ],
)
def test_one_of_two_rules_answers_as_severely_as_on_members(province, rating_year, answers):
    assert corrected(province, rating_year) == answers


@pytest.mark.parametrize(
    ("change", "answers"),
    [
        ({"C2": RuleChange(enabled=False, reason="thử")}, {"DC-619": "error"}),
        ({"C2": RuleChange(severity="warning")}, {"DC-619": "error", "DC-621": "warning"}),
        ({"C1": RuleChange(enabled=False, reason="thử")}, {"DC-621": "error"}),
    ],
)
def test_what_it_answers_less_severely_is_left_to_the_other(province, change_campaign, change, answers):
    change_campaign(2022, rules=change)

    assert corrected(province, 2022) == answers


def test_other_levels_are_left_to_the_other(province):
    person, correction = PERSON | {"civil_level": "HT"}, RAISED | {"new_level": "HTT"}

    assert corrected(province, 2022, person, correction) == {"DC-619": "error"}


def test_a_correction_that_raises_above_a_failure_is_returned_where_the_other_only_warns(province):
    province.land(rating_year=2021, state="accepted", member=PERSON)
    whole = RAISED | {"decision_no": "09-QĐ", "reason": "RA_SOAT", "birth_date": "1980-01-01"}
    submission = province.land(rating_year=2021, kind="adjustment", adjustment=whole)

    province.judge(submission)

    assert [f.rule_id for f in province.findings(submission) if f.severity == "error"] == ["DC-621"]
    assert province.state(submission) == "returned"
