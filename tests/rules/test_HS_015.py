"""HS-015: a committee that has ended by the cut-off day submits nothing for that year; its successor does."""

from datetime import date

import pytest

from ingestion.right_file import objections

REFUSAL = {"refusal": "ended_committee", "sheet": "cover", "cell": "B3", "found": "QNA10", "expected": "QNA09"}


def test_is_the_one_finding_of_the_refused_file(judge):
    (finding,) = judge("HS-015", refusal=REFUSAL)

    assert (finding.severity, finding.cell, finding.found, finding.expected) == ("error", "B3", "QNA10", "QNA09")
    assert "đơn vị QNA10 không còn" in finding.message
    assert "chuyển số liệu cho QNA09" in finding.message


@pytest.mark.parametrize(("code", "year", "refused"), [("QNA10", 2025, True), ("QNA10", 2024, False),
                                                       ("QNA09", 2025, False)])  # fmt: skip
def test_only_years_after_the_end_are_refused(code, year, refused):
    cover = {"committee_code": code, "rating_year": year, "kind": "annual", "template_version": "2022.1"}

    said = [
        (r.refusal, r.cell, r.expected) for r in objections(cover, {"committee_code": "B3"}, code, date(2026, 1, 5))
    ]

    assert said == ([("ended_committee", "B3", "QNA09")] if refused else [])
