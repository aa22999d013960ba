"""HS-010: every sheet of the kind is there."""

REFUSAL = {"refusal": "missing_sheet", "sheet": "member", "expected": "Đảng viên"}


def test_is_the_one_finding_of_the_refused_file(province):
    refused = province.land(refusal=REFUSAL, state="landed")
    right = province.land(committee_code="QNA05")

    province.judge()

    (finding,) = province.findings(refused)
    assert (finding.rule_id, finding.severity) == ("HS-010", "error")
    assert (finding.sheet, finding.source_row, finding.cell) == ("member", None, None)
    assert (finding.found, finding.expected) == (None, "Đảng viên")
    assert "thiếu trang tính «Đảng viên»" in finding.message
    assert (province.state(refused), province.findings(right)) == ("returned", [])
