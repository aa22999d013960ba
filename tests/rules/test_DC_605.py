"""DC-605: the new level differs from the old one."""


def test_names_only_the_row_without_a_change(judge):
    rows = [{"new_level": "HT"}, {"new_level": None}, {"new_level": "HTT"}]

    (finding,) = judge("DC-605", in_force=[{}], kind="adjustment", adjustment=rows)

    assert (finding.source_row, finding.cells, finding.found) == (7, ["I7", "H7"], "HTT")
