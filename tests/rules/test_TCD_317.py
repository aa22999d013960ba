"""TCD-317: a member belongs to a cell."""

import pytest


@pytest.mark.parametrize("kind", ["CBTT", "CBCS"])
def test_keeps(judge, kind):
    members = [{"cell_code": "TC01"}, {"cell_code": "TC99"}]

    assert judge("TCD-317", organisation={"organisation_type": kind}, member=members) == []


@pytest.mark.parametrize("kind", ["DBHU", "DBCS", "DBBP"])
def test_names_the_members_of_a_committee(judge, kind):
    rows = [{}, {"organisation_code": "DB01", "organisation_type": kind}]

    (finding,) = judge("TCD-317", organisation=rows, member=[{}, {"cell_code": "DB01"}])

    assert (finding.source_row, finding.cell, finding.severity, finding.found) == (6, "I6", "error", kind)


def test_a_supplement_knows_the_cells_in_force(judge):
    in_force = [{"organisation": {"organisation_code": "DB01", "organisation_type": "DBCS"}}]

    (finding,) = judge("TCD-317", in_force=in_force, kind="supplement", without=("organisation",),
                       member={"cell_code": "DB01"})  # fmt: skip

    assert finding.source_row == 5
