"""DC-607: raising a level passes, with a remark."""


def test_names_only_the_raised_row_and_accepts(province):
    province.land(state="accepted", member=[{"card_no": "49000001"}, {"card_no": "49000002"}])
    rows = [{"card_no": "49000001", "new_level": "KHT"}, {"card_no": "49000002", "new_level": "HTXS"}]
    adjustment = province.land(kind="adjustment", adjustment=rows)

    province.judge()

    (finding,) = province.findings(adjustment, "DC-607")
    assert (finding.rule_id, finding.severity, finding.source_row) == ("DC-607", "warning", 6)
    assert (finding.cell, finding.found, finding.expected) == ("I6", "HTXS", "HTT")
    assert province.state(adjustment) == "accepted_with_remarks"
