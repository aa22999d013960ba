"""DV-114: a citizen number with a letter among its digits, or far too few or many, is told without repeating it."""

import pytest


@pytest.mark.parametrize("sheet", ["member", "leader"])
@pytest.mark.parametrize("number", ["O49070000001", "04907000000l", "12345", "0490700000011"])
def test_names_the_cell_and_not_the_number(judge, sheet, number):
    (finding,) = judge("DV-114", **{sheet: [{"citizen_id": "049070000001"}, {"citizen_id": number}]})

    assert (finding.severity, finding.sheet, finding.source_row) == ("warning", sheet, 6)
    assert finding.cell == {"member": "D6", "leader": "C6"}[sheet]
    assert finding.found is None
    assert number not in finding.message


@pytest.mark.parametrize("number", ["049070000001", "201234567", "20123456", "49070000001", None, "không có"])
def test_keeps_numbers_of_known_length_and_leaves_lost_zeros_to_another_rule(judge, number):
    assert judge("DV-114", member={"citizen_id": number}) == []
