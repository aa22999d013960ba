"""XL-102: a rated object has a level or a reason; temporary rows need neither."""

import pytest


@pytest.mark.parametrize("sheet", ["organisation", "member", "collective", "leader"])
def test_names_the_row_with_neither(judge, sheet):
    (finding,) = judge("XL-102", **{sheet: [{"level": "HT"}, {"level": None}]})

    assert (finding.sheet, finding.source_row, finding.found) == (sheet, 6, None)
    assert "«Lý do không xếp loại»" in finding.message


@pytest.mark.parametrize("member", [{"level": None, "not_rated_reason": "MOI"}, {"level": None, "is_temporary": True}])
def test_keeps(judge, member):
    assert judge("XL-102", member=member) == []
