"""HS-108: a number that lost its digits is named."""


def test_names_the_cell_and_what_belongs_there(judge):
    (finding,) = judge("HS-108", unreadable=[("member", 7, "citizen_id", "lost_digits")])

    assert (finding.severity, finding.sheet, finding.source_row, finding.cell) == ("error", "member", 7, "D7")
    assert (finding.found, finding.expected) == (None, "đủ các chữ số, ô kiểu Text")
    assert "mất chữ số" in finding.message
    assert "?" not in finding.message


def test_leaves_other_reasons_to_other_rules(judge):
    assert judge("HS-108", unreadable=[("member", 7, "citizen_id", "another_reason")]) == []
