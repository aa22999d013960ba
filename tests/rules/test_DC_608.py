"""DC-608: a subject, and a leader's post, stands once in an adjustment."""

import pytest

MEMBER = {"citizen_id": "049070000001", "card_no": "49000001"}
POSTS = [MEMBER | {"collective_code": code} for code in ("TT01", "TT02")]
IN_FORCE = [{"member": [MEMBER, {"card_no": "49000002"}], "leader": POSTS, "organisation": {}}]
LEADER = {"subject_kind": "LEADER", "card_no": "49000001", "collective_code": "TT01"}
ORGANISATION = {"subject_kind": "ORGANISATION", "subject_code": "TC01"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"card_no": "49000001", "new_level": "HT"}, {"card_no": "49000001", "new_level": "KHT"}),
        ({"card_no": "49000001"}, {"subject_code": "049070000001"}),
        (LEADER, LEADER | {"card_no": None, "subject_code": "049070000001"}),
        (ORGANISATION, ORGANISATION),
    ],
)
def test_names_the_second_row_of_a_subject(judge, first, second):
    rows = [first, {"card_no": "49000002"}, second]

    (finding,) = judge("DC-608", in_force=IN_FORCE, kind="adjustment", adjustment=rows)

    assert (finding.source_row, finding.severity, finding.cells) == (7, "error", ["B7", "C7", "D7", "E7"])
    assert "đã có ở dòng 5 " in finding.message


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"card_no": "49000001"}, {"card_no": "49000002"}),
        ({"card_no": "49000001"}, LEADER),
        (LEADER, LEADER | {"collective_code": "TT02"}),
        (LEADER | {"collective_code": None}, LEADER),
    ],
)
def test_keeps_other_subjects_and_other_posts(judge, first, second):
    assert judge("DC-608", in_force=IN_FORCE, kind="adjustment", adjustment=[first, second]) == []


def test_keeps_the_same_subject_in_two_files(judge):
    earlier = {"kind": "adjustment", "received_at": "2023-10-01", "adjustment": {"card_no": "49000001"}}

    assert judge("DC-608", in_force=[*IN_FORCE, earlier], kind="adjustment", adjustment={"card_no": "49000001"}) == []


def test_two_contradicting_rows_return_the_file(province):
    province.land(state="accepted", member=MEMBER)
    rows = [{"card_no": "49000001", "new_level": level} for level in ("HT", "KHT")]
    adjustment = province.land(kind="adjustment", adjustment=rows)

    province.judge()

    assert [finding.rule_id for finding in province.findings(adjustment)] == ["DC-608"]
    assert province.state(adjustment) == "returned"
