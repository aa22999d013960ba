"""Who may be the same person is queued for people, once, and nobody is merged by the machine."""

import subprocess
import sys
from datetime import date

import pytest

from tests.identity.conftest import HOA, LAN, MISTYPED, NO_NUMBERS

TWIN = LAN | {"name": "le thi hang", "citizen_id": "049080000002", "card_no": "49000002", "file_no": "000002"}


def test_a_mistyped_person_is_a_new_one_and_stands_in_the_queue(register):
    register.accept(LAN, HOA)
    register.link()
    register.accept(MISTYPED, HOA, year=2022)
    register.link()
    assert register.persons() == [0, 1, 2, 1]
    assert register.queue() == [(0, 2, "open")]
    ((score, reasons, is_probable),) = register.ask("select score, reasons, is_probable from restricted.link_candidate")
    assert score > 9
    assert is_probable
    assert {"name_same", "birth_day_and_month_swapped", "citizen_one_digit"} <= set(reasons)


def test_a_second_run_asks_nothing_again(register):
    register.accept(LAN)
    register.accept(MISTYPED, year=2022)
    register.link()
    before = register.ask("select * from restricted.link_candidate")
    assert len(before) == 1
    register.accept(HOA, year=2023)
    assert register.link() == 1
    assert register.ask("select * from restricted.link_candidate") == before


def test_nothing_is_imported_when_nobody_new_came(home):
    script = (
        "import sys\n"
        "from tests.identity.conftest import LAN, Register\n"
        "register = Register()\n"
        "register.accept(LAN); register.link()\n"
        "for name in [name for name in sys.modules if name.split('.')[0] in ('splink', 'duckdb')]: del sys.modules[name]\n"
        "register.accept(LAN, year=2022); register.link()\n"
        "print(sorted({'splink', 'duckdb'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("mistyped", [{}, {"citizen_id": LAN["citizen_id"]}, {"card_no": LAN["card_no"]}])
def test_twins_who_stand_in_one_list_are_never_asked_about(register, mistyped):
    register.accept(LAN, TWIN)
    register.accept(LAN, TWIN | mistyped, year=2022)
    register.link()
    assert register.persons() == [0, 1, 0, 1]
    assert register.queue() == []


def test_of_twins_the_one_who_came_when_the_other_left_is_asked_about_and_not_merged(register):
    register.accept(LAN)
    register.accept(TWIN, year=2022)
    register.link()
    assert register.persons() == [0, 1]
    assert all(state == "open" for *_, state in register.queue())


def test_a_contested_row_is_queued_with_both_whose_numbers_it_gives(register):
    namesake = HOA | {"name": LAN["name"], "sex": LAN["sex"]}
    register.accept(LAN, namesake)
    register.accept(LAN | {"citizen_id": namesake["citizen_id"], "file_no": None}, year=2022)
    register.link()
    assert register.persons() == [0, 1, 2]
    assert sorted(register.queue()) == [(0, 2, "open"), (1, 2, "open")]


def test_who_vanishes_from_a_later_file_is_compared_with_who_came_before(register):
    before = register.accept(LAN, year=2022)
    register.accept(MISTYPED | {"name": "le thi lann"}, committee="QNA05", year=2022)
    register.link()
    assert register.queue() == []
    register.supersede(before, register.accept(HOA, year=2022))
    register.link()
    assert register.queue() == [(0, 1, "open")]


def test_a_row_that_a_resubmission_changed_too_much_is_compared_with_what_it_was(register):
    before = register.accept(LAN)
    register.link()
    register.supersede(before, register.accept(MISTYPED))
    register.link()
    assert register.queue() == [(0, 1, "open")]


def test_namesakes_born_on_one_day_in_two_committees_are_asked_about_but_not_probable(register):
    other = LAN | {"citizen_id": "049080770001", "card_no": "49770001", "admission_date": date(2011, 4, 5)}
    register.accept(LAN)
    register.accept(other, committee="QNA05")
    register.link()
    assert register.queue() == [(0, 1, "open")]
    assert register.ask("select is_probable from restricted.link_candidate") == [(False,)]


def test_a_first_of_january_and_a_common_name_are_not_probable(register):
    some_day = LAN | {"birth_date": date(1980, 1, 1)} | NO_NUMBERS
    register.accept(some_day | {"admission_date": None})
    register.accept(some_day | {"admission_date": date(2015, 9, 9)}, committee="QNA05", year=2022)
    register.accept(HOA, year=2021)
    register.link()
    assert register.persons()[0] != register.persons()[1]
    assert register.ask("select count(*) from restricted.link_candidate where is_probable") == [(0,)]


def test_at_most_three_are_asked_about_a_new_person(register):
    look_alikes = [LAN | NO_NUMBERS | {"citizen_id": f"0490801111{n}0", "sex": "NU"} for n in range(10, 15)]
    register.accept(*look_alikes)
    register.link()
    register.accept(LAN | NO_NUMBERS, year=2022)
    register.link()
    assert len(register.queue()) == 3
