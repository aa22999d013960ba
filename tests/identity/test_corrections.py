"""Corrected, contested, repeated and late rows: what one run or several runs must not get wrong."""

import pytest

from tests.identity.conftest import HOA, LAN, NO_NUMBERS, OTHER_NUMBERS

WRONG_CITIZEN = LAN | {"citizen_id": "049080000099"}


def test_a_corrected_citizen_number_in_one_run_is_the_same_person(register):
    register.accept(LAN)
    register.accept(WRONG_CITIZEN)
    register.link()
    assert register.persons() == [0, 0]
    assert register.steps() == ["new", "card_no"]


@pytest.mark.parametrize("committees", [("QNA04", "QNA05"), ("QNA05", "QNA04")])
def test_numbers_given_by_one_committee_only_still_join_within_a_run(register, committees):
    both, only_card = LAN | {"file_no": None}, LAN | NO_NUMBERS | {"card_no": LAN["card_no"]}
    for row, committee in zip((only_card, both), committees, strict=True):
        register.accept(row, committee=committee)
    register.link()
    assert register.persons() == [0, 0]


def test_the_row_that_joins_two_others_may_come_last(register):
    for number, committee in (("citizen_id", "QNA05"), ("card_no", "QNA06")):
        register.accept(LAN | NO_NUMBERS | {number: LAN[number]}, committee=committee)
    register.accept(LAN)
    register.link()
    assert register.persons() == [0, 0, 0]


def test_a_resubmission_without_numbers_in_one_run_is_the_same_person(register):
    register.accept(LAN | NO_NUMBERS)
    register.accept(LAN | NO_NUMBERS)
    register.link()
    assert register.persons() == [0, 0]


@pytest.mark.parametrize("one_run", [True, False])
@pytest.mark.parametrize(("committee", "persons"), [("QNA05", [0, 0, 2]), ("QNA04", [0, 0, 0])])
def test_who_has_a_row_elsewhere_that_year_is_nobody_elses_traits(register, one_run, committee, persons):
    register.accept(LAN)
    register.accept(LAN, year=2022)
    if not one_run:
        register.link()
    register.accept(LAN | OTHER_NUMBERS, committee=committee, year=2022)
    register.link()
    assert register.persons() == persons


def test_who_has_another_row_of_the_same_submission_is_not_matched_by_traits(register):
    register.accept(LAN, LAN | OTHER_NUMBERS)
    register.link()
    register.ask("delete from restricted.person_link where source_row = 6 returning 1")  # a link that was reversed
    register.ask(
        "delete from restricted.person_number where number in ('049080000009', '49000009', '000009') returning 1"
    )
    register.ask("delete from restricted.person where citizen_id = '049080000009' returning 1")
    register.link()
    assert register.persons() == [0, 1]


def test_a_late_file_of_an_older_year_does_not_overwrite_what_is_known(register):
    register.accept(LAN | {"file_no": "000777"}, year=2022)
    register.link()
    register.accept(LAN, year=2021)
    register.link()
    assert register.persons() == [0, 0]
    assert register.ask("select file_no from restricted.person") == [("000777",)]


def test_a_newer_year_and_a_resubmission_replace_what_is_known(register):
    register.accept(LAN)
    for year in (2022, 2022):
        register.accept(LAN | {"file_no": f"000{len(register.links())}"}, year=year)
        register.link()
    assert register.persons() == [0, 0, 0]
    assert register.ask("select file_no from restricted.person") == [("0002",)]


def test_of_two_files_of_one_run_the_last_replaces_what_is_known(register):
    register.accept(LAN)
    register.accept(WRONG_CITIZEN)
    register.accept(LAN | {"file_no": "000777"})
    register.link()
    assert register.ask("select citizen_id, file_no from restricted.person") == [(LAN["citizen_id"], "000777")]


def test_numbers_that_point_at_two_persons_decide_nothing(register):
    namesake = HOA | {"name": LAN["name"]}
    contested = LAN | {"citizen_id": namesake["citizen_id"], "file_no": None}
    register.accept(LAN, namesake)
    register.link()
    register.accept(contested, year=2022)
    register.accept(contested, year=2022)  # sent again
    register.link()
    register.accept(LAN, namesake, year=2023)
    register.link()
    assert register.persons() == [0, 1, 2, 2, 0, 1]


def test_a_number_of_somebody_who_does_not_agree_contests_nothing(register):
    register.accept(LAN, HOA)
    register.accept(LAN | {"citizen_id": HOA["citizen_id"]}, year=2022)
    register.link()
    assert register.persons() == [0, 1, 0]


def test_a_number_of_the_twin_who_left_does_not_make_her_of_the_one_who_stays(register):
    twin = LAN | OTHER_NUMBERS | {"name": "le thi hang"}
    typed = LAN | NO_NUMBERS | {"citizen_id": twin["citizen_id"]}  # one digit wrong, and it is the twin's
    register.accept(LAN, twin)
    register.link()
    register.accept(typed, year=2022)
    register.link()
    assert register.persons() == [0, 1, 2]
    assert sorted(register.queue()) == [(0, 2, "open"), (1, 2, "open")]
