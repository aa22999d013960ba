"""TH-401: the four levels add up to the rated."""


def test_keeps(judge):
    assert (
        judge("TH-401", declared_total={"subject_kind": "MEMBER", "rated": 10, "htxs": 1, "htt": 6, "ht": 2, "kht": 1})
        == []
    )


def test_names_the_row_and_both_sums(judge):
    rows = [{"subject_kind": "CBTT"}, {"subject_kind": "MEMBER", "rated": 10, "htxs": 1, "htt": 6}]

    (finding,) = judge("TH-401", declared_total=rows)

    assert (finding.source_row, finding.found, finding.expected) == (6, "10", "7")
    assert finding.cells == ["C6", "D6", "E6", "F6", "G6"]
    assert finding.message.startswith("Dòng «Đảng viên»: HTXS + HTT + HT + KHT = 7 nhưng cột «Được xếp loại» ghi 10.")
