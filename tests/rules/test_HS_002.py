"""HS-002: a workbook without a cover is unreadable."""

REFUSAL = {"refusal": "no_cover", "expected": "Bìa"}


def test_is_the_one_finding_of_the_refused_file(province):
    refused = province.land(refusal=REFUSAL, state="unreadable")
    right = province.land(committee_code="QNA05")

    province.judge()

    (finding,) = province.findings(refused)
    assert (finding.rule_id, finding.severity) == ("HS-002", "error")
    assert (finding.sheet, finding.source_row, finding.cell) == (None, None, None)
    assert (finding.found, finding.expected) == (None, "Bìa")
    assert "không có trang tính «Bìa»" in finding.message
    assert (province.state(refused), province.findings(right)) == ("unreadable", [])
