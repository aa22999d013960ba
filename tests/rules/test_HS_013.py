"""HS-013: a campaign that expects supplements takes nothing else."""

from datetime import date

import pytest

from ingestion.right_file import objections

REFUSAL = {"refusal": "unexpected_kind", "sheet": "cover", "cell": "B6", "expected": "Bổ sung"}


def test_is_the_one_finding_of_the_refused_file(judge):
    (finding,) = judge("HS-013", refusal=REFUSAL)

    assert (finding.severity, finding.sheet, finding.cell, finding.expected) == ("error", "cover", "B6", "Bổ sung")
    assert "«Bổ sung»" in finding.message


@pytest.mark.parametrize(("year", "kind", "refused"), [(2019, "annual", True), (2019, "adjustment", True),
                                                       (2019, "supplement", False), (2022, "annual", False)])  # fmt: skip
def test_only_years_of_supplements_refuse_other_kinds(year, kind, refused):
    cover = {"committee_code": "QNA04", "rating_year": year, "kind": kind, "template_version": "2022.1"}

    said = [refusal.refusal for refusal in objections(cover, {"kind": "B6"}, "QNA04", date(2023, 1, 5))]

    assert said == (["unexpected_kind"] if refused else [])
