"""TCD-312: an organisation stands under one of the right type."""

import pytest

TYPES = {"DB01": "DBCS", "BP01": "DBBP", "CB01": "CBCS", "TT01": "CBTT"}
ABOVE = [{"organisation_code": code, "organisation_type": kind} for code, kind in TYPES.items()]


@pytest.mark.parametrize(
    ("kind", "parent"),
    [("DBCS", "QNA04"), ("CBCS", "QNA04"), ("DBHU", "QNA04"), ("DBBP", "DB01"), ("CBTT", "DB01"), ("CBTT", "BP01"),
     ("CBCS", None), ("CBTT", None), ("CBTT", "X99")],
)  # fmt: skip
def test_keeps(judge, kind, parent):
    row = {"organisation_code": "NEW", "organisation_type": kind, "parent_code": parent}

    assert judge("TCD-312", organisation=[*ABOVE, row]) == []


@pytest.mark.parametrize(
    ("kind", "parent", "found"),
    [("DBCS", "DB01", "DBCS"), ("CBCS", "DB01", "DBCS"), ("DBBP", "BP01", "DBBP"), ("DBBP", "QNA04", "DBHU"),
     ("CBTT", "CB01", "CBCS"), ("CBTT", "TT01", "CBTT"), ("CBTT", "QNA04", "DBHU")],
)  # fmt: skip
def test_names_the_row_that_stands_wrong(judge, kind, parent, found):
    row = {"organisation_code": "NEW", "organisation_type": kind, "parent_code": parent}

    (finding,) = judge("TCD-312", organisation=[*ABOVE, row])

    assert (finding.source_row, finding.cells, finding.severity) == (9, ["D9", "C9"], "error")
    assert finding.found == found


def test_says_where_it_should_stand(judge):
    row = {"organisation_code": "NEW", "organisation_type": "CBTT", "parent_code": "CB01"}

    (finding,) = judge("TCD-312", organisation=[*ABOVE, row])

    assert "«Chi bộ trực thuộc» phải đứng dưới đảng bộ cơ sở hoặc đảng bộ bộ phận, nhưng mã CB01" in finding.message
    assert "là của chi bộ cơ sở." in finding.message
