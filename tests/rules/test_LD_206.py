"""LD-206: a leader who is not on the committee's list of members is told as an information."""

from datetime import date

import pytest

BORN = date(1980, 1, 1)
LEADER = {"citizen_id": "049080000001", "card_no": "49000001", "file_no": "000001", "name_key": "a", "birth_date": BORN}


@pytest.mark.parametrize(
    "member",
    [
        {"citizen_id": "049080000001", "name_key": "b", "birth_date": BORN},
        {"citizen_id": "049080000001", "name_key": "a", "birth_date": date(1985, 5, 5)},
        {"card_no": "49000001", "name_key": "a", "birth_date": None},
        {"file_no": "000001", "name_key": "a", "birth_date": None},
        {"citizen_id": "049080000009", "name_key": "a", "birth_date": BORN},
    ],
)
def test_keeps(judge, member):
    assert judge("LD-206", leader=LEADER, member=member) == []


def test_keeps_where_no_members_are_known(judge):
    assert judge("LD-206", leader=LEADER) == []


@pytest.mark.parametrize(
    "member",
    [
        {"citizen_id": "049080000009", "name_key": "a", "birth_date": date(1985, 5, 5)},
        {"citizen_id": "049080000001", "name_key": "b", "birth_date": date(1985, 5, 5)},
        {"citizen_id": "049080000001", "name_key": "a", "is_temporary": True, "level": None},
    ],
)
def test_tells_of_who_is_not_listed(judge, member):
    listed = {"name_key": "c", "birth_date": date(1970, 2, 2)}

    (finding,) = judge("LD-206", leader=[listed, LEADER], member=[listed, member])

    assert (finding.source_row, finding.cell, finding.severity) == (6, "C6", "info")


def test_a_supplement_knows_the_members_in_force(judge):
    in_force = [{"member": [LEADER, {"name_key": "c"}]}]

    assert judge("LD-206", in_force=in_force, kind="supplement", leader=LEADER) == []
    (finding,) = judge("LD-206", kind="supplement", received_at="2023-02-01", leader=LEADER | {
        "name_key": "x", "birth_date": date(1985, 5, 5)})  # fmt: skip
    assert finding.severity == "info"
