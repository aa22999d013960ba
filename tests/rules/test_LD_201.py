"""LD-201: a head is never rated above the collective."""

import pytest

COLLECTIVE = {"collective_code": "TT01", "level": "HT"}


@pytest.mark.parametrize(
    "leader",
    [
        {"level": "HT", "is_head": True},
        {"level": "HTXS", "is_head": False},
        {"level": None, "is_head": True},
        {"level": "HTXS", "is_head": True, "collective_code": "TT99"},
    ],
)
def test_keeps(judge, leader):
    assert judge("LD-201", leader=leader, collective=COLLECTIVE) == []


def test_names_only_the_head_above(judge):
    (finding,) = judge("LD-201", leader=[{"level": "HTXS"}, {"level": "HTT", "is_head": True}], collective=COLLECTIVE)

    assert (finding.source_row, finding.cell, finding.found, finding.expected) == (6, "N6", "HTT", "HT")
    assert "cao hơn mức Hoàn thành nhiệm vụ của tập thể TT01" in finding.message


@pytest.mark.parametrize(("rating_year", "severity"), [(2021, "warning"), (2022, "error")])
def test_is_a_remark_before_the_order_to_re_rate(judge, rating_year, severity):
    (finding,) = judge("LD-201", rating_year=rating_year, leader={"is_head": True}, collective=COLLECTIVE)

    assert finding.severity == severity


def test_a_supplement_knows_the_collective_in_force_after_its_adjustment(judge):
    lowered = {"subject_kind": "COLLECTIVE", "subject_code": "TT01", "old_level": "HTT", "new_level": "HT"}
    in_force = [
        {"collective": COLLECTIVE | {"level": "HTT"}},
        {"kind": "adjustment", "received_at": "2023-10-01", "adjustment": lowered},
    ]

    (finding,) = judge("LD-201", in_force=in_force, kind="supplement", leader={"is_head": True})

    assert (finding.found, finding.expected) == ("HTT", "HT")


def test_a_supplement_that_replaces_the_collective_is_measured_by_its_own_row(judge):
    own = COLLECTIVE | {"level": "HTT"}

    assert (
        judge(
            "LD-201", in_force=[{"collective": COLLECTIVE}], kind="supplement", leader={"is_head": True}, collective=own
        )
        == []
    )


def test_an_annual_knows_its_own_rows_only(judge):
    assert judge("LD-201", in_force=[{"collective": COLLECTIVE}], leader={"is_head": True}) == []
