"""XL-106: points lie between 0 and 100; outside them nothing is said of the level."""

import pytest

from expectations.rule import load_rules


@pytest.mark.parametrize("points", [0, 100, 85.5, None])
def test_keeps(judge, points):
    assert judge("XL-106", rating_year=2025, organisation={"points": points}) == []


@pytest.mark.parametrize(("points", "found"), [(855, "855"), (100.1, "100.1"), (-1, "-1")])
def test_names_the_cell(judge, points, found):
    (finding,) = judge("XL-106", rating_year=2025, collective=[{}, {"collective_code": "TT02", "points": points}])

    assert (finding.sheet, finding.source_row, finding.cell, finding.severity) == ("collective", 6, "J6", "error")
    assert finding.found == found


def test_one_defect_is_one_finding(province):
    submission = province.land(rating_year=2025, organisation={"level": "HT", "points": 855})

    province.judge(submission, rules=[rule for rule in load_rules() if "J1" in rule.refs])

    assert [finding.rule_id for finding in province.findings(submission)] == ["XL-106"]


@pytest.mark.parametrize(("year", "found"), [(2024, 0), (2025, 1)])
def test_is_in_force_from_2025(judge, year, found):
    assert len(judge("XL-106", rating_year=year, organisation={"points": 101})) == found
