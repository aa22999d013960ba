"""HS-003: the cover names a committee of the list."""

REFUSAL = {"refusal": "unknown_committee", "sheet": "cover", "cell": "B3", "expected": "QNA04"}


def test_is_the_one_finding_of_the_refused_file(province):
    refused = province.land(refusal=REFUSAL, state="landed")
    right = province.land(committee_code="QNA05")

    province.judge()

    (finding,) = province.findings(refused)
    assert (finding.rule_id, finding.severity) == ("HS-003", "error")
    assert (finding.sheet, finding.source_row, finding.cell) == ("cover", None, "B3")
    assert (finding.found, finding.expected) == (None, "QNA04")
    assert "Ghi đúng mã QNA04" in finding.message
    assert (province.state(refused), province.findings(right)) == ("returned", [])
