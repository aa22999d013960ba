"""HS-113: the cover is not dated after the file was received."""

from datetime import date

import pytest


@pytest.mark.parametrize("day", [None, date(2023, 1, 5), date(1999, 1, 1)])
def test_keeps(judge, day):
    assert judge("HS-113", received_at="2023-01-05", document_date=day) == []


@pytest.mark.parametrize("kind", ["annual", "supplement", "adjustment"])
def test_names_the_field_of_the_cover(judge, kind):
    (finding,) = judge("HS-113", [{}], kind=kind, received_at="2023-01-05", document_date=date(2032, 1, 5))

    assert (finding.sheet, finding.cell, finding.found, finding.severity) == ("cover", "B9", "2032-01-05", "error")
    assert "ghi 05/01/2032, sau ngày nhận hồ sơ (05/01/2023)" in finding.message
