"""TT-503: a disciplined collective, or one with a member censured or worse, fails."""

from datetime import date

import pytest

DAY = date(2022, 5, 20)
ITSELF = {"discipline": "KHIEN_TRACH", "discipline_date": DAY, "violation_id": "VP-1"}
CENSURED = {"discipline": "CANH_CAO", "discipline_date": DAY, "violation_id": "VP-2"}


@pytest.mark.parametrize(
    ("collective", "leader"),
    [
        (ITSELF | {"level": "KHT"}, CENSURED),
        (ITSELF | {"level": None}, CENSURED),
        (ITSELF | {"discipline_date": date(2021, 5, 20)}, {}),
        ({}, CENSURED | {"discipline": "KHIEN_TRACH"}),
        ({}, CENSURED | {"collective_code": "TT02"}),
    ],
)
def test_keeps(judge, collective, leader):
    assert judge("TT-503", collective=collective, leader=leader) == []


@pytest.mark.parametrize(
    ("collective", "leaders", "words"),
    [
        (ITSELF, [], "Kỷ luật tập thể"),
        ({}, [CENSURED, CENSURED | {"discipline": "KHAI_TRU"}], "đối với 2 thành viên"),
        (ITSELF, [CENSURED], "Kỷ luật tập thể"),
        (ITSELF | {"discipline_date": None}, [], "Kỷ luật tập thể"),
        ({}, [CENSURED | {"discipline_date": None}], "đối với 1 thành viên"),
    ],
)
def test_names_the_collective_once(judge, collective, leaders, words):
    rows = [{"collective_code": "TT09"}, collective]

    (finding,) = judge("TT-503", collective=rows, leader=leaders)

    assert (finding.source_row, finding.cell, finding.found, finding.expected) == (6, "I6", "HTT", "KHT")
    assert finding.severity == "error"
    assert words in finding.message


def test_a_violation_counted_before_does_not_count_again(judge):
    earlier = {
        "rating_year": 2021,
        "collective": {"violation_id": "VP-1", "level": "KHT"},
        "leader": {"violation_id": "VP-2", "level": "KHT"},
    }

    assert judge("TT-503", in_force=[earlier], collective=ITSELF, leader=CENSURED) == []


@pytest.mark.parametrize(("rating_year", "found"), [(2018, 0), (2019, 1), (2022, 1), (2023, 0)])
def test_years(judge, rating_year, found):
    collective = ITSELF | {"discipline_date": date(rating_year, 5, 20)}

    assert len(judge("TT-503", rating_year=rating_year, collective=collective)) == found
