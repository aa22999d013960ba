"""The warehouse on rows that lie in landing: versions, ratings in force, publishing after tests, and never by halves."""

import shutil
from datetime import UTC, date, datetime

import pytest

from database.connection import connect
from database.marts_access import grant_committee
from tests.unit.database.test_publishing import ask
from xeploai import warehouse
from xeploai.warehouse import BuildFailed, build_waiting, run_dbt, write_docs

pytestmark = pytest.mark.slow
PEOPLE = {name: f"00000000-0000-0000-0000-{number:012}" for number, name in enumerate(("lan", "minh", "hoa", "tam"))}


def moment(month, day=1, year=2022):
    return datetime(year, month, day, tzinfo=UTC)


def insert(connection, table, **row):
    names, places = ", ".join(row), ", ".join(f"%({name})s" for name in row)
    return connection.execute(f"insert into {table} ({names}) values ({places}) returning *", row).fetchone()[0]


def accept(kind, accepted_at, committee="QNA04", year=2021, state="accepted", **sheets):
    """Land an accepted submission; a row with `person` gets its link, too."""
    with connect() as connection:
        number = connection.execute("select count(*) from landing.submission").fetchone()[0]
        submission_id = insert(
            connection, "landing.submission", sha256=str(number), committee_code=committee, rating_year=year, kind=kind,
            version_no=number + 1, file_name="x.xlsx", size_bytes=1, received_at=accepted_at, accepted_at=accepted_at,
            document_date=date(2022, 1, 5), state=state,
        )  # fmt: skip
        for sheet, rows in sheets.items():
            for source_row, row in enumerate(rows, 5):
                person = row.pop("person", None)
                insert(connection, f"landing.{sheet}", submission_id=submission_id, source_row=source_row, **row)
                if person:
                    insert(
                        connection, "restricted.person_link", submission_id=submission_id, sheet=sheet,
                        source_row=source_row, person_key=PEOPLE[person], matched_by="citizen_id", decided_by="machine",
                    )  # fmt: skip


def member(person, level, **changes):
    return {"person": person, "cell_code": "CB1", "level": level, "decision_date": date(2021, 12, 20), **changes}


def ratings(columns, where="true"):
    return ask(f"select {columns} from marts.fct_rating where {where} order by rating_year, subject_key")


@pytest.fixture
def people(home):
    with connect() as connection:
        for name, key in PEOPLE.items():
            insert(connection, "restricted.person", person_key=key, full_name=name, name_key=name)
    return home


def test_every_model_and_test_holds_on_an_empty_database(home):
    run_dbt("build")

    page = write_docs().read_text(encoding="utf-8")
    assert "mart_re_rating_order" in page and "an_order_is_open_until_something_accepted_mends_it" in page


def test_versions_are_kept_and_any_moment_can_be_told_again(people):
    accept("annual", moment(1, 10), member=[member("lan", "HTXS"), member("minh", "HTT"), member("hoa", "KHT")])
    accept("annual", moment(1, 11), "QNA05", member=[member("lan", "HT")])
    accept("adjustment", moment(10, 10), adjustment=[
        {"person": "lan", "subject_kind": "MEMBER", "new_level": "HT", "reason": "RA_SOAT", "decision_no": "9",
         "decision_date": date(2022, 10, 1)},
        {"person": "minh", "subject_kind": "MEMBER", "new_level": None, "reason": "KHAC", "decision_no": "9",
         "decision_date": date(2022, 10, 1)},
    ])  # fmt: skip
    accept("supplement", moment(10, 20), member=[member("tam", "HTT", decision_date=date(2022, 10, 12))])
    accept(
        "annual",
        moment(11),
        member=[member("lan", "HTXS"), member("minh", "HTT", cell_code="CB2"), member("tam", "HT")],
    )
    accept("supplement", moment(12), member=[member("tam", "HT")])
    accept("annual", moment(1, 10, 2023), year=2022, member=[member("lan", "KHT"), member("minh", "KHT")])

    assert build_waiting()

    lan, minh = PEOPLE["lan"], PEOPLE["minh"]
    assert ratings("subject_key, committee_code, original_level, level, version_count", "rating_year = 2021") == [
        (lan, "QNA04", "HTXS", "HT", 3),  # between two committees with the same day the earlier accepted, then lowered
        (minh, "QNA04", "HTT", None, 2),  # cancelled
        (PEOPLE["tam"], "QNA04", "HT", "HT", 3),  # the later supplement repeats the annual and ends the one before it
    ]  # hoa was dropped by the resubmission
    assert ratings("organisation_code, not_rated_reason", f"rating_year = 2021 and subject_key = '{minh}'") == [
        ("CB2", "KHAC")  # a move without a new level is no version, but it is told
    ]
    assert ask(
        "select cause, level, recorded_to is null from marts.fct_rating_version "
        f"where subject_key in ('{minh}', '{PEOPLE['hoa']}') and rating_year = 2021 order by subject_key, version_no"
    ) == [("annual", "HTT", True), ("adjustment", None, True), ("annual", "KHT", False)]
    assert ask("select rated, lowered, raised from marts.mart_adjustment where committee_code = 'ALL' "
               "and rating_year = 2021 and summary_kind = 'MEMBER'") == [(3, 1, 0)]  # fmt: skip
    same = "(table marts.fct_rating except all select * from marts.rating_as_of(now(), 'infinity'))"
    other = "(select * from marts.rating_as_of(now(), 'infinity') except all table marts.fct_rating)"
    assert ask(f"{same} union all {other}") == []
    march = "marts.rating_as_of('2022-03-01', 'infinity')"
    assert ask(f"select subject_key, level, version_count from {march} order by subject_key") == [
        (lan, "HTXS", 2),
        (minh, "HTT", 1),
        (PEOPLE["hoa"], "KHT", 1),
    ]
    assert ask("select count(*) from marts.rating_as_of(now(), '2022-09-30') where is_adjusted") == [(0,)]
    own = ask(f"select subject_key, committee_code, level from {march}", grant_committee("QNA05"))
    assert own == [(lan, "QNA05", "HT")]  # what others stated about the same person is not told


