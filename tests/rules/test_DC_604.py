"""DC-604: the old level is the level in force."""

from datetime import date

import pytest

MEMBER = {"card_no": "49000001", "level": "HTXS"}
FIRST = {"card_no": "49000001", "old_level": "HTXS", "new_level": "HT", "decision_date": date(2023, 9, 20)}
ADJUSTED = [{"member": MEMBER}, {"kind": "adjustment", "received_at": "2023-10-01", "adjustment": FIRST}]


def test_keeps(judge):
    row = {"card_no": "49000001", "old_level": "HTXS"}

    assert judge("DC-604", in_force=[{"member": MEMBER}], kind="adjustment", adjustment=row) == []


def test_expects_the_level_in_force(judge):
    rows = [{"card_no": "49000001", "old_level": level} for level in ("HTXS", "HTT")]

    (finding,) = judge("DC-604", in_force=[{"member": MEMBER}], kind="adjustment", adjustment=rows)

    assert (finding.source_row, finding.cell, finding.found, finding.expected) == (6, "H6", "HTT", "HTXS")
    assert "mức đang có hiệu lực là Hoàn thành xuất sắc nhiệm vụ" in finding.message


@pytest.mark.parametrize(("old_level", "expected"), [("HT", []), ("HTXS", ["HT"])])
def test_an_accepted_adjustment_is_in_force(judge, old_level, expected):
    row = {"card_no": "49000001", "old_level": old_level, "decision_date": date(2023, 12, 1)}

    findings = judge("DC-604", in_force=ADJUSTED, kind="adjustment", adjustment=row)

    assert [finding.expected for finding in findings] == expected


def test_of_two_adjustments_the_later_decision_is_in_force_whichever_came_first(judge):
    late = FIRST | {"new_level": "HTT", "decision_date": date(2023, 11, 1)}
    in_force = [
        {"member": MEMBER},
        {"kind": "adjustment", "received_at": "2023-10-01", "adjustment": late},
        {"kind": "adjustment", "received_at": "2023-12-01", "adjustment": FIRST},
    ]
    row = {"card_no": "49000001", "old_level": "HTXS", "decision_date": date(2023, 12, 1)}

    (finding,) = judge("DC-604", in_force=in_force, kind="adjustment", adjustment=row)

    assert finding.expected == "HTT"


def test_a_supplement_stands_for_the_annual(judge):
    in_force = [
        {"member": MEMBER},
        {"kind": "supplement", "received_at": "2023-02-01", "member": MEMBER | {"level": "HTT"}},
    ]

    (finding,) = judge(
        "DC-604", in_force=in_force, kind="adjustment", adjustment={"card_no": "49000001", "old_level": "HTXS"}
    )

    assert finding.expected == "HTT"


def test_a_superseded_annual_is_not_in_force(judge):
    in_force = [{"state": "superseded", "member": MEMBER | {"level": "HTT"}}, {"member": MEMBER}]

    assert (
        judge("DC-604", in_force=in_force, kind="adjustment", adjustment={"card_no": "49000001", "old_level": "HTXS"})
        == []
    )
