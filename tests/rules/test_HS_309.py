"""HS-309: a name below a signature block, with which nobody seems to sign, is said to be no data."""

NOTE = {"sheet": "member", "note": "below_signature", "first_row": 12, "last_row": 14, "count": 2}


def test_tells_once_for_the_sheet_and_returns_nothing(judge):
    (finding,) = judge("HS-309", member={}, notes=[NOTE])

    assert (finding.severity, finding.sheet, finding.source_row, finding.cell) == ("info", "member", 12, None)
    assert "«Đảng viên» có 2 dòng dưới khối chữ ký" in finding.message
    assert "(từ dòng 12 đến dòng 14)" in finding.message


def test_says_nothing_of_other_rows_set_aside(judge):
    assert judge("HS-309", member={}, notes=[NOTE | {"note": "group_row"}]) == []
