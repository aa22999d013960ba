"""HS-105: a date without day, month or a whole year is named."""


def test_names_the_cell_and_what_belongs_there(judge):
    (finding,) = judge("HS-105", unreadable=[("member", 7, "birth_date", "incomplete_date")])

    assert (finding.severity, finding.sheet, finding.source_row, finding.cell) == ("error", "member", 7, "B7")
    assert (finding.found, finding.expected) == (None, "ngày (dd/mm/yyyy)")
    assert "chưa đủ ngày" in finding.message
    assert "?" not in finding.message


def test_leaves_other_reasons_to_other_rules(judge):
    assert judge("HS-105", unreadable=[("member", 7, "birth_date", "another_reason")]) == []
