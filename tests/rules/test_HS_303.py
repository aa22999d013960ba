"""HS-303: that a merged cell speaks for every row is said."""

NOTE = {"sheet": "member", "note": "merged", "first_row": 6, "last_row": 9, "count": 2}


def test_tells_once_for_the_sheet_and_returns_nothing(judge):
    (finding,) = judge("HS-303", member={}, notes=[NOTE])

    assert (finding.severity, finding.sheet, finding.source_row, finding.cell) == ("info", "member", 6, None)
    assert "«Đảng viên»" in finding.message
    assert "2 ô trống nằm trong vùng gộp" in finding.message


def test_says_nothing_of_other_notes(judge):
    assert judge("HS-303", member={}, notes=[NOTE | {"note": "other_kind"}]) == []
