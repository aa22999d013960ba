"""The ceilings of excellent ratings: the boundary cases of the texts, in both readings of the base."""

import psycopg
import pytest

from tests.conftest import on

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def ask(server, template):
    with psycopg.connect(on(server, template)) as connection:
        yield lambda query, *values: connection.execute(query, values).fetchone()[0]


def strict(ask, htxs, htt, base="T", rounding="floor", min_one=False):
    return ask("select config.strict_ceiling(%s, %s, %s, 20, %s, %s)", htxs, htt, base, rounding, min_one)


@pytest.mark.parametrize(("htt", "ceiling"), [(4, 0), (5, 1), (9, 1), (10, 2), (24, 4), (25, 5), (101, 20)])
def test_of_those_rated_good(ask, htt, ceiling):
    assert strict(ask, 1, htt) == ceiling


@pytest.mark.parametrize(("both", "ceiling"), [(4, 0), (5, 1), (9, 1), (10, 2)])
def test_of_those_rated_good_or_excellent(ask, both, ceiling):
    assert strict(ask, 1, both - 1, base="X+T") == ceiling


@pytest.mark.parametrize(("rounding", "ceiling"), [("floor", 1), ("nearest", 2), ("ceil", 2)])
def test_rounds_as_the_campaign_says(ask, rounding, ceiling):
    assert strict(ask, 1, 8, rounding=rounding) == ceiling


def test_lets_one_be_excellent_where_the_campaign_does(ask):
    assert (strict(ask, 1, 3), strict(ask, 1, 3, min_one=True)) == (0, 1)


@pytest.mark.parametrize(("htxs", "htt", "loose"), [(25, 101, 26), (2, 7, 2), (118, 451, 114), (1, 0, 1), (0, 0, 0)])
def test_the_loose_ceiling_counts_both_and_rounds_up(ask, htxs, htt, loose):
    assert ask("select config.loose_ceiling(%s, %s, 20, false)", htxs, htt) == loose


@pytest.mark.parametrize(
    ("htxs", "htt", "verdict"),
    [(5, 25, "OK"), (6, 25, "WARNING"), (7, 25, "WARNING"), (8, 25, "VIOLATION"), (0, 0, "NOT_APPLICABLE")],
)
def test_between_the_ceilings_it_is_a_warning(ask, htxs, htt, verdict):
    loose = ask("select config.loose_ceiling(%s, %s, 20, false)", htxs, htt)

    assert ask("select config.quota_verdict(%s, %s, %s, %s)", htxs, htt, strict(ask, htxs, htt), loose) == verdict
