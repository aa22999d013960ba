"""DV-112: a citizen number says its owner's sex, century and year of birth; what is written must fit."""

from datetime import date

import pytest

BORN = date(1970, 5, 1)


@pytest.mark.parametrize(
    ("number", "sex", "born"),
    [
        ("049070000001", "NAM", BORN), ("049170000001", "NU", BORN), ("049201000001", "NAM", date(2001, 1, 1)),
        ("049070000001", None, BORN), ("049070000001", "NAM", None), ("201234567", "NU", BORN), (None, "NU", BORN),
    ],
)  # fmt: skip
def test_keeps(judge, number, sex, born):
    assert judge("DV-112", member={"citizen_id": number, "sex": sex, "birth_date": born}) == []


@pytest.mark.parametrize(
    ("number", "sex", "said"),
    [
        ("049170000001", "NAM", "không khớp với giới tính đã ghi"),
        ("049071000001", "NAM", "không khớp với năm sinh đã ghi"),
        ("049371000001", "NAM", "không khớp với giới tính và năm sinh đã ghi"),
    ],
)
def test_says_what_does_not_fit_and_never_the_number(judge, number, sex, said):
    right = {"citizen_id": "049070000001", "sex": "NAM", "birth_date": BORN}

    (finding,) = judge("DV-112", member=[right, right | {"citizen_id": number, "sex": sex}])

    assert (finding.severity, finding.source_row, finding.cell) == ("warning", 6, "D6")
    assert said in finding.message
    assert (finding.found, number in finding.message) == (None, False)


def test_a_leader_has_no_sex_to_compare(judge):
    (finding,) = judge("DV-112", leader={"citizen_id": "049171000001", "birth_date": BORN})

    assert (finding.sheet, finding.cell) == ("leader", "C5")
    assert "năm sinh" in finding.message
