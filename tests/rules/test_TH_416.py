"""TH-416: the summary form has a row for each kind of the detailed lists."""


def test_keeps(judge):
    assert judge("TH-416", leader={}, declared_total={"subject_kind": "LEADER"}) == []


def test_names_the_kind_that_has_no_row(judge):
    (finding,) = judge("TH-416", leader=[{}, {}], collective={}, declared_total={"subject_kind": "COLLECTIVE"})

    assert (finding.sheet, finding.source_row, finding.cell) == ("declared_total", None, None)
    assert (finding.found, finding.expected) == (None, "LEADER")
    assert "có 2 dòng «Cá nhân lãnh đạo, quản lý»" in finding.message
