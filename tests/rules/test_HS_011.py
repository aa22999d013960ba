"""HS-011: every column is there; the finding names sheet, header row and header."""

REFUSAL = {"refusal": "missing_column", "sheet": "member", "source_row": 4, "expected": "Mã chi bộ"}


def test_is_the_one_finding_of_the_refused_file(province):
    refused = province.land(refusal=REFUSAL, state="landed")
    right = province.land(committee_code="QNA05")

    province.judge()

    (finding,) = province.findings(refused)
    assert (finding.rule_id, finding.severity) == ("HS-011", "error")
    assert (finding.sheet, finding.source_row, finding.cell) == ("member", 4, None)
    assert (finding.found, finding.expected) == (None, "Mã chi bộ")
    assert "Trang tính «Đảng viên» thiếu cột «Mã chi bộ»" in finding.message
    assert (province.state(refused), province.findings(right)) == ("returned", [])


def test_names_every_missing_column_of_every_sheet(province):
    expected = "Mã chi bộ; Mức quyết định\nTổng hợp: Trong đó: lý do khác; HTXS\nCá nhân lãnh đạo: Điểm"
    refused = province.land(refusal=REFUSAL | {"expected": expected})

    province.judge()

    (finding,) = province.findings(refused)
    assert (finding.sheet, finding.expected) == ("member", expected)
    assert (
        "Trang tính «Đảng viên» thiếu cột «Mã chi bộ», «Mức quyết định»; trang tính «Tổng hợp» thiếu cột "
        "«Trong đó: lý do khác», «HTXS»; trang tính «Cá nhân lãnh đạo» thiếu cột «Điểm». Thêm lại"
    ) in finding.message
