"""HS-112: a code or a document's number that a spreadsheet made a day of is named."""

import pytest


@pytest.mark.parametrize(
    ("sheet", "key", "cell"),
    [("member", "decision_no", "W7"), ("member", "card_no", "E7"), ("member", "cell_code", "I7")],
)
def test_names_the_cell_and_what_belongs_there(judge, sheet, key, cell):
    (finding,) = judge("HS-112", unreadable=[(sheet, 7, key, "taken_for_day")])

    assert (finding.severity, finding.sheet, finding.source_row, finding.cell) == ("error", sheet, 7, cell)
    assert (finding.found, finding.expected) == (None, "mã hoặc số, ô kiểu Text")
    assert "tự đổi thành ngày" in finding.message
    assert "?" not in finding.message


def test_leaves_other_reasons_to_other_rules(judge):
    assert judge("HS-112", unreadable=[("member", 7, "decision_no", "another_reason")]) == []
