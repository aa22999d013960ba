"""HS-005: the rating year has a campaign."""

REFUSAL = {"refusal": "no_campaign", "sheet": "cover", "cell": "B5", "found": "1999", "expected": "2021, 2022"}


def test_is_the_one_finding_of_the_refused_file(province):
    refused = province.land(refusal=REFUSAL, state="landed")
    right = province.land(committee_code="QNA05")

    province.judge()

    (finding,) = province.findings(refused)
    assert (finding.rule_id, finding.severity) == ("HS-005", "error")
    assert (finding.sheet, finding.source_row, finding.cell) == ("cover", 5, "B5")
    assert (finding.found, finding.expected) == ("1999", "2021, 2022")
    assert "(1999) không thuộc đợt" in finding.message
    assert (province.state(refused), province.findings(right)) == ("returned", [])


def test_a_year_that_cannot_be_read_is_said_to_be_so(judge):
    (finding,) = judge("HS-005", refusal=REFUSAL | {"found": None})

    assert "ghi trên bìa (không đọc được hoặc để trống) không thuộc" in finding.message
