"""HS-106: where things are counted a fraction is no count."""


def test_names_the_cell_and_what_belongs_there(judge):
    (finding,) = judge("HS-106", unreadable=[("member", 7, "absent_months", "fraction")])

    assert (finding.severity, finding.sheet, finding.source_row, finding.cell) == ("error", "member", 7, "M7")
    assert (finding.found, finding.expected) == (None, "số nguyên")
    assert "số lẻ" in finding.message
    assert "?" not in finding.message


def test_leaves_other_reasons_to_other_rules(judge):
    assert judge("HS-106", unreadable=[("member", 7, "absent_months", "another_reason")]) == []
