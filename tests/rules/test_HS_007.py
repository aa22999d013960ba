"""HS-007: the campaign is not locked."""

REFUSAL = {"refusal": "locked", "sheet": "cover", "cell": "B5", "found": "2021"}


def test_is_the_one_finding_of_the_refused_file(province):
    refused = province.land(refusal=REFUSAL, state="landed")
    right = province.land(committee_code="QNA05")

    province.judge()

    (finding,) = province.findings(refused)
    assert (finding.rule_id, finding.severity) == ("HS-007", "error")
    assert (finding.sheet, finding.source_row, finding.cell) == ("cover", 5, "B5")
    assert (finding.found, finding.expected) == ("2021", None)
    assert "năm 2021 đã khóa" in finding.message
    assert (province.state(refused), province.findings(right)) == ("returned", [])
