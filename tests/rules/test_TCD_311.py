"""TCD-311: the organisation above is the committee itself or one that is known."""

import pytest

CELL = {"organisation_code": "C1", "organisation_type": "CBTT"}


@pytest.mark.parametrize("parent", ["QNA04", "DB01", None, "C1"])
def test_keeps(judge, parent):
    above = {"organisation_code": "DB01", "organisation_type": "DBCS"}

    assert judge("TCD-311", organisation=[above, CELL | {"parent_code": parent}]) == []


def test_names_the_rows_whose_parent_is_unknown(judge):
    (finding,) = judge("TCD-311", organisation=[{"parent_code": "QNA04"}, CELL | {"parent_code": "DB99"}])

    assert (finding.source_row, finding.cell, finding.severity) == (6, "D6", "error")
    assert "Mã DB99 ở cột «Mã tổ chức cấp trên»" in finding.message


def test_another_committee_is_no_parent(judge):
    assert len(judge("TCD-311", organisation=CELL | {"parent_code": "QNA05"})) == 1


def test_a_supplement_knows_the_organisations_in_force(judge):
    in_force = [{"organisation": {"organisation_code": "DB01", "organisation_type": "DBCS"}}]
    cells = [CELL | {"parent_code": "DB01"}, CELL | {"organisation_code": "C2", "parent_code": "DB99"}]

    (finding,) = judge("TCD-311", in_force=in_force, kind="supplement", organisation=cells)

    assert finding.source_row == 6
