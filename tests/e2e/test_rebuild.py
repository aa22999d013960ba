"""Rebuilding: what grew submission by submission is what landing tells at once, and a resubmission writes its own rows."""

from datetime import date

import pytest

from database.connection import connect
from tests.e2e.test_warehouse import PEOPLE, accept, member, moment, people  # noqa: F401
from tests.unit.database.test_publishing import ask
from xeploai import warehouse
from xeploai.warehouse import build_waiting, empty_build

pytestmark = pytest.mark.slow
LEDGER = ("int_ratings_stated", "int_statements_compared", "int_statements_versioned")


def rows(schema, table):
    """Every row as (committee, the row, xmin); xmin is another when the row was written again."""
    return set(ask(f"select committee_code, told::text, xmin::text from {schema}.{table} as told"))


def marts():
    names = ask("select tablename from pg_tables where schemaname = 'marts' order by tablename")
    return {name: {row[:2] for row in rows("marts", name)} for (name,) in names}


def change(*statements):
    with connect() as connection:
        for statement in statements:
            connection.execute(statement)


def written():
    """Rows per table that the last publication deleted or inserted; a remade table is in it, too."""
    ((changes,),) = ask("select changes from operations.publication order by publication_id desc limit 1")
    return {table: told for table, told in changes.items() if any(told.values())}


def two_years(committee, *names, **changes):
    organisation = {"organisation_code": f"{committee}-1", "organisation_type": "CBCS", "level": "HTT"}
    for year, level in ((2021, "KHT"), (2022, "KHT")):
        decided = {"decision_date": date(year, 12, 20), "cell_code": f"{committee}-1"}
        accept(
            "annual", moment(1, 10, year + 1), committee, year, organisation=[dict(organisation)],
            collective=[{"collective_code": f"{committee}-T", "organisation_code": f"{committee}-1", "level": level}],
            member=[member(name, level, **decided, **changes) for name in names],
            leader=[{"person": names[0], "collective_code": f"{committee}-T", "level": level}],
        )  # fmt: skip


def test_a_rebuild_from_landing_gives_the_marts_that_grew_by_submission(people):  # noqa: F811
    two_years("QNA04", "lan", "minh")
    two_years("QNA05", "hoa")
    two_years("QNA06", "tam")
    two_years("QNA07", "hoa")
    accept("supplement", moment(2, year=2023), "QNA07", 2022, member=[member("tam", "HT")])
    assert build_waiting()

    accept("annual", moment(3, year=2023), member=[member("lan", "HT"), member("minh", "KHT", cell_code="CB2")])
    accept("adjustment", moment(4, year=2023), "QNA05", 2022, adjustment=[
        {"person": "hoa", "subject_kind": "MEMBER", "new_level": "HTT", "reason": "RA_SOAT", "decision_no": "9",
         "decision_date": date(2023, 3, 20)}])  # fmt: skip
    assert build_waiting()
    grown = marts()

    change(  # what was two persons' is one's, by a word that is newer than every file
        f"update restricted.person_link set person_key = '{PEOPLE['minh']}', matched_by = 'split', decided_by = 'Ban', "
        "decided_at = clock_timestamp() where submission_id in "
        "(select submission_id from landing.submission where committee_code = 'QNA06' and rating_year = 2022)"
    )
    assert build_waiting()
    assert {"fct_rating_version", "dim_person", "mart_flag_history"} <= written().keys()

    change(
        "update landing.submission set accepted_at = null, state = 'returned' where committee_code = 'QNA07' "
        "and kind = 'supplement'",
        "insert into config.lineage (object, kind, from_code, to_code, effective_on, continues) "
        "values ('organisation', 'rename', 'QNA05-1', 'QNA05-1N', '2022-06-01', true)",
        "update config.campaign set quota_pct = 100 where rating_year = 2022",
    )
    assert build_waiting()
    assert {"fct_rating_version", "mart_year_over_year"} <= written().keys()
    assert all(grown[table] != told for table, told in marts().items() if table in ("fct_rating", "dim_person"))
    grown = marts()

    assert build_waiting(anew=True)

    assert written() == {}
    assert marts() == grown


def test_one_committees_resubmission_writes_its_own_rows(people):  # noqa: F811
    two_years("QNA04", "lan", "minh")
    two_years("QNA05", "hoa", "tam")
    assert build_waiting()
    places = [*(("build", table) for table in LEDGER), *(("marts", table) for table in marts())]
    before = {place: rows(*place) for place in places}

    accept("annual", moment(3, year=2023), member=[member("lan", "HT"), member("minh", "KHT")])
    assert build_waiting()

    whose = {place: {row[0] for row in rows(*place) ^ told} for place, told in before.items()}
    assert set().union(*whose.values()) == {"QNA04", "ALL"}
    assert all(whose["build", table] == {"QNA04"} for table in LEDGER)
    ratings = written()["fct_rating"]
    assert (ratings["inserted"], ratings["deleted"]) == (2, 5)  # the same two; what the file no longer has is gone


def test_what_other_models_built_is_let_go(home, monkeypatch):
    def left_behind():
        return ask("select tablename from pg_tables where schemaname = 'build'")

    empty_build(anew=False)
    change("create table build.int_ratings_stated (of_yesterday text)")

    empty_build(anew=False)
    assert left_behind() == [("int_ratings_stated",)]

    monkeypatch.setattr(warehouse, "_code", lambda: "changed")
    empty_build(anew=False)
    assert left_behind() == []
