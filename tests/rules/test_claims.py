"""Claims: who holds a code while the Board has not spoken yet."""

import pytest

from expectations.claims import settle_claims
from tests.rules.conftest import CELL_OF_FIVE

ORGANISATION = CELL_OF_FIVE | {"parent_code": None}


@pytest.fixture
def holds(province):
    """Judge the claim of one file; tell whether nobody else holds its code."""

    def _holds(submission_id):
        assert settle_claims(province.connection, [submission_id]) == [submission_id]
        return not province.ask("select from landing.refusal where submission_id = %s", submission_id)

    return _holds


@pytest.fixture
def land(province):
    """Land a file with one organisation; `asked_at`: it has waited for the Board since."""

    def _land(committee, asked_at=None, version_no=1, **changes):
        submission_id = province.land(committee_code=committee, organisation=ORGANISATION, **changes)
        province.connection.execute(
            "update landing.submission set appraisal_asked_at = %s, version_no = %s where submission_id = %s",
            [asked_at, version_no, submission_id],
        )
        return submission_id

    return _land


def test_who_waits_for_the_board_holds_its_code_against_who_comes_later(holds, land):
    waiting, late = land("QNA05", "2023-01-06"), land("QNA06", received_at="2022-12-02")

    assert holds(waiting)
    assert not holds(late)


def test_of_two_that_wait_who_has_waited_longer_may_be_accepted(holds, land):
    second, first = land("QNA05", "2023-01-07"), land("QNA06", "2023-01-06")

    assert not holds(second)
    assert holds(first)


def test_who_had_the_code_the_year_before_has_it_before_who_waits(holds, land):
    land("QNA06", rating_year=2021, state="accepted")
    waiting, owner = land("QNA05", "2023-01-06"), land("QNA06")

    assert holds(owner)
    land("QNA06", "2023-01-08", version_no=2)
    assert not holds(waiting)


def test_who_waits_with_a_code_of_this_year_had_nothing_the_year_before(holds, land):
    land("QNA06", "2022-01-07", rating_year=2021)
    land("QNA05", "2023-01-06")

    assert not holds(land("QNA06"))


def test_what_is_in_force_holds_its_code_against_who_had_it_the_year_before(holds, land):
    land("QNA06", rating_year=2021, state="accepted")
    land("QNA05", state="accepted")

    assert not holds(land("QNA06"))


def test_an_annual_in_whose_place_a_later_one_waits_holds_nothing(holds, land, province):
    land("QNA05", "2023-01-06", version_no=1)
    later = province.land(committee_code="QNA05")
    province.connection.execute(
        "update landing.submission set appraisal_asked_at = '2023-01-08', version_no = 2 where submission_id = %s",
        [later],
    )

    assert holds(land("QNA06"))


def test_nobody_is_in_the_way_of_the_own_committee(holds, land):
    land("QNA05", "2023-01-06")

    assert holds(land("QNA05", version_no=2))
