"""HS-008: the kind is one of the three."""

REFUSAL = {
    "refusal": "unknown_kind",
    "sheet": "cover",
    "cell": "B6",
    "expected": "Xếp loại hằng năm; Bổ sung; Điều chỉnh",
}


def test_is_the_one_finding_of_the_refused_file(province):
    refused = province.land(refusal=REFUSAL, state="landed")
    right = province.land(committee_code="QNA05")

    province.judge()

    (finding,) = province.findings(refused)
    assert (finding.rule_id, finding.severity) == ("HS-008", "error")
    assert (finding.sheet, finding.source_row, finding.cell) == ("cover", 6, "B6")
    assert (finding.found, finding.expected) == (None, "Xếp loại hằng năm; Bổ sung; Điều chỉnh")
    assert "Bổ sung" in finding.message
    assert (province.state(refused), province.findings(right)) == ("returned", [])
