"""HS-109: a formula without a value is named."""


def test_names_the_cell_and_what_belongs_there(judge):
    (finding,) = judge("HS-109", unreadable=[("member", 7, "level", "no_value")])

    assert (finding.severity, finding.sheet, finding.source_row, finding.cell) == ("error", "member", 7, "T7")
    assert (finding.found, finding.expected) == (None, "giá trị, không phải công thức")
    assert "chưa được tính" in finding.message
    assert "?" not in finding.message


def test_leaves_other_reasons_to_other_rules(judge):
    assert judge("HS-109", unreadable=[("member", 7, "level", "another_reason")]) == []
