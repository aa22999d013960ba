"""XL-103: a percentage that Excel keeps as a part of one is told apart from one out of a hundred."""

import pytest


@pytest.mark.parametrize("sheet", ["organisation", "member", "collective", "leader"])
def test_asks_about_a_part_of_one(judge, sheet):
    (finding,) = judge("XL-103", **{sheet: [{"target_pct": 91.2}, {"target_pct": 0.912}]})

    assert (finding.severity, finding.sheet, finding.source_row) == ("warning", sheet, 6)
    assert "0.912" in finding.message


@pytest.mark.parametrize("percentage", [0, 2.5, 50, 100, 120, None])
def test_keeps_percentages_and_none(judge, percentage):
    assert judge("XL-103", member={"target_pct": percentage}) == []
