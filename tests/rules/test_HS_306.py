"""HS-306: that macros are not run is said."""


def test_tells_it_of_the_whole_file(judge):
    (finding,) = judge("HS-306", member={}, notes=[{"sheet": None, "note": "macros", "count": 1}])

    assert (finding.severity, finding.sheet, finding.source_row, finding.cell) == ("info", None, None, None)
    assert "macro" in finding.message


def test_says_nothing_of_a_file_without_macros(judge):
    assert judge("HS-306", member={}) == []
