"""LD-208: a person has one row in a collective."""

from datetime import date

import pytest

ONE = {"citizen_id": "049080000001", "card_no": "49000001", "file_no": "000001", "name_key": "a"}


@pytest.mark.parametrize(
    "second",
    [
        ONE | {"collective_code": "TT02"},
        {"citizen_id": "049080000002", "name_key": "a"},
        ONE | {"name_key": "b", "birth_date": date(1985, 5, 5)},
        {"name_key": "a"},
    ],
)
def test_keeps(judge, second):
    assert judge("LD-208", leader=[ONE | {"birth_date": date(1980, 1, 1)}, second]) == []


@pytest.mark.parametrize("number", ["citizen_id", "card_no", "file_no"])
def test_names_the_later_row(judge, number):
    (finding,) = judge("LD-208", leader=[ONE, {"name_key": "c"}, {number: ONE[number], "name_key": "a"}])

    assert (finding.source_row, finding.severity) == (7, "error")
    assert "ở dòng 5" in finding.message
