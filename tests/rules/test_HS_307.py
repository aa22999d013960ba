"""HS-307: that sheets beside the form are not read is said, without repeating their names."""


def test_tells_how_many_and_where(judge):
    (finding,) = judge(
        "HS-307", member={}, notes=[{"sheet": None, "note": "unknown_sheet", "first_row": 12, "count": 2}]
    )

    assert (finding.severity, finding.sheet, finding.source_row, finding.cell) == ("info", None, None, None)
    assert "2 trang tính có nội dung nhưng không thuộc mẫu (từ trang thứ 12)" in finding.message


def test_says_nothing_of_the_form_alone(judge):
    assert judge("HS-307", member={}) == []
