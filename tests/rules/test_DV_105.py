"""DV-105: only who is marked as a civil servant has a civil rating."""

import pytest


@pytest.mark.parametrize(
    "member", [{"is_civil_servant": True, "civil_level": "HT"}, {"is_civil_servant": False, "civil_level": None}]
)
def test_keeps(judge, member):
    assert judge("DV-105", member=member) == []


@pytest.mark.parametrize("flag", [False, None])
def test_names_the_row_that_contradicts_itself(judge, flag):
    (finding,) = judge("DV-105", member=[{}, {"is_civil_servant": flag, "civil_level": "HTT"}])

    assert (finding.source_row, finding.found, finding.severity) == (6, "HTT", "warning")
    assert finding.cells == ["N6", "O6"]
