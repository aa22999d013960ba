"""XL-101: a level and a reason for no level never stand together, in any of the four rated sheets."""

import pytest


@pytest.mark.parametrize(
    ("sheet", "cells"),
    [("organisation", ["I6", "K6"]), ("member", ["T6", "V6"]), ("collective", ["I6", "K6"]), ("leader", ["N6", "P6"])],
)
def test_names_the_row_with_both(judge, sheet, cells):
    rows = [{"level": None, "not_rated_reason": "MIEN"}, {"level": "HT", "not_rated_reason": "MIEN"}]

    (finding,) = judge("XL-101", **{sheet: rows})

    assert (finding.sheet, finding.source_row, finding.cells) == (sheet, 6, cells)
    assert (finding.found, finding.expected) == ("HT", "MIEN")
    assert "«Được miễn công tác và sinh hoạt đảng»" in finding.message


def test_keeps(judge):
    assert judge("XL-101", member={"level": "HT"}) == []
