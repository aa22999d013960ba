"""DC-603: only what was rated is adjusted."""

NOT_RATED = {"card_no": "49000001", "level": None, "not_rated_reason": "MIEN"}
RATED = {"card_no": "49000002", "level": "HTT"}


def test_names_the_row_of_a_subject_never_rated(judge):
    rows = [{"card_no": "49000002"}, {"card_no": "49000001"}]

    (finding,) = judge("DC-603", in_force=[{"member": [NOT_RATED, RATED]}], kind="adjustment", adjustment=rows)

    assert (finding.source_row, finding.cell) == (6, "H6")
    assert "hồ sơ Bổ sung" in finding.message


def test_keeps_what_a_supplement_rated(judge):
    in_force = [
        {"member": NOT_RATED},
        {"kind": "supplement", "received_at": "2023-02-01", "member": NOT_RATED | {"level": "HTT"}},
    ]

    assert judge("DC-603", in_force=in_force, kind="adjustment", adjustment={"card_no": "49000001"}) == []
