"""HS-004: the cover names the committee in whose inbox the file lay."""

REFUSAL = {"refusal": "wrong_committee", "sheet": "cover", "cell": "B3", "found": "QNA05", "expected": "QNA04"}


def test_is_the_one_finding_of_the_refused_file(province):
    refused = province.land(refusal=REFUSAL, state="landed")
    right = province.land(committee_code="QNA05")

    province.judge()

    (finding,) = province.findings(refused)
    assert (finding.rule_id, finding.severity) == ("HS-004", "error")
    assert (finding.sheet, finding.source_row, finding.cell) == ("cover", 3, "B3")
    assert (finding.found, finding.expected) == ("QNA05", "QNA04")
    assert "mã đơn vị QNA05 nhưng tệp nằm trong hộp thư của QNA04" in finding.message
    assert (province.state(refused), province.findings(right)) == ("returned", [])
