"""HS-308: rows on a sheet that is not of the file's kind are not read, and an explanation is asked for."""

NOTE = {"sheet": "adjustment", "note": "other_kind", "first_row": 5, "last_row": 6, "count": 2}


def test_names_the_sheet_that_is_not_read(judge):
    (finding,) = judge("HS-308", member={}, notes=[NOTE])

    assert (finding.severity, finding.sheet, finding.source_row) == ("warning", "adjustment", 5)
    assert "«Điều chỉnh» có 2 dòng số liệu" in finding.message


def test_says_nothing_of_other_notes(judge):
    assert judge("HS-308", member={}, notes=[NOTE | {"note": "hidden_row"}]) == []
