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


WHO = {"citizen_id": "049080000001", "card_no": "49000001", "file_no": "000001"}


@pytest.mark.parametrize("number", WHO)
def test_a_discipline_in_the_list_of_members_counts_too(judge, number):
    same = {number: WHO[number]}
    other = {"name_key": "c", "birth_date": date(1970, 2, 2)}

    (finding,) = judge("TT-503", collective={}, leader=[other, same], member=[other, CENSURED | same])

    assert "đối với 1 thành viên" in finding.message


def test_one_discipline_in_both_lists_is_of_one_person(judge):
    (finding,) = judge("TT-503", collective={}, leader=CENSURED | WHO, member=CENSURED | WHO)

    assert "đối với 1 thành viên" in finding.message


@pytest.mark.parametrize(
    ("member", "leader"),
    [
        (WHO | {"name_key": "b", "birth_date": date(1990, 1, 1)}, WHO),
        (WHO | {"discipline_date": date(2021, 5, 20)}, WHO),
        ({}, {}),  # never by name and birth date alone
        (WHO, WHO | {"collective_code": "TT02"}),
    ],
)
def test_a_discipline_of_somebody_else_does_not_count(judge, member, leader):
    assert judge("TT-503", collective={}, leader=leader, member=CENSURED | member) == []


def test_a_violation_counted_of_the_member_before_does_not_count_again(judge):
    earlier = {"rating_year": 2021, "member": WHO | {"violation_id": "VP-2", "level": "KHT"}}

    assert judge("TT-503", in_force=[earlier], collective={}, leader=WHO, member=CENSURED | WHO) == []
