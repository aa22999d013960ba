"""XL-103: a percentage a hundred times too small or too large is asked about."""

import pytest


@pytest.mark.parametrize("sheet", ["organisation", "member", "collective", "leader"])
def test_asks_about_a_part_of_one(judge, sheet):
    (finding,) = judge("XL-103", **{sheet: [{"target_pct": 91.2}, {"target_pct": 0.912}]})

    assert (finding.severity, finding.sheet, finding.source_row) == ("warning", sheet, 6)
    assert "0.912%" in finding.message
    assert "ghi 91.2;" in finding.message


@pytest.mark.parametrize(
    ("percentage", "likely"), [(1, "100"), (2, "200"), (2000, "20"), (9120, "91.2"), (10000, "100")]
)
def test_says_what_may_have_been_meant(judge, percentage, likely):
    (finding,) = judge("XL-103", member={"target_pct": percentage})

    assert f"đúng ra là {likely}% " in finding.message


@pytest.mark.parametrize("percentage", [0, 2.5, 50, 100, 120, 1999, None])
def test_keeps_percentages_and_none(judge, percentage):
    assert judge("XL-103", member={"target_pct": percentage}) == []
