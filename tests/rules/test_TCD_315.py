"""TCD-315: every cell has members."""

import pytest

GUEST = {"level": None, "is_temporary": True, "cell_code": "TC02"}


@pytest.mark.parametrize("kind", ["DBHU", "DBCS", "DBBP"])
def test_keeps(judge, kind):
    rows = [{"organisation_type": "CBTT"}, {"organisation_code": "TC02", "organisation_type": kind}]

    assert judge("TCD-315", organisation=rows, member={"cell_code": "TC01"}) == []


@pytest.mark.parametrize("kind", ["CBTT", "CBCS"])
def test_names_the_cell_without_members_of_its_own(judge, kind):
    rows = [{}, {"organisation_code": "TC02", "organisation_type": kind}]

    (finding,) = judge("TCD-315", organisation=rows, member=[{"cell_code": "TC01"}, GUEST])

    assert (finding.source_row, finding.cell, finding.severity) == (6, "A6", "warning")


def test_a_supplement_need_not_repeat_the_members(judge):
    assert judge("TCD-315", kind="supplement", organisation={}) == []
