"""HS-009: the template version is one of the campaign's."""

REFUSAL = {"refusal": "unknown_template", "sheet": "cover", "cell": "B7", "found": "2019.9", "expected": "2022.1"}


def test_is_the_one_finding_of_the_refused_file(province):
    refused = province.land(refusal=REFUSAL, state="landed")
    right = province.land(committee_code="QNA05")

    province.judge()

    (finding,) = province.findings(refused)
    assert (finding.rule_id, finding.severity) == ("HS-009", "error")
    assert (finding.sheet, finding.source_row, finding.cell) == ("cover", None, "B7")
    assert (finding.found, finding.expected) == ("2019.9", "2022.1")
    assert "(2019.9) không dùng" in finding.message
    assert (province.state(refused), province.findings(right)) == ("returned", [])
