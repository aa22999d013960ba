"""Publishing: only the difference is written, readers see one state, and no row is shown to whom it does not belong."""

from dataclasses import astuple

import psycopg
import pytest
from psycopg import IsolationLevel, sql
from psycopg.errors import InsufficientPrivilege

from database.connection import connect
from database.marts_access import UnguardedMart, UnknownCommittee, grant_bi, grant_committee
from database.publishing import MartInUse, publish

ROWS = [("a", "QNA04", 1), ("b", "QNA05", None), ("c", "ALL", 3)]


def build(rows, extra="", table="mart_toy"):
    """Make a mart in schema `build` as dbt would: a primary key, a comment, and these rows."""
    with connect() as connection:
        connection.execute(f"drop table if exists build.{table}")
        connection.execute(
            f"create table build.{table} (toy text primary key, committee_code text not null, number integer {extra})"
        )
        connection.execute(f"comment on table build.{table} is 'Mỗi dòng là một món đồ chơi.'")
        connection.execute(f"comment on column build.{table}.number is 'Số.'")
        with connection.cursor() as cursor:
            cursor.executemany(f"insert into build.{table} values (%s, %s, %s)", rows)


def ask(query, url=None):
    with psycopg.connect(url) if url else connect() as connection:
        return connection.execute(query).fetchall()


def versions_of_rows():
    return dict(ask("select toy, xmin::text from marts.mart_toy"))


def test_a_new_mart_is_made_like_the_one_that_was_built(home):
    build(ROWS)

    assert astuple(publish("first")["mart_toy"]) == (0, 3, True)

    assert ask("select * from marts.mart_toy order by toy") == ROWS
    assert ask(
        "select obj_description('marts.mart_toy'::regclass), col_description('marts.mart_toy'::regclass, 3)"
    ) == [("Mỗi dòng là một món đồ chơi.", "Số.")]
    assert ask("select built_from, changes from operations.publication") == [
        ("first", {"mart_toy": {"deleted": 0, "inserted": 3, "remade": True}})
    ]


def test_publishing_again_touches_no_row(home):
    build(ROWS)
    publish("first")
    before = versions_of_rows()
    build(ROWS)

    assert astuple(publish("second")["mart_toy"]) == (0, 0, False)

    assert versions_of_rows() == before


def test_only_rows_that_changed_came_or_vanished_are_written(home):
    build([*ROWS, ("d", "QNA04", None)])
    publish("first")
    before = versions_of_rows()
    build([("a", "QNA04", 2), ROWS[1], ("d", "QNA04", 4), ("e", "QNA04", None)])

    assert astuple(publish("second")["mart_toy"]) == (3, 3, False)

    after = versions_of_rows()
    assert set(after) == {"a", "b", "d", "e"}
    assert {toy for toy in after if after[toy] == before.get(toy)} == {"b"}


def test_a_reader_in_one_transaction_sees_one_state(home):
    build(ROWS)
    publish("first")
    with connect() as reader:
        reader.isolation_level = IsolationLevel.REPEATABLE_READ
        count = "select count(*) from marts.mart_toy"
        before = reader.execute(count).fetchone()
        build(ROWS[:1])
        publish("second")

        assert reader.execute(count).fetchone() == before == (3,)
    assert ask(count) == [(1,)]


def test_a_mart_of_another_shape_is_remade_with_its_access(home):
    build(ROWS)
    publish("first")
    build(ROWS, extra=", is_new boolean")

    assert publish("second")["mart_toy"].remade

    assert len(ask("select is_new from marts.mart_toy", grant_bi())) == len(ROWS)


def test_a_mart_on_which_a_foreign_view_stands_is_not_remade(home):
    build(ROWS)
    publish("first")
    with connect() as connection:
        connection.execute("create view public.report as select toy from marts.mart_toy")
    build(ROWS, extra=", is_new boolean")

    with pytest.raises(MartInUse, match="report"):
        publish("second")


def test_nothing_is_published_beside_a_table_without_row_security(home):
    build(ROWS)
    with connect() as connection:
        connection.execute("create table marts.loose (secret text)")

    with pytest.raises(UnguardedMart, match="loose"):
        publish("first")

    assert ask("select to_regclass('marts.mart_toy')") == [(None,)]


def test_a_committee_sees_its_own_rows_and_the_board_sees_all(home):
    build(ROWS)
    build([("x", "no committee's", 1)], table="dim_shared")
    with connect() as connection:
        connection.execute("alter table build.dim_shared rename column committee_code to whose")
    publish("first")

    committee, board = grant_committee("QNA04"), grant_bi()

    assert ask("select * from marts.mart_toy", committee) == ROWS[:1]
    assert ask("select * from marts.dim_shared", committee) == []
    assert len(ask("select * from marts.mart_toy", board)) == len(ROWS)
    assert len(ask("select * from marts.dim_shared", board)) == 1


def test_a_committee_also_sees_how_its_own_organisation_was_rated(home):
    with connect() as connection:
        connection.execute(
            "create table build.fct_toy (subject_key text primary key, subject_kind text, committee_code text)"
        )
        connection.execute(
            "insert into build.fct_toy values ('QNA04', 'ORGANISATION', 'QNA00'), ('QNA05', 'ORGANISATION', 'QNA00')"
        )
    publish("first")

    assert ask("select subject_key from marts.fct_toy", grant_committee("QNA04")) == [("QNA04",)]


@pytest.mark.parametrize("table", ["restricted.committee_login", "landing.submission", "build.mart_toy"])
def test_a_committee_reads_nothing_but_the_marts(home, table):
    build(ROWS)
    publish("first")

    with pytest.raises(InsufficientPrivilege):
        ask(f"select * from {table}", grant_committee("QNA04"))


def test_a_committee_cannot_write_or_take_on_the_group_role(home):
    build(ROWS)
    publish("first")
    url = grant_committee("QNA04")

    with pytest.raises(InsufficientPrivilege):
        ask("delete from marts.mart_toy returning 1", url)
    with psycopg.connect(url) as connection:
        is_refused = connection.info.server_version < 160000  # before, a membership could not be without `set role`
        try:
            connection.execute("set role xeploai_committee")
        except InsufficientPrivilege:
            is_refused = True
    assert is_refused


def test_a_renewed_login_has_a_new_password(home):
    build(ROWS)
    publish("first")
    old, new = grant_committee("QNA04"), grant_committee("QNA04")

    assert len(ask("select * from marts.mart_toy", new)) == 1
    with pytest.raises(psycopg.OperationalError, match="password"):
        ask("select 1", old)


def test_a_login_for_nobody_is_refused(home):
    with pytest.raises(UnknownCommittee, match="QNA99"):
        grant_committee("QNA99")


def test_the_policies_are_left_alone_when_they_are_right(home):
    build(ROWS)
    publish("first")
    policies = ask("select oid from pg_policy")
    publish("second")

    assert ask("select oid from pg_policy") == policies
    with connect() as connection:
        connection.execute(sql.SQL("comment on policy own_rows on marts.mart_toy is 'of an earlier release'"))
    publish("third")

    assert ask("select oid from pg_policy") != policies
