"""TT-505: a collective with a discipline of its own or of a member fails in 2023 and 2024, unless it remedied that itself."""

from datetime import date

import pytest

DAY = date(2023, 5, 20)
ITSELF = {"discipline": "KHIEN_TRACH", "discipline_date": DAY, "violation_id": "VP-1"}
PUNISHED = {"discipline": "KHIEN_TRACH", "discipline_date": DAY, "violation_id": "VP-2"}


@pytest.mark.parametrize(
    ("collective", "leader"),
    [
        (ITSELF | {"level": "KHT"}, PUNISHED),
        (ITSELF | {"level": None}, PUNISHED),
        (ITSELF | {"discipline_date": date(2022, 5, 20)}, {}),
        ({}, PUNISHED | {"discipline_date": date(2022, 5, 20)}),
        ({}, PUNISHED | {"collective_code": "TT02"}),
        ({}, {}),
    ],
)
def test_keeps(judge, collective, leader):
    assert judge("TT-505", rating_year=2023, collective=collective, leader=leader) == []


@pytest.mark.parametrize(
    ("collective", "leaders", "words"),
    [
        (ITSELF, [{}], "Tập thể bị kỷ luật trong năm"),
        (ITSELF | {"discipline_date": None}, [PUNISHED], "Tập thể bị kỷ luật trong năm"),
        ({}, [PUNISHED, PUNISHED | {"discipline_date": None}], "Có 2 thành viên của tập thể bị kỷ luật trong năm"),
    ],
)
def test_asks_of_the_collective_once(judge, collective, leaders, words):
    rows = [{"collective_code": "TT09"}, collective]

    (finding,) = judge("TT-505", rating_year=2023, collective=rows, leader=leaders)

    assert (finding.source_row, finding.cell, finding.found, finding.expected) == (6, "I6", "HTT", "KHT")
    assert finding.severity == "warning"
    assert words in finding.message


def test_a_violation_counted_before_does_not_count_again(judge):
    earlier = {
        "rating_year": 2022,
        "collective": {"violation_id": "VP-1", "level": "KHT"},
        "leader": {"violation_id": "VP-2", "level": "KHT"},
    }

    assert judge("TT-505", in_force=[earlier], rating_year=2023, collective=ITSELF, leader=PUNISHED) == []


@pytest.mark.parametrize(("rating_year", "found"), [(2022, 0), (2023, 1), (2024, 1), (2025, 0)])
def test_years(judge, rating_year, found):
    collective = ITSELF | {"discipline_date": date(rating_year, 5, 20)}

    assert len(judge("TT-505", rating_year=rating_year, collective=collective, leader={})) == found


WHO = {"citizen_id": "049080000001", "card_no": "49000001", "file_no": "000001"}


@pytest.mark.parametrize("number", WHO)
def test_a_discipline_in_the_list_of_members_counts_too(judge, number):
    same = {number: WHO[number]}
    other = {"name_key": "c", "birth_date": date(1970, 2, 2)}

    (finding,) = judge("TT-505", rating_year=2023, collective={}, leader=[other, same], member=[other, PUNISHED | same])

    assert "Có 1 thành viên của tập thể" in finding.message


def test_one_discipline_in_both_lists_is_of_one_person(judge):
    (finding,) = judge("TT-505", rating_year=2023, collective={}, leader=PUNISHED | WHO, member=PUNISHED | WHO)

    assert "Có 1 thành viên của tập thể" in finding.message


@pytest.mark.parametrize(
    ("member", "leader"),
    [
        (WHO | {"name_key": "b", "birth_date": date(1990, 1, 1)}, WHO),
        (WHO | {"discipline_date": date(2022, 5, 20)}, WHO),
        ({}, {}),  # never by name and birth date alone
        (WHO, WHO | {"collective_code": "TT02"}),
    ],
)
def test_a_discipline_of_somebody_else_does_not_count(judge, member, leader):
    assert judge("TT-505", rating_year=2023, collective={}, leader=leader, member=PUNISHED | member) == []


def test_a_violation_counted_of_the_member_before_does_not_count_again(judge):
    earlier = {"rating_year": 2022, "member": WHO | {"violation_id": "VP-2", "level": "KHT"}}

    assert judge("TT-505", in_force=[earlier], rating_year=2023, collective={}, leader=WHO, member=PUNISHED | WHO) == []
