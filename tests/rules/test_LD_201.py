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


STANDING = {"leader": {"is_head": True}, "collective": COLLECTIVE | {"level": "HTT"}, "organisation": {}}
LATER = {"kind": "supplement", "received_at": "2023-02-01"}


def test_a_supplement_that_lowers_the_collective_is_told_at_its_own_row(judge):
    other = {"collective_code": "TT02", "level": "HT"}

    (finding,) = judge("LD-201", in_force=[STANDING], **LATER, collective=[other, COLLECTIVE])

    assert (finding.sheet, finding.source_row, finding.cell) == ("collective", 6, "I6")
    assert (finding.severity, finding.found, finding.expected) == ("error", "HTT", "HT")
    assert "Người đứng đầu (theo kết quả đang có hiệu lực) được xếp Hoàn thành tốt nhiệm vụ" in finding.message


def test_two_heads_above_one_collective_are_two_defects(judge):
    heads = [{"is_head": True, "collective_code": code, "card_no": card, "level": "HTXS"} for code, card in
             (("TT01", "49000001"), ("TT02", "49000002"))]  # fmt: skip
    codes = [{"collective_code": code} for code in ("TT01", "TT02")]
    before = {"leader": heads, "collective": [code | {"level": "HTXS"} for code in codes]}

    found = judge("LD-201", in_force=[before], **LATER, collective=codes)

    assert [finding.source_row for finding in found] == [5, 6]
    assert len({finding.fingerprint for finding in found}) == 2


@pytest.mark.parametrize(
    "supplement",
    [
        {"collective": COLLECTIVE | {"level": "HTXS"}},
        {"collective": COLLECTIVE, "leader": {"is_head": True, "level": "HT", "citizen_id": "049080000001"}},
        {"organisation": {}},
    ],
)
def test_a_supplement_that_leaves_the_head_below_is_in_order(judge, supplement):
    before = STANDING | {"leader": {"is_head": True, "citizen_id": "049080000001"}}

    assert judge("LD-201", in_force=[before], **LATER, **supplement) == []


def test_a_supplement_does_not_answer_for_what_stood_there_before(judge):
    assert judge("LD-201", in_force=[STANDING | {"collective": COLLECTIVE}], **LATER, collective=COLLECTIVE) == []


def test_a_collective_that_a_correction_had_raised_is_lowered_by_a_supplement(judge):
    raised = {"subject_kind": "COLLECTIVE", "subject_code": "TT01", "old_level": "HT", "new_level": "HTT"}
    in_force = [
        STANDING | {"collective": COLLECTIVE},
        {"kind": "adjustment", "received_at": "2023-10-01", "adjustment": raised},
    ]

    (finding,) = judge("LD-201", in_force=in_force, kind="supplement", received_at="2023-11-01",
                       collective=COLLECTIVE | {"decision_date": "2023-10-20"})  # fmt: skip

    assert finding.source_row == 5
