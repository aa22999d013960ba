"""DC-609: the numbers of one adjustment row are one person's."""

from datetime import date

import pytest

FIRST = {"citizen_id": "049070000001", "card_no": "49000001", "file_no": "000001", "birth_date": date(1980, 1, 1)}
SECOND = {"citizen_id": "049070000002", "card_no": "49000002", "file_no": "000002", "birth_date": date(1990, 2, 2)}
MEMBERS = [{"member": [FIRST, SECOND]}]  # both of one name
BORN = {"birth_date": date(1980, 1, 1)}


@pytest.mark.parametrize(
    "row",
    [
        BORN | {"card_no": "49000001", "subject_code": "049070000002"},
        {"card_no": "49000001", "subject_code": "049070000002"},
        BORN | {"subject_code": "049070000001", "file_no": "000002"},
        BORN | {"card_no": "49000001", "file_no": "000002"},
    ],
)
def test_names_the_row_whose_numbers_are_of_two_persons(province, row):
    province.land(state="accepted", **MEMBERS[0])
    adjustment = province.land(kind="adjustment", adjustment=[BORN | {"card_no": "49000001"}, row])

    province.judge()

    (finding,) = province.findings(adjustment)  # one cause, one finding
    assert (finding.rule_id, finding.source_row, finding.cells) == ("DC-609", 6, ["B6", "C6", "D6"])
    assert "4900" not in finding.message
    assert province.state(adjustment) == "returned"


@pytest.mark.parametrize(
    "row",
    [
        BORN | {"card_no": "49000001", "subject_code": "049070000001", "file_no": "000001"},
        BORN | {"card_no": "49000001", "subject_code": "049079999999"},
        {"card_no": "49000002"},
    ],
)
def test_keeps_numbers_of_one_person(judge, row):
    assert judge("DC-609", in_force=MEMBERS, kind="adjustment", adjustment=row) == []


def test_keeps_a_leader_with_several_posts(judge):
    posts = [{"leader": [FIRST | {"collective_code": code} for code in ("TT01", "TT02")]}]
    row = {"subject_kind": "LEADER", "subject_code": "049070000001", "card_no": "49000001", "collective_code": "TT02"}

    assert judge("DC-609", in_force=posts, kind="adjustment", adjustment=row) == []


@pytest.mark.parametrize("card", ["49000001", "49000009"])
def test_keeps_a_number_that_a_supplement_mended(judge, card):
    mended = {"kind": "supplement", "received_at": "2023-02-01", "member": FIRST | {"card_no": "49000009"}}
    row = BORN | {"subject_code": "049070000001", "card_no": card}

    assert judge("DC-609", in_force=[*MEMBERS, mended], kind="adjustment", adjustment=row) == []


def test_keeps_a_number_of_which_one_row_may_be_the_same_person(judge):
    bare = BORN | {"citizen_id": "049070000001"}
    members = [bare, FIRST | {"citizen_id": "049070000003", "name_key": "b"}, BORN | {"card_no": "49000001"}]
    row = BORN | {"subject_code": "049070000001", "card_no": "49000001"}

    assert judge("DC-609", in_force=[{"member": members}], kind="adjustment", adjustment=row) == []


def test_a_row_with_two_numbers_of_somebody_else_is_told_once(judge):
    row = {"name_key": "a", "subject_code": "049070000001", "card_no": "49000002", "file_no": "000002"}
    members = [
        FIRST,
        FIRST | {"citizen_id": "049070000002", "card_no": "49000002", "file_no": "000002", "name_key": "b"},
    ]

    assert len(judge("DC-609", in_force=[{"member": members}], kind="adjustment", adjustment=row)) == 1
