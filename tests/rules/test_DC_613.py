"""DC-613: a correction that pushes excellent leaders of equal titles and level over the ceiling is remarked."""

import pytest

from tests.rules.quota import lowered, people, rated


def correction(number):
    return lowered(number, "HTT", "HT", "LEADER")


def judged(judge, htxs, htt, adjustment, **more):
    in_force = {"leader": people(rated(htxs, htt)), **more}
    return judge(
        "DC-613", in_force=[in_force], kind="adjustment", received_at="2023-10-01", adjustment=adjustment, **more
    )


@pytest.mark.parametrize(("htxs", "htt"), [(5, 26), (1, 0), (6, 25)])
def test_keeps_what_stays_below_or_was_above_before(judge, htxs, htt):
    assert judged(judge, htxs, htt, [correction(10)] if htt else []) == []


def test_names_the_correction_that_opened_it(judge):
    untold = correction(99) | {"old_level": "HT", "new_level": "KHT"}

    (finding,) = judged(judge, 5, 25, [untold, correction(10), correction(11)])

    assert (finding.sheet, finding.source_row, finding.cell, finding.severity) == ("adjustment", 6, "I6", "warning")
    assert (finding.found, finding.expected) == ("5", "4")
    assert "(trước đó 5 và 25)" in finding.message


def test_what_was_remarked_before_and_is_beyond_the_widest_reading_now_is_told(judge):
    assert len(judged(judge, 7, 25, [correction(number) for number in range(10, 20)])) == 1


def test_the_adjustment_is_accepted_with_a_remark_and_nothing_else_changes(province):
    before = province.land(state="accepted", **{"leader": people(rated(5, 25))})
    adjustment = province.land(kind="adjustment", received_at="2023-10-01", adjustment=correction(10))

    province.judge()

    assert [finding.rule_id for finding in province.findings(adjustment)] == ["DC-613"]
    assert (province.state(adjustment), province.state(before)) == ("accepted_with_remarks", "accepted")


@pytest.mark.parametrize(("rating_year", "findings"), [(2018, 0), (2019, 1), (2025, 1)])
def test_holds_since_2019(judge, rating_year, findings):
    assert len(judged(judge, 5, 25, correction(10), rating_year=rating_year)) == findings
