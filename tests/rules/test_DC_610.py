"""DC-610: no more subjects of a kind are adjusted than were rated that year."""

import pytest

from expectations.rule import load_rules
from expectations.suite import Suites
from expectations.wave import found_wave
from tests.rules.quota import lowered, people, rated

MEMBERS = [*people(rated(0, 2)), {"level": None}]


def corrections(count):
    return [lowered(number, "HTT", "HT") for number in range(count)]


def judged(judge, in_force, adjustment, **more):
    return judge(
        "DC-610", in_force=in_force, kind="adjustment", received_at="2023-10-01", adjustment=adjustment, **more
    )


@pytest.mark.parametrize("count", [1, 2])
def test_keeps(judge, count):
    assert judged(judge, [{"member": MEMBERS}], corrections(count)) == []


def test_names_the_first_row_too_many(judge):
    (finding,) = judged(judge, [{"member": MEMBERS, "collective": {}}], corrections(4))

    assert (finding.source_row, finding.cell, finding.severity) == (7, "A7", "error")
    assert (finding.found, finding.expected) == ("4", "2")
    assert finding.message.startswith("Đối tượng «Đảng viên»:")


@pytest.mark.parametrize("kind", ["ORGANISATION", "COLLECTIVE", "LEADER"])
def test_each_kind_is_counted_with_its_own(judge, kind):
    (finding,) = judged(judge, [{"member": MEMBERS}], {"subject_kind": kind, "subject_code": "X1"})

    assert (finding.found, finding.expected) == ("1", "0")


def test_what_an_earlier_correction_cancelled_is_rated_no_more(judge):
    cancelled = {"kind": "adjustment", "received_at": "2023-09-01", "adjustment": lowered(0, "HTT", None)}
    in_force = [{"member": people(rated(0, 1))}, cancelled]

    assert [finding.expected for finding in judged(judge, in_force, corrections(1))] == ["0"]


def test_a_supplement_counts_too(judge):
    late = {"kind": "supplement", "received_at": "2023-02-01", "member": people(rated(0, 2))[1:]}

    assert judged(judge, [{"member": people(rated(0, 1))}, late], corrections(2)) == []


@pytest.mark.parametrize("rating_year", [2018, 2025])
def test_holds_for_every_year(judge, rating_year):
    in_force = [{"rating_year": rating_year, "organisation": {}}]

    assert len(judged(judge, in_force, corrections(1), rating_year=rating_year)) == 1


def test_the_row_it_is_told_at_is_right_itself(province):
    """It is the number of rows that is wrong, so what else is wrong with this row is judged and stays known."""
    province.land(state="accepted", member=MEMBERS)
    submission = province.land(kind="adjustment", received_at="2023-10-01", adjustment=corrections(4))
    rules = [rule for rule in load_rules() if rule.rule_id == "DC-610"]
    suites = Suites(province.connection, rules)

    with found_wave(province.connection, suites, rules, "run", [submission]):
        broken = province.ask("select * from broken_row")

    assert len(province.findings(submission)) == 1
    assert broken == []
