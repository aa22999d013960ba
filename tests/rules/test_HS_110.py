"""HS-110: an error of the spreadsheet is no value."""


def test_names_the_cell_and_what_belongs_there(judge):
    (finding,) = judge("HS-110", unreadable=[("member", 7, "civil_level", "error_value")])

    assert (finding.severity, finding.sheet, finding.source_row, finding.cell) == ("error", "member", 7, "O7")
    assert (finding.found, finding.expected) == (None, "giá trị")
    assert "#N/A" in finding.message
    assert "?" not in finding.message


def test_leaves_other_reasons_to_other_rules(judge):
    assert judge("HS-110", unreadable=[("member", 7, "civil_level", "another_reason")]) == []
