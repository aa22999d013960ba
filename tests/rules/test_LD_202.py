"""LD-202: a head is not rated above the organisation or the agency."""

import pytest

from settings import RuleChange

HEAD = {"is_head": True, "level": "HTXS"}
COLLECTIVE = {"level": "HTXS"}


@pytest.mark.parametrize(
    ("leader", "collective", "organisation"),
    [
        ({}, {}, {"level": "HTXS"}),
        ({"is_head": False}, {"agency_level": "HT"}, {"level": "HT"}),
        ({"level": None}, {"agency_level": "HT"}, {"level": "HT"}),
        ({}, {}, {"level": None}),
        ({}, {"organisation_code": "TC99"}, {"level": "HT"}),
    ],
)
def test_keeps(judge, leader, collective, organisation):
    found = judge("LD-202", leader=HEAD | leader, collective=COLLECTIVE | collective, organisation=organisation)

    assert found == []


@pytest.mark.parametrize(
    ("collective", "organisation", "expected", "words"),
    [
        ({}, {"level": "HTT"}, "HTT", "của tổ chức đảng"),
        ({"agency_level": "HT"}, {"level": "HTT"}, "HT", "của cơ quan, đơn vị"),
        ({"agency_level": "HT"}, {"level": None}, "HT", "của cơ quan, đơn vị"),
        ({"agency_level": "HTXS"}, {"level": "HT"}, "HT", "của tổ chức đảng"),
        ({"level": None}, {"level": "HT"}, "HT", "của tổ chức đảng"),
    ],
)
def test_names_the_head_and_the_lower_of_both(judge, collective, organisation, expected, words):
    (finding,) = judge(
        "LD-202", leader=[{"level": "HTXS"}, HEAD], collective=COLLECTIVE | collective, organisation=organisation
    )

    assert (finding.source_row, finding.cell, finding.found, finding.expected) == (6, "N6", "HTXS", expected)
    assert finding.severity == "error"
    assert words in finding.message


def test_a_supplement_knows_what_is_in_force(judge):
    in_force = [{"collective": COLLECTIVE, "organisation": {"level": "HTT"}}]

    (finding,) = judge("LD-202", in_force=in_force, kind="supplement", leader=HEAD)

    assert finding.expected == "HTT"


@pytest.mark.parametrize(
    ("rating_year", "collective", "answers"),
    [
        (2022, "HTT", {"LD-201": "error"}),  # one defect, one finding
        (2021, "HTT", {"LD-201": "warning", "LD-202": "error"}),  # no error hides behind a warning
        (2021, "HTXS", {"LD-202": "error"}),
    ],
)
def test_who_is_above_both_is_told_by_the_rule_that_is_as_severe(province, rating_year, collective, answers):
    submission = province.land(
        rating_year=rating_year, leader=HEAD, collective={"level": collective}, organisation={"level": "HTT"}
    )

    province.judge()

    found = {finding.rule_id: finding.severity for finding in province.findings(submission)}
    assert {rule: found[rule] for rule in ("LD-201", "LD-202") if rule in found} == answers


def test_who_is_above_both_is_told_where_the_collective_does_not_bind(province, change_campaign):
    change_campaign(2022, rules={"B1": RuleChange(enabled=False, reason="thử")})
    submission = province.land(leader=HEAD, collective={"level": "HTT"}, organisation={"level": "HTT"})

    province.judge()

    assert len(province.findings(submission, "LD-202")) == 1


AGENCY_LOWERED = {"level": "HTXS", "agency_level": "HTT"}
STANDING = {"leader": HEAD, "collective": COLLECTIVE, "organisation": {"level": "HTXS"}}


@pytest.mark.parametrize(
    ("supplement", "place"),
    [
        ({"organisation": [{"organisation_code": "TC09"}, {"level": "HTT"}]}, ("organisation", 6, "I6")),
        ({"collective": AGENCY_LOWERED}, ("collective", 5, "N5")),
        (
            {
                "organisation": {"organisation_code": "TC09", "level": "HTT"},
                "collective": COLLECTIVE | {"organisation_code": "TC09"},
            },
            ("organisation", 5, "I5"),
        ),
    ],
)
def test_a_supplement_that_lowers_what_binds_is_told_at_its_own_row(judge, supplement, place):
    (finding,) = judge("LD-202", in_force=[STANDING], kind="supplement", received_at="2023-02-01", **supplement)

    assert (finding.sheet, finding.source_row, finding.cell) == place
    assert (finding.severity, finding.found, finding.expected) == ("error", "HTXS", "HTT")
    assert "Người đứng đầu tập thể TT01 (theo kết quả đang có hiệu lực) được xếp" in finding.message


def test_a_collective_that_goes_under_a_lower_organisation_in_force_is_told_at_its_own_row(judge):
    in_force = [STANDING | {"organisation": [{"level": "HTXS"}, {"organisation_code": "TC02", "level": "HTT"}]}]

    (finding,) = judge("LD-202", in_force=in_force, kind="supplement", received_at="2023-02-01",
                       collective=COLLECTIVE | {"organisation_code": "TC02"})  # fmt: skip

    assert (finding.sheet, finding.source_row, finding.cell) == ("collective", 5, "E5")


@pytest.mark.parametrize("supplement", [{"organisation": {"level": "HTT"}}, {"collective": COLLECTIVE}])
def test_a_supplement_does_not_answer_for_what_stood_there_before(judge, supplement):
    in_force = [STANDING | {"organisation": {"level": "HTT"}}]

    assert judge("LD-202", in_force=in_force, kind="supplement", received_at="2023-02-01", **supplement) == []


@pytest.mark.parametrize(("rating_year", "found"), [(2018, 0), (2019, 1), (2025, 1)])
def test_years(judge, rating_year, found):
    organisation = {"level": "HT"}

    assert (
        len(judge("LD-202", rating_year=rating_year, leader=HEAD, collective=COLLECTIVE, organisation=organisation))
        == found
    )
