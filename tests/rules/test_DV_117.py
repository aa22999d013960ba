"""DV-117: an age that cannot well be is asked about."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("born", "admitted"),
    [
        (date(1912, 1, 1), date(1945, 9, 2)),
        (date(1950, 5, 1), date(1968, 5, 1)),
        (None, date(1968, 5, 1)),
        (date(1980, 5, 1), date(1990, 5, 1)),  # DV-116 says so
    ],
)
def test_keeps(judge, born, admitted):
    assert judge("DV-117", member={"birth_date": born, "admission_date": admitted}) == []


@pytest.mark.parametrize(
    ("born", "admitted", "words"),
    [
        (date(1911, 12, 31), date(1945, 9, 2), "đã hơn 110 tuổi"),
        (date(1952, 5, 1), date(1968, 5, 1), "chưa đủ 18 tuổi khi vào Đảng"),
    ],
)
def test_asks(judge, born, admitted, words):
    (finding,) = judge("DV-117", member=[{}, {"birth_date": born, "admission_date": admitted}])

    assert (finding.source_row, finding.cell, finding.severity) == (6, "B6", "warning")
    assert words in finding.message
