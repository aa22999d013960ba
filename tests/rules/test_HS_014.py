"""HS-014: a column that stands twice with different contents refuses the file; the second one is named."""

REFUSAL = {"refusal": "column_twice", "sheet": "member", "source_row": 4, "cell": "U4", "expected": "Mức quyết định"}


def test_is_the_one_finding_of_the_refused_file(province):
    refused = province.land(refusal=REFUSAL, state="landed")
    right = province.land(committee_code="QNA05")

    province.judge()

    (finding,) = province.findings(refused)
    assert (finding.rule_id, finding.severity, finding.sheet) == ("HS-014", "error", "member")
    assert (finding.source_row, finding.cell, finding.expected) == (4, "U4", "Mức quyết định")
    assert "hai cột cùng tiêu đề «Mức quyết định»" in finding.message
    assert (province.state(refused), province.findings(right)) == ("returned", [])
