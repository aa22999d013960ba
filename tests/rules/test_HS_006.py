"""HS-006: the campaign has begun."""

REFUSAL = {"refusal": "not_open", "sheet": "cover", "cell": "B5", "found": "2025", "expected": "01/12/2025"}


def test_is_the_one_finding_of_the_refused_file(province):
    refused = province.land(refusal=REFUSAL, state="landed")
    right = province.land(committee_code="QNA05")

    province.judge()

    (finding,) = province.findings(refused)
    assert (finding.rule_id, finding.severity) == ("HS-006", "error")
    assert (finding.sheet, finding.source_row, finding.cell) == ("cover", 5, "B5")
    assert (finding.found, finding.expected) == ("2025", "01/12/2025")
    assert "đến ngày 01/12/2025 mới tiếp nhận" in finding.message
    assert (province.state(refused), province.findings(right)) == ("returned", [])