def test_what_changed_is_built_once_and_a_failing_test_leaves_the_marts(people, tmp_path, monkeypatch):
    accept("annual", moment(1, 10), member=[member("lan", "HTXS")])
    assert build_waiting()
    with monkeypatch.context() as patch:
        patch.setattr(warehouse, "run_dbt", lambda *_: pytest.fail("dbt was started although nothing changed"))
        assert not build_waiting()

    accept("supplement", moment(2), member=[member("minh", "HT")])
    broken = shutil.copytree(warehouse.PROJECT, tmp_path / "dbt_project")
    (broken / "tests" / "nothing_is_ever_right.sql").write_text("select 1 as wrong\n")
    with monkeypatch.context() as patch:
        patch.setattr(warehouse, "PROJECT", broken)
        with pytest.raises(BuildFailed, match="nothing_is_ever_right"):
            build_waiting()
    assert ratings("level") == [("HTXS",)]

    assert build_waiting()
    assert ratings("level") == [("HTXS",), ("HT",)]
    assert ask("select count(*) from operations.publication") == [(2,)]
    assert ask("select changes -> 'fct_rating' from operations.publication order by publication_id desc limit 1") == [
        ({"deleted": 0, "inserted": 1, "remade": False},)
    ]


def test_no_data_of_a_committee_fails_a_dbt_test(people):
    """What an archived year may hold: errors become remarks there, so anything that landed can be accepted."""
    leader = {"level": "HTT", "title_group": "Bí thư"}
    organisation = {"organisation_code": "O1", "organisation_name": "Chi bộ Một", "level": "HTT"}
    accept(
        "annual", moment(1, 10),
        member=[member("lan", "HTXS"), member("lan", "KHT"), member("minh", None), member(None, "HT"),
                member("tam", "HT", is_temporary=True), member("hoa", "HT", not_rated_reason="MIEN", cell_code=None)],
        organisation=[organisation, organisation | {"level": None}, {"organisation_name": "không mã"}],
        collective=[{"collective_code": "T1", "level": "KHT"}, {"collective_code": None, "level": "HT"}],
        leader=[{"person": "lan", "collective_code": "T1", **leader}, {"person": "lan", "collective_code": None, **leader},
                {"person": "minh", "collective_code": "T9", **leader}],
        suggested_review=[{"subject_kind": "COLLECTIVE", "subject_code": None}, {"subject_kind": "LEADER", "topic": None},
                          {"person": "lan", "subject_kind": "LEADER", "topic": None}, {"subject_kind": None}],
    )  # fmt: skip
    accept("annual", moment(1, 10), "QNA05", member=[member("lan", "HTXS")], organisation=[organisation])
    accept("adjustment", moment(1, 10), adjustment=[
        {"person": "lan", "subject_kind": "LEADER", "new_level": "HT"}, {"person": "hoa", "subject_kind": "LEADER"},
        {"subject_kind": "ORGANISATION", "subject_code": "nowhere", "new_level": "KHT"}, {"subject_kind": "COLLECTIVE"},
        {"person": "tam", "subject_kind": "MEMBER", "new_level": "KHT"}, {"subject_kind": None, "subject_code": "O1"},
    ])  # fmt: skip

    assert build_waiting()

    assert ratings("subject_key, level", "subject_kind = 'MEMBER' and original_level is not null") == [
        (PEOPLE["lan"], "HTXS"),
        (PEOPLE["hoa"], "HT"),
    ]
    assert ratings("original_level, level", "subject_kind = 'ORGANISATION' and subject_key = 'nowhere'") == [
        (None, "KHT")
    ]
