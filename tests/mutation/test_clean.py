"""A clean committee is clean: a rule that finds something there, or a maker that breaks a rule, shows here."""

from random import Random

import pytest

from expectations.rule import load_rules
from expectations.verdict import judge
from tests.mutation.clean import clean_committee
from tests.mutation.landing import File, land_all


@pytest.mark.slow
@pytest.mark.usefixtures("vacuumed")
@pytest.mark.parametrize("year", [2018, 2022, 2023, 2025])
def test_a_clean_committee_has_no_error_and_no_warning(gates, year):
    connection, suites = gates
    rng = Random(year)
    codes = [f"M{number:03}" for number in range(20)]
    land_all(connection, [File(code, year, clean_committee(code, year, rng)) for code in codes])

    judged = judge(connection, "run", rules=load_rules(), suites=suites)
    found = connection.execute(
        "select distinct rule_id, sheet, cell, found, expected from gate.finding where severity != 'info'"
    ).fetchall()
    connection.let_go()

    assert len(judged) == len(codes)
    assert found == []
