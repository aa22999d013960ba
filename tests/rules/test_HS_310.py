"""HS-310: that letters beside the workbook in an archive are not read is said, without repeating their names."""


def test_tells_how_many(judge):
    (finding,) = judge("HS-310", member={}, notes=[{"sheet": None, "note": "letters", "count": 2}])

    assert (finding.severity, finding.sheet, finding.source_row, finding.cell) == ("info", None, None, None)
    assert "2 tệp khác ngoài bảng tính" in finding.message


def test_says_nothing_of_a_workbook_alone(judge):
    assert judge("HS-310", member={}, notes=[{"sheet": None, "note": "macros", "count": 1}]) == []
