"""DC-619: a correction never raises a member above the civil-service rating."""

import pytest

PERSON = {"citizen_id": "049080000001", "name_key": "a"}
RAISED = {"subject_code": "049080000001", "old_level": "HTT", "new_level": "HTXS"}


def judged(judge, adjustment, rating_year=2022, **member):
    in_force = {"rating_year": rating_year, "member": [{"name_key": "b", "card_no": "49000002"}, PERSON | member]}
    return judge("DC-619", in_force=[in_force], kind="adjustment", received_at="2023-10-01", rating_year=rating_year,
                 adjustment=[{"subject_code": "049080000009"}, adjustment])  # fmt: skip


@pytest.mark.parametrize("civil_level", ["HTXS", None])
def test_keeps_who_stays_below_or_has_no_civil_rating(judge, civil_level):
    assert judged(judge, RAISED, civil_level=civil_level) == []


def test_keeps_who_was_above_before_and_is_not_raised(judge):
    lowered = RAISED | {"old_level": "HTXS", "new_level": "HTT"}

    assert judged(judge, lowered, level="HTXS", civil_level="HT") == []


@pytest.mark.parametrize(("level", "civil_level"), [("HTT", "HTT"), ("HTT", "HT"), (None, "HTT")])
def test_names_the_row_that_raised(judge, level, civil_level):
    (finding,) = judged(judge, RAISED, level=level, civil_level=civil_level)

    assert (finding.sheet, finding.source_row, finding.cell) == ("adjustment", 6, "I6")
    assert (finding.severity, finding.found, finding.expected) == ("error", "HTXS", civil_level)
    assert "lên mức Hoàn thành xuất sắc nhiệm vụ, cao hơn mức" in finding.message


@pytest.mark.parametrize(
    ("rating_year", "severities"), [(2018, ["warning"]), (2021, ["warning"]), (2022, ["error"]), (2025, ["error"])]
)
def test_is_as_severe_as_the_rule_on_members(judge, rating_year, severities):
    found = judged(judge, RAISED, rating_year, civil_level="HTT")

    assert [finding.severity for finding in found] == severities


def test_does_nothing_before_its_years(judge):
    assert judged(judge, RAISED, 2017, civil_level="HTT") == []
