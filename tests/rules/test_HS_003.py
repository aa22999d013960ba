"""HS-003: the cover names a committee of the list."""

from datetime import date

from ingestion.right_file import objections

REFUSAL = {"refusal": "unknown_committee", "sheet": "cover", "cell": "B3", "expected": "QNA04"}


def test_is_the_one_finding_of_the_refused_file(province):
    refused = province.land(refusal=REFUSAL, state="landed")
    right = province.land(committee_code="QNA05")

    province.judge()

    (finding,) = province.findings(refused)
    assert (finding.rule_id, finding.severity) == ("HS-003", "error")
    assert (finding.sheet, finding.source_row, finding.cell) == ("cover", 3, "B3")
    assert (finding.found, finding.expected) == (None, "QNA04")
    assert "Ghi đúng mã QNA04" in finding.message
    assert (province.state(refused), province.findings(right)) == ("returned", [])


def test_outside_of_an_inbox_no_code_is_expected(judge):
    (finding,) = judge("HS-003", refusal=REFUSAL | {"expected": None})

    assert "Ghi đúng mã đơn vị theo danh mục rồi gửi lại" in finding.message


def test_neither_cover_nor_inbox_is_repeated_unless_it_is_a_committee():
    cover = {"committee_code": "NGUYENVANA", "rating_year": 1999, "kind": None, "template_version": None}

    refusal = next(objections(cover, {"committee_code": "B3"}, "NGUYENVANA", date(2023, 1, 5)))

    assert (refusal.refusal, refusal.found, refusal.expected) == ("unknown_committee", None, None)
