"""DV-111: a citizen number of eight, ten or eleven digits has lost its zeros; the person is named by no digit of it."""

import pytest


@pytest.mark.parametrize("sheet", ["member", "leader"])
@pytest.mark.parametrize("number", ["49070000001", "1070000001", "20123456"])
def test_names_the_cell_and_not_the_number(judge, sheet, number):
    (finding,) = judge("DV-111", **{sheet: [{"citizen_id": "049070000001"}, {"citizen_id": number}]})

    assert (finding.severity, finding.sheet, finding.source_row) == ("warning", sheet, 6)
    assert finding.cell == {"member": "D6", "leader": "C6"}[sheet]
    assert finding.found is None
    assert f"{len(number)} chữ số" in finding.message
    assert number not in finding.message


@pytest.mark.parametrize("number", ["049070000001", "201234567", None, "không có"])
def test_keeps_whole_numbers_old_numbers_and_none(judge, number):
    assert judge("DV-111", member={"citizen_id": number}) == []
