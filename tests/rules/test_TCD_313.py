"""TCD-313: what is below a grassroots organisation says below which."""

import pytest


@pytest.mark.parametrize(
    ("kind", "parent"), [("CBTT", "DB01"), ("DBBP", "DB01"), ("DBCS", None), ("CBCS", None), ("DBHU", None)]
)
def test_keeps(judge, kind, parent):
    assert judge("TCD-313", organisation={"organisation_type": kind, "parent_code": parent}) == []


@pytest.mark.parametrize("kind", ["CBTT", "DBBP"])
def test_names_the_row_without(judge, kind):
    (finding,) = judge("TCD-313", organisation=[{}, {"organisation_code": "C1", "organisation_type": kind}])

    assert (finding.source_row, finding.cell, finding.severity) == (6, "D6", "error")
