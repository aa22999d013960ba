"""DV-116: a member was eighteen when admitted."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("born", "admitted"),
    [
        (date(1980, 5, 1), date(1998, 5, 1)),
        (None, date(1998, 5, 1)),
        (date(1980, 5, 1), None),
        (date(1952, 5, 1), date(1968, 5, 1)),  # in the years of war DV-117 asks
    ],
)
def test_keeps(judge, born, admitted):
    assert judge("DV-116", member={"birth_date": born, "admission_date": admitted}) == []


@pytest.mark.parametrize(
    ("born", "admitted"),
    [
        (date(1980, 5, 1), date(1998, 4, 30)),
        (date(2980, 5, 1), date(1998, 5, 1)),
        (date(1960, 5, 1), date(1968, 5, 1)),
    ],
)
def test_names_who_was_too_young(judge, born, admitted):
    (finding,) = judge("DV-116", member=[{}, {"birth_date": born, "admission_date": admitted}])

    assert (finding.source_row, finding.cell, finding.severity) == (6, "B6", "error")
    assert (finding.found, finding.expected) == (None, None)
    assert str(born.year) not in finding.message
