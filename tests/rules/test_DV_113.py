"""DV-113: a number belongs to one member."""

from datetime import date

import pytest

ONE = {"citizen_id": "049080000001", "card_no": "49000001", "name_key": "a"}
ANOTHER = {"name_key": "b", "birth_date": date(1985, 5, 5)}


@pytest.mark.parametrize(
    "second", [ONE, ANOTHER, ANOTHER | {"card_no": "49000002"}, ANOTHER | {"card_no": "49000001", "is_temporary": True}]
)
def test_keeps(judge, second):
    assert judge("DV-113", member=[ONE, second]) == []


@pytest.mark.parametrize(("number", "cell"), [({"citizen_id": "049080000001"}, "D6"), ({"card_no": "49000001"}, "E6")])
def test_names_the_number_of_two_persons(judge, number, cell):
    (finding,) = judge("DV-113", member=[ONE, ANOTHER | number])

    assert (finding.source_row, finding.cell, finding.severity) == (6, cell, "warning")
    assert "ở dòng 5" in finding.message
    assert "4908" not in finding.message and "4900" not in finding.message
