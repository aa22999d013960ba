"""What people decide about who is who is kept, holds for later files, and can be taken back exactly."""

import pytest

from identity.decisions import accept, reject, split, split_from_year
from identity.ledger import Decision, NotDecided
from identity.undoing import undo
from tests.identity.conftest import HOA, LAN, MISTYPED

YES = Decision("Đã đối chiếu lý lịch", "Ban Tổ chức")
EVERYTHING = (
    "select * from restricted.person order by person_key",
    "select * from restricted.person_number order by person_key, kind, number, committee_code",
    "select * from restricted.person_link order by submission_id, sheet, source_row",
    "select * from restricted.link_candidate order by candidate_id",
)


@pytest.fixture
def pair(register):
    """LAN of 2021 and, mistyped, of 2022; return the candidate's number."""
    register.accept(LAN, HOA)
    register.link()
    register.accept(MISTYPED, HOA, year=2022)
    register.link()
    ((number,),) = register.ask("select candidate_id from restricted.link_candidate")
    return number


def everything(register):
    return [register.ask(query) for query in EVERYTHING]


def test_accepting_makes_one_person_of_two_and_says_who_decided(register, pair):
    first = register.links()[0][0]
    outcome = accept(pair, YES)
    assert register.persons() == [0, 1, 0, 1]
    assert (outcome.person_key, outcome.rows) == (first, 1)
    assert register.ask("select state from restricted.link_candidate") == [("accepted",)]
    ledger = register.ask(
        "select matched_by, decided_by, score > 9 from restricted.person_link where submission_id = 2 and source_row = 5"
    )
    assert ledger == [("probabilistic", "Ban Tổ chức", True)]
    (known,) = register.ask(
        f"select birth_date, citizen_id, card_no from restricted.person where person_key = '{first}'"
    )
    assert known == (MISTYPED["birth_date"], MISTYPED["citizen_id"], LAN["card_no"])
    assert register.ask("select count(*) from restricted.person") == [(2,)]


def test_undoing_an_acceptance_puts_everything_back(register, pair):
    before = everything(register)
    outcome = accept(pair, YES)
    assert everything(register) != before
    undo(outcome.decision_id, YES)
    assert everything(register) == before
    events = register.ask("select action, decided_by, reason from restricted.link_decision order by decision_id")
    assert events == [(action, YES.decided_by, YES.reason) for action in ("accept", "undo")]


def test_undoing_puts_back_what_was_linked_since(register, pair):
    outcome = accept(pair, YES)
    register.accept(MISTYPED, HOA, year=2023)
    register.accept(LAN, HOA, year=2024)
    register.link()
    assert register.persons() == [0, 1] * 4
    undo(outcome.decision_id, YES)
    assert register.persons() == [0, 1, 2, 1, 2, 1, 0, 1]


def test_an_acceptance_holds_for_later_files_of_either_wording(register, pair):
    accept(pair, YES)
    neither_agrees = (
        "update restricted.person set name_key = 'le thi bao', birth_date = null where name_key = 'le thi lan'"
    )
    register.ask(f"{neither_agrees} returning 1")  # what is known of her has moved on since
    register.accept(LAN, HOA)
    register.accept(MISTYPED, HOA, year=2022)
    register.link()
    assert register.persons() == [0, 1] * 4
    assert register.steps()[-4:] == ["probabilistic", "citizen_id", "probabilistic", "citizen_id"]


def test_a_rejected_pair_never_comes_back(register, pair):
    reject(pair, YES)
    register.supersede(2, register.accept(MISTYPED | {"card_no": "49000077"}, HOA, year=2022))
    register.link()
    register.accept(MISTYPED, HOA, year=2023)
    register.link()
    assert {state for *_, state in register.queue()} == {"rejected"}
    with pytest.raises(NotDecided, match="bác bỏ"):
        accept(pair, YES)


def test_a_rejection_can_be_taken_back(register, pair):
    outcome = reject(pair, YES)
    undo(outcome.decision_id, YES)
    assert register.queue() == [(0, 2, "open")]
    with pytest.raises(NotDecided, match="Không có"):
        undo(outcome.decision_id, YES)


def test_a_row_split_off_stays_split_off_in_later_files(register):
    register.accept(LAN)
    register.accept(LAN, year=2022)  # somebody else, whom a clerk gave Lan's row
    register.link()
    before = everything(register)
    outcome = split(2, "member", 5, YES)
    assert register.persons() == [0, 1]
    assert register.steps() == ["new", "split"]
    undo(outcome.decision_id, YES)
    assert everything(register) == before


def test_a_split_holds_for_the_next_version_of_both_rows(register):
    other = LAN | {"name": "le thi lan anh"}  # another person with a number that a clerk copied
    register.accept(LAN)
    register.accept(other, year=2022)
    register.link()
    assert register.persons() == [0, 0]
    split(2, "member", 5, YES)
    register.supersede(2, register.accept(other, year=2022))
    register.accept(LAN, year=2023)
    register.link()
    assert register.persons() == [0, 1, 1, 0]
    assert register.queue() == []


def test_a_persons_later_rows_can_be_split_off(register):
    for year in (2021, 2022, 2023):
        register.accept(LAN, year=year)
    register.link()
    split_from_year(str(register.links()[0][0]), 2022, YES)
    assert register.persons() == [0, 1, 1]


def test_the_last_row_of_a_person_is_not_split_off(register):
    register.accept(LAN)
    register.link()
    with pytest.raises(NotDecided, match="tất cả"):
        split(1, "member", 5, YES)
    assert register.ask("select count(*) from restricted.link_decision") == [(0,)]


def test_an_earlier_decision_waits_for_the_later_one_to_be_undone(register, pair):
    first = accept(pair, YES)
    second = split(1, "member", 5, YES)
    with pytest.raises(NotDecided, match=f"{second.decision_id}"):
        undo(first.decision_id, YES)
    undo(second.decision_id, YES)
    undo(first.decision_id, YES)
    assert register.persons() == [0, 1, 2, 1]


def test_who_stands_beside_the_other_in_one_list_is_not_merged(register, pair):
    register.accept(LAN, MISTYPED, HOA, year=2023)
    register.link()
    with pytest.raises(NotDecided, match="2023"):
        accept(pair, YES)


def test_a_chain_of_acceptances_resolves_to_one_person(register, pair):
    register.accept(MISTYPED | {"name": "le thi lann", "admission_date": None, "citizen_id": "049080000107"}, year=2023)
    register.link()
    waiting = register.ask("select candidate_id from restricted.link_candidate where state = 'open' order by 1")
    assert len(waiting) >= 2
    for (number,) in waiting[1:2]:
        accept(number, YES)
    accept(pair, YES)
    assert register.persons() == [0, 1, 0, 1, 0]
    assert register.ask("select count(*) from restricted.link_candidate where state = 'open'") == [(0,)]


@pytest.mark.parametrize("decision", [Decision(" ", "Ban Tổ chức"), Decision("Vì", "")])
def test_a_decision_says_who_and_why(register, pair, decision):
    with pytest.raises(NotDecided, match="lý do"):
        accept(pair, decision)
