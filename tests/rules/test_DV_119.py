"""DV-119: a member disciplined in the year fails, unless that violation was counted before."""

from datetime import date

import pytest

PUNISHED = {"discipline": "KHIEN_TRACH", "discipline_date": date(2022, 6, 12), "violation_id": "VP-1", "level": "HTT"}
COUNTED = {"violation_id": "VP-1", "level": "KHT"}


@pytest.mark.parametrize(
    "change",
    [
        {"level": "KHT"},
        {"level": None},
        {"discipline": None},
        {"discipline_date": date(2021, 12, 31)},
        {"discipline_date": date(2023, 1, 1)},
    ],
)
def test_keeps(judge, change):
    assert judge("DV-119", member=PUNISHED | change) == []


def test_names_the_disciplined_member(judge):
    (finding,) = judge("DV-119", member=[{}, PUNISHED])

    assert (finding.source_row, finding.cell, finding.found, finding.expected) == (6, "T6", "HTT", "KHT")
    assert finding.severity == "error"
    assert "12/06/2022" in finding.message


def test_a_discipline_without_a_day_is_of_the_year(judge):
    (finding,) = judge("DV-119", member=PUNISHED | {"discipline_date": None})

    assert finding.severity == "error"
    assert "không ghi ngày hiệu lực, được tính là trong năm, nhưng" in finding.message


@pytest.mark.parametrize(
    ("earlier", "found"),
    [
        ([{"rating_year": 2021, "member": COUNTED}], 0),
        ([{"rating_year": 2021, "committee_code": "QNA05", "member": COUNTED}], 0),  # moved since
        ([{"rating_year": 2021, "member": COUNTED | {"level": "HT"}}], 1),
        ([{"rating_year": 2021, "state": "returned", "member": COUNTED}], 1),
        ([{"rating_year": 2021, "member": COUNTED | {"name_key": "b", "birth_date": date(1985, 5, 5)}}], 1),
        ([{"rating_year": 2021, "member": COUNTED | {"violation_id": "VP-2"}}], 1),
        ([{"rating_year": 2023, "member": COUNTED}], 1),
    ],
)
def test_a_violation_counted_before_does_not_count_again(judge, earlier, found):
    assert len(judge("DV-119", in_force=earlier, member=PUNISHED)) == found


def test_a_correction_makes_a_violation_count(judge):
    person = {"card_no": "49000001", "name_key": "a"}
    earlier = [
        {"rating_year": 2021, "member": COUNTED | person | {"level": "HT"}},
        {"rating_year": 2021, "kind": "adjustment", "adjustment": person | {"old_level": "HT", "new_level": "KHT"}},
    ]

    assert judge("DV-119", in_force=earlier, member=PUNISHED) == []


@pytest.mark.parametrize(("rating_year", "found"), [(2018, 0), (2019, 1), (2025, 1)])
def test_years(judge, rating_year, found):
    member = PUNISHED | {"discipline_date": date(rating_year, 6, 12)}

    assert len(judge("DV-119", rating_year=rating_year, member=member)) == found
