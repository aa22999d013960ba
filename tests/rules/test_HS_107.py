"""HS-107: a number that can be read both ways is flagged, never guessed."""


def test_names_the_cell_and_what_belongs_there(judge):
    (finding,) = judge("HS-107", unreadable=[("member", 7, "points", "ambiguous_number")])

    assert (finding.severity, finding.sheet, finding.source_row, finding.cell) == ("error", "member", 7, "U7")
    assert (finding.found, finding.expected) == (None, "số")
    assert "hàng nghìn" in finding.message
    assert "?" not in finding.message


def test_leaves_other_reasons_to_other_rules(judge):
    assert judge("HS-107", unreadable=[("member", 7, "points", "another_reason")]) == []
