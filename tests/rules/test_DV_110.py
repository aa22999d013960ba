"""DV-110: a member stands once in a file."""

from datetime import date

import pytest

ONE = {"citizen_id": "049080000001", "card_no": "49000001", "file_no": "000001", "name_key": "a"}
OTHER_PERSON = {"name_key": "b", "birth_date": date(1985, 5, 5)}


@pytest.mark.parametrize(
    "second",
    [
        {"citizen_id": "049080000002", "card_no": "49000002", "file_no": "000002", "name_key": "a"},  # of the same name
        ONE | OTHER_PERSON,  # DV-113 says so
        ONE | {"is_temporary": True, "level": None},
        {"name_key": "a"},  # without a number nobody can tell
    ],
)
def test_keeps(judge, second):
    assert judge("DV-110", member=[ONE, second]) == []


@pytest.mark.parametrize(
    ("second", "cell"),
    [
        ({"citizen_id": "049080000001", "name_key": "a"}, "D7"),
        ({"citizen_id": "049080000001", "name_key": "b"}, "D7"),  # the birth date agrees
        ({"card_no": "49000001", "name_key": "a", "birth_date": None}, "E7"),
        ({"file_no": "000001", "name_key": "a"}, "F7"),
        (ONE, "D7"),
    ],
)
def test_names_the_later_row(judge, second, cell):
    (finding,) = judge("DV-110", member=[ONE, {"citizen_id": "049080000009", "name_key": "c"}, second])

    assert (finding.source_row, finding.cell, finding.severity) == (7, cell, "error")
    assert "ở dòng 5" in finding.message


def test_every_further_row_is_named_once(judge):
    assert [finding.source_row for finding in judge("DV-110", member=[ONE, ONE, ONE])] == [6, 7]


def test_two_files_of_two_committees_are_no_repetition(judge, province):
    province.land(committee_code="QNA05", state="accepted", member=ONE)

    assert judge("DV-110", member=ONE) == []
