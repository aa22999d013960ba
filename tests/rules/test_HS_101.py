"""HS-101: a cell that cannot be read as its column's type is named with what belongs there."""

import pytest


@pytest.mark.parametrize(
    ("sheet", "key", "cell", "expected"),
    [
        ("member", "birth_date", "B5", "ngày (dd/mm/yyyy)"),
        ("member", "absent_months", "M5", "số nguyên"),
        ("organisation", "level", "I5", "mức xếp loại (HTXS, HTT, HT, KHT)"),
        ("cover", "document_date", "B9", "ngày (dd/mm/yyyy)"),
    ],
)
def test_says_what_belongs_there(judge, sheet, key, cell, expected):
    row = int(cell[1:])

    (finding,) = judge("HS-101", unreadable=[(sheet, row, key)])

    assert (finding.sheet, finding.source_row, finding.cell) == (sheet, row, cell)
    assert (finding.found, finding.expected) == (None, expected)


def test_names_the_header_and_never_what_was_typed(judge):
    (finding,) = judge("HS-101", unreadable=[("member", 7, "birth_date")])

    assert "«Ngày sinh»" in finding.message
    assert "?" not in finding.message


def test_keeps_when_every_cell_was_read(judge):
    assert judge("HS-101", member={"level": "HTT"}) == []


def test_a_cell_of_the_cover_stands_in_its_own_row(judge):
    (finding,) = judge("HS-101", unreadable=[("cover", 1, "document_date")])

    assert (finding.source_row, finding.cell) == (9, "B9")
