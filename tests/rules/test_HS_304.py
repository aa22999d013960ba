"""HS-304: that further columns are kept but not used is said."""

NOTE = {"sheet": "member", "note": "extra_column", "first_row": 6, "last_row": 9, "count": 2}


def test_tells_once_for_the_sheet_and_returns_nothing(judge):
    (finding,) = judge("HS-304", member={}, notes=[NOTE])

    assert (finding.severity, finding.sheet, finding.source_row, finding.cell) == ("info", "member", 6, None)
    assert "«Đảng viên»" in finding.message
    assert "2 ô ở các cột đó" in finding.message


def test_says_nothing_of_other_notes(judge):
    assert judge("HS-304", member={}, notes=[NOTE | {"note": "other_kind"}]) == []
