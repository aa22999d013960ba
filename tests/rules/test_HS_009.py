"""HS-009: the template version is one of the campaign's."""

from datetime import date

import pytest

from ingestion.right_file import objections

REFUSAL = {"refusal": "unknown_template", "sheet": "cover", "cell": "B7", "found": "2019.9", "expected": "2022.1"}


def test_is_the_one_finding_of_the_refused_file(province):
    refused = province.land(refusal=REFUSAL, state="landed")
    right = province.land(committee_code="QNA05")

    province.judge()

    (finding,) = province.findings(refused)
    assert (finding.rule_id, finding.severity) == ("HS-009", "error")
    assert (finding.sheet, finding.source_row, finding.cell) == ("cover", 7, "B7")
    assert (finding.found, finding.expected) == ("2019.9", "2022.1")
    assert "(2019.9) không dùng" in finding.message
    assert (province.state(refused), province.findings(right)) == ("returned", [])


def test_a_version_that_cannot_be_read_is_said_to_be_so(judge):
    (finding,) = judge("HS-009", refusal=REFUSAL | {"found": None})

    assert "ghi trên bìa (không đọc được hoặc để trống) không dùng" in finding.message


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("2019.9", "2019.9"), ("Nguyễn Văn A 049070000001", None), ("2022.049070000001", None), (None, None)],
)
def test_what_is_found_is_a_version_or_nothing(typed, shown):
    cover = {"committee_code": "QNA04", "rating_year": 2022, "kind": "annual", "template_version": typed}

    (refusal,) = objections(cover, {"template_version": "B7"}, "QNA04", date(2023, 1, 5))

    assert (refusal.refusal, refusal.cell, refusal.found) == ("unknown_template", "B7", shown)
