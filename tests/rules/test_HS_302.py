"""HS-302: sums, headings of groups and notes beside the table are said to be no data."""

NOTE = {"sheet": "member", "note": "total_row", "first_row": 6, "last_row": 9, "count": 2}


def test_tells_once_for_the_sheet_and_returns_nothing(judge):
    (finding,) = judge("HS-302", member={}, notes=[NOTE])

    assert (finding.severity, finding.sheet, finding.source_row, finding.cell) == ("info", "member", 6, None)
    assert "«Đảng viên»" in finding.message
    assert "2 dòng cộng (từ dòng 6 đến dòng 9)" in finding.message


def test_says_nothing_of_other_notes(judge):
    assert judge("HS-302", member={}, notes=[NOTE | {"note": "other_kind"}]) == []


def test_names_each_kind_of_row(judge):
    said = judge(
        "HS-302", member={}, notes=[NOTE | {"note": "group_row"}, NOTE | {"note": "outside_table", "first_row": 7}]
    )

    assert "2 dòng tiêu đề nhóm" in said[0].message
    assert "2 dòng chỉ có nội dung ngoài các cột của mẫu" in said[1].message
