"""HS-305: that text in an old encoding was converted is said."""

NOTE = {"sheet": "member", "note": "tcvn3", "first_row": 6, "last_row": 9, "count": 2}


def test_tells_once_for_the_sheet_and_returns_nothing(judge):
    (finding,) = judge("HS-305", member={}, notes=[NOTE])

    assert (finding.severity, finding.sheet, finding.source_row, finding.cell) == ("info", "member", 6, None)
    assert "«Đảng viên»" in finding.message
    assert "2 ô gõ bằng bảng mã TCVN3 (ABC)" in finding.message


def test_says_nothing_of_other_notes(judge):
    assert judge("HS-305", member={}, notes=[NOTE | {"note": "other_kind"}]) == []


def test_names_the_encoding(judge):
    (finding,) = judge("HS-305", member={}, notes=[NOTE | {"note": "vni"}])

    assert "bảng mã VNI" in finding.message
