"""HS-102: a required cell of a row that is not empty is filled."""


def test_names_the_cell_and_the_header(judge):
    (finding,) = judge("HS-102", member=[{}, {"cell_code": None}], blank=[("member", 6, "cell_code")])

    assert (finding.sheet, finding.source_row, finding.cell) == ("member", 6, "I6")
    assert "«Mã chi bộ»" in finding.message


def test_keeps_when_nothing_is_blank(judge):
    assert judge("HS-102", member={}) == []
