"""Each deterministic step links what it should, and nothing on less than that."""

from datetime import date

import pytest

from tests.identity.conftest import HOA, LAN, NO_NUMBERS, OTHER_NUMBERS

CHANGED = {"birth_date": date(1990, 1, 1), "name": "le thi lan anh"}  # neither agrees with LAN


@pytest.mark.parametrize("number", ["citizen_id", "card_no", "file_no"])
@pytest.mark.parametrize("agreeing", ["name", "birth_date"])
def test_a_number_links_when_the_name_or_the_birth_date_agrees(register, number, agreeing):
    register.accept(LAN)
    later = LAN | OTHER_NUMBERS | CHANGED | {number: LAN[number], agreeing: LAN[agreeing]}
    register.accept(later, year=2022)
    register.link()
    assert register.persons() == [0, 0]
    assert register.steps() == ["new", number]


@pytest.mark.parametrize("number", ["citizen_id", "card_no", "file_no"])
@pytest.mark.parametrize("year", [2021, 2022])
def test_a_number_alone_links_nobody(register, number, year):
    register.accept(LAN)
    register.accept(LAN | NO_NUMBERS | CHANGED | {number: LAN[number]}, year=year)
    register.link()
    assert register.persons() == [0, 1]


def test_a_number_with_a_birth_date_left_blank_and_another_name_links_nobody(register):
    register.accept(LAN | {"birth_date": None})
    register.accept(LAN | {"birth_date": None, "name": "vo thi be"}, year=2022)
    register.link()
    assert register.persons() == [0, 1]


def test_a_file_number_says_nothing_in_another_committee(register):
    only_file = NO_NUMBERS | {"admission_date": None, "file_no": LAN["file_no"]}
    register.accept(LAN)
    register.accept(LAN | only_file, committee="QNA05", year=2022)
    register.link()
    assert register.persons() == [0, 1]


def test_traits_link_when_all_four_agree(register):
    register.accept(LAN)
    register.accept(LAN | OTHER_NUMBERS, committee="QNA05", year=2022)
    register.link()
    assert register.persons() == [0, 0]
    assert register.steps() == ["new", "name_birth_admission_sex"]


@pytest.mark.parametrize("missing", ["birth_date", "admission_date", "sex"])
def test_never_by_name_and_less_than_all_traits(register, missing):
    register.accept(LAN)
    register.accept(LAN | NO_NUMBERS | {missing: None}, year=2022)
    register.link()
    assert register.persons() == [0, 1]


def test_traits_that_two_persons_share_link_nobody(register):
    register.accept(LAN, LAN | OTHER_NUMBERS)
    register.accept(LAN | NO_NUMBERS, committee="QNA05", year=2022)
    register.link()
    assert register.persons() == [0, 1, 2]


def test_two_rows_that_share_one_persons_traits_are_not_that_person(register):
    register.accept(LAN)
    register.accept(LAN | NO_NUMBERS, LAN | OTHER_NUMBERS, committee="QNA05", year=2022)
    register.link()
    assert register.persons() == [0, 1, 2]


def test_twins_of_one_cell_stay_two(register):
    twin = HOA | {key: LAN[key] for key in ("birth_date", "admission_date", "sex")} | {"name": "le thi liên"}
    register.accept(LAN, twin)
    register.accept(twin, LAN, year=2022)
    register.link()
    assert register.persons() == [0, 1, 1, 0]


def test_the_ledger_says_by_what_and_by_whom_and_a_second_run_links_nothing(register):
    register.accept(LAN, HOA)
    register.accept({key: value for key, value in LAN.items() if key not in ("admission_date", "sex")}, sheet="leader")
    assert register.link() == 3
    ledger = register.ask("select sheet, matched_by, decided_by, decided_at is not null from restricted.person_link")
    assert sorted(ledger) == [
        ("leader", "citizen_id", "machine", True),
        ("member", "new", "machine", True),
        ("member", "new", "machine", True),
    ]
    before = register.links()
    assert register.link() == 0
    assert register.links() == before


def test_rows_of_submissions_that_nobody_accepted_are_not_linked(register):
    register.accept(LAN)
    with_no_verdict = "update landing.submission set state = 'landed', accepted_at = null returning 1"
    assert register.ask(with_no_verdict) == [(1,)]
    assert register.link() == 0


def test_a_number_that_two_names_of_a_sheet_share_is_no_evidence(register):
    same = {"citizen_id": "0", "card_no": "KHÔNGCÓ", "birth_date": LAN["birth_date"], "file_no": None}
    people = [LAN | same | {"name": f"le thi {name}"} for name in ("an", "binh", "chi", "dung")]

    register.accept(*people)
    register.link()

    assert len({person for person, _ in register.links()}) == 4
