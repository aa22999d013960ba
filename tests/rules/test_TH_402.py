"""TH-402: rated and not rated add up to the total."""


def test_keeps(judge):
    assert judge("TH-402", declared_total={"subject_kind": "MEMBER", "total": 10, "rated": 8, "not_rated": 2}) == []


def test_names_the_row_and_both_sums(judge):
    rows = [{"subject_kind": "CBTT"}, {"subject_kind": "MEMBER", "total": 10, "rated": 8, "not_rated": 1}]

    (finding,) = judge("TH-402", declared_total=rows)

    assert (finding.source_row, finding.found, finding.expected, finding.cell) == (6, "10", "9", "B6")
