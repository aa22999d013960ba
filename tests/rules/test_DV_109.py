"""DV-109: who is here for a time only has no level."""

import pytest


@pytest.mark.parametrize("member", [{"is_temporary": True, "level": None}, {"is_temporary": False, "level": "HT"}])
def test_keeps(judge, member):
    assert judge("DV-109", member=member) == []


def test_names_the_level_of_a_temporary_row(judge):
    (finding,) = judge("DV-109", member=[{}, {"is_temporary": True, "level": "HT"}])

    assert (finding.source_row, finding.cell, finding.found, finding.severity) == (6, "T6", "HT", "error")
