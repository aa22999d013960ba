"""DV-118: a member is not official before being admitted."""

from datetime import date

import pytest

DAY = date(2020, 5, 19)


@pytest.mark.parametrize(("admitted", "official"), [(DAY, DAY), (DAY, None), (None, DAY), (DAY, date(2021, 5, 19))])
def test_keeps(judge, admitted, official):
    assert judge("DV-118", member={"admission_date": admitted, "official_date": official}) == []


def test_names_the_official_date(judge):
    (finding,) = judge("DV-118", member=[{}, {"admission_date": DAY, "official_date": date(2020, 5, 18)}])

    assert (finding.source_row, finding.cell, finding.severity) == (6, "H6", "error")
