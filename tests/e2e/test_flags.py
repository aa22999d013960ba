"""Flags through the years: when each opened and closed, by what, and the same again after the marts were lost."""

import shutil
from datetime import date, timedelta

import pytest

import settings
from database.connection import connect
from database.marts_access import grant_committee
from ingestion.reference import refresh_reference
from tests.e2e.test_warehouse import PEOPLE, accept, insert, member, moment
from tests.unit.database.test_publishing import ask
from xeploai.warehouse import build_waiting

pytestmark = pytest.mark.slow
NAMES = {key: name for name, key in PEOPLE.items()}
A_2021, A_2022, A_2023 = moment(1, 10), moment(1, 10, 2023), moment(1, 10, 2024)
LOWERED, RESENT, SUPPLEMENTED, CANCELLED, RAISED = (moment(number, 20, 2024) for number in (2, 3, 4, 5, 6))


@pytest.fixture
def people(home):
    with connect() as connection:
        for name, key in PEOPLE.items():
            insert(connection, "restricted.person", person_key=key, full_name=name, name_key=name)
    return home


def rated(year, **levels):
    return [member(name, level, decision_date=date(year, 12, 20)) for name, level in levels.items()]


def corrected(level, decided_on, **subject):
    return [{"new_level": level, "decision_no": "9", "reason": "KHAC", "decision_date": decided_on, **subject}]


def history(url=None):
    """Every period as (name, years, status, opened_at, opened_by, closed_at, closed_by)."""
    rows = ask(
        "select subject_key, first_year, second_year, status, opened_at, opened_by, closed_at, closed_by "
        "from marts.mart_flag_history order by opened_at, first_year, subject_key",
        url,
    )
    return {(NAMES.get(key, key), *others) for key, *others in rows}


def open_flags():
    return {(NAMES.get(key, key), *others) for key, *others in ask(
        "select subject_key, first_year, second_year, status from marts.mart_consecutive_non_completion"
    )}  # fmt: skip


def flags_as_of(moment):
    """Flags as the ratings of that moment make them, told without the models: (who, first year, second year)."""
    told = ask(f"select subject_key, rating_year, level from marts.rating_as_of('{moment}', 'infinity')")
    levels = {(NAMES.get(key, key), year): level for key, year, level in told}
    years = [who for who, level in levels.items() if level == "KHT"]
    return {
        (who, first, second)
        for who, second in years
        for first in (second - 1, second - 2)
        if levels.get((who, first)) == "KHT" and (second - first == 1 or levels.get((who, second - 1)) is None)
    }


def lose_the_marts():
    with connect() as connection:
        for (table,) in connection.execute("select relname from pg_class where relnamespace = 'marts'::regnamespace "
                                           "and relkind = 'r'").fetchall():  # fmt: skip
            connection.execute(f"drop table marts.{table} cascade")
        connection.execute("update operations.publication set built_from = 'lost'")


def lose_the_ledger():
    with connect() as connection:
        connection.execute("delete from operations.flag_period")
        connection.execute("update operations.publication set recorded_until = null")


def test_a_flag_is_told_for_ever_with_what_opened_and_closed_it(people):
    collective = {"collective_code": "T1", "organisation_code": "O1"}
    accept("annual", A_2021, member=rated(2021, lan="HT", minh="KHT", hoa="KHT", tam="KHT"),
           collective=[{**collective, "level": "KHT", "decision_date": date(2021, 12, 20)}])  # fmt: skip
    accept("annual", A_2022, year=2022, member=rated(2022, lan="KHT", minh="KHT", hoa="KHT"),
           collective=[{**collective, "level": "KHT", "decision_date": date(2022, 12, 20)}])  # fmt: skip
    accept("annual", A_2023, "QNA05", year=2023, member=rated(2023, minh="KHT", tam="KHT"))

    assert build_waiting()

    minhs = {("minh", 2021, 2022, "FLAG", A_2022, "annual", None, None),
             ("minh", 2022, 2023, "FLAG", A_2023, "annual", None, None)}  # fmt: skip
    assert history() == minhs | {
        ("hoa", 2021, 2022, "FLAG", A_2022, "annual", None, None),
        ("T1", 2021, 2022, "FLAG", A_2022, "annual", None, None),
        ("tam", 2021, 2023, "REVIEW", A_2023, "annual", None, None),
    }
    own = history(grant_committee("QNA05"))
    assert {(name, second_year) for name, _, second_year, *_ in own} == {("minh", 2023), ("tam", 2023)}

    accept("adjustment", LOWERED, adjustment=corrected("KHT", date(2024, 2, 1), person="lan", subject_kind="MEMBER"))
    accept("annual", RESENT, year=2022, member=rated(2022, lan="KHT", minh="KHT"),
           collective=[{**collective, "level": "KHT", "decision_date": date(2022, 12, 20)}])  # fmt: skip
    accept("supplement", SUPPLEMENTED, year=2022, member=rated(2022, tam="HT"))
    accept("adjustment", CANCELLED, year=2022,
           adjustment=corrected(None, date(2024, 5, 1), subject_code="T1", subject_kind="COLLECTIVE"))  # fmt: skip

    assert build_waiting()

    ended = minhs | {
        ("hoa", 2021, 2022, "FLAG", A_2022, "annual", RESENT, "resubmission"),
        ("T1", 2021, 2022, "FLAG", A_2022, "annual", CANCELLED, "adjustment"),
        ("tam", 2021, 2023, "REVIEW", A_2023, "annual", SUPPLEMENTED, "supplement"),
    }
    assert history() == ended | {("lan", 2021, 2022, "FLAG", LOWERED, "adjustment", None, None)}
    assert open_flags() == {("minh", 2021, 2022, "FLAG"), ("minh", 2022, 2023, "FLAG"), ("lan", 2021, 2022, "FLAG")}

    accept("adjustment", RAISED, adjustment=corrected("HT", date(2024, 6, 1), person="lan", subject_kind="MEMBER"))

    assert build_waiting()

    in_the_end = ended | {("lan", 2021, 2022, "FLAG", LOWERED, "adjustment", RAISED, "adjustment")}
    assert history() == in_the_end
    assert ask("select count(*), count(distinct opened_in), count(distinct closed_in) from operations.flag_period") == [
        (6, 2, 2)
    ]

    for known in (A_2021, A_2022, A_2023, LOWERED, RESENT, SUPPLEMENTED, CANCELLED, RAISED):
        for when in (known - timedelta(seconds=1), known):
            assert flags_as_of(when) == {
                (who, first, second)
                for who, first, second, _, opened_at, _, closed_at, _ in in_the_end
                if opened_at <= when and (closed_at is None or when < closed_at)
            }

    lose_the_marts()
    assert build_waiting()
    assert history() == in_the_end

    lose_the_marts()
    lose_the_ledger()  # ratings tell their times to whoever was away for years
    assert build_waiting()
    assert history() == in_the_end


def test_a_link_that_a_person_decides_opens_and_closes_flags(people):
    accept("annual", A_2021, member=rated(2021, lan="KHT", minh="HT"))
    accept("annual", A_2022, year=2022, member=rated(2022, lan="KHT", minh="KHT"))
    settle(A_2021, matched_by="probabilistic", decided_by="machine", where=f"person_key = '{PEOPLE['lan']}'")

    assert build_waiting()

    review = ("lan", 2021, 2022, "REVIEW", A_2022, "annual")
    assert history() == {(*review, None, None)}

    accepted, parted, joined = moment(2, 1, 2023), moment(3, 1, 2023), moment(4, 1, 2023)
    settle(accepted, decided_by="Ban Tổ chức", where=f"person_key = '{PEOPLE['lan']}'")
    assert build_waiting()

    flag = ("lan", 2021, 2022, "FLAG", accepted, "link")
    assert history() == {(*review, accepted, "link"), (*flag, None, None)}

    settle(parted, decided_by="Ban Tổ chức", person_key=PEOPLE["hoa"],
           where=f"person_key = '{PEOPLE['lan']}' and submission_id = 1")  # fmt: skip
    assert build_waiting()

    assert history() == {(*review, accepted, "link"), (*flag, parted, "link")}

    settle(joined, decided_by="Ban Tổ chức", person_key=PEOPLE["minh"], where=f"person_key = '{PEOPLE['hoa']}'")
    assert build_waiting()  # two rows of 2021 in one file: the first speaks, and that is lan's

    told = {(*review, accepted, "link"), (*flag, parted, "link")}
    assert history() == told | {("minh", 2021, 2022, "FLAG", joined, "link", None, None)}
    lose_the_marts()
    assert build_waiting()
    assert history() == told | {("minh", 2021, 2022, "FLAG", joined, "link", None, None)}


def test_a_row_that_follows_an_older_decision_is_known_since_it_was_recorded(people):
    accept("annual", A_2021, member=rated(2021, lan="KHT"))
    accept("annual", A_2022, year=2022, member=rated(2022, lan="KHT"))
    settle(
        LOWERED, where="submission_id = 1", decided_by="Ban Tổ chức", matched_by="probabilistic", linked_at=SUPPLEMENTED
    )
    accept("annual", RESENT, year=2023, member=rated(2023, lan="KHT"))
    with connect() as connection:
        connection.execute(
            "update restricted.person_link set decided_by = 'Ban Tổ chức', decision_id = 1, decided_at = %s "
            "where submission_id = 3", [CANCELLED],
        )  # fmt: skip

    assert build_waiting()

    assert history() == {("lan", 2021, 2022, "FLAG", LOWERED, "link", None, None),
                         ("lan", 2022, 2023, "FLAG", RESENT, "annual", None, None)}  # fmt: skip
    assert ask("select recorded_until from operations.publication") == [(RESENT,)]


def test_streaks_within_a_term_wait_for_the_terms(people, tmp_path, monkeypatch):
    def leader(level, year):
        return {"person": "lan", "collective_code": "T1", "title_group": "Bí thư", "level": level,
                "decision_date": date(year, 12, 20)}  # fmt: skip

    for year, level, civil_level in ((2021, "KHT", "KHT"), (2022, "HT", "HT"), (2023, "KHT", "KHT")):
        minh = member("minh", "HT", civil_level=civil_level, decision_date=date(year, 12, 20))
        accept("annual", moment(1, 10, year + 1), year=year, leader=[leader(level, year)], member=[minh])

    assert build_waiting()

    minhs = ("minh", "CIVIL_TWO_IN_THREE", 2021, 2023, None, "FLAG", None)
    assert streaks() == {minhs, ("lan", "TWO_IN_TERM", 2021, 2023, None, "NOT_EVALUATED", "no_term")}

    config = shutil.copytree(settings.current().config_dir, tmp_path / "config")
    with (config / "campaigns.yml").open("a") as file:
        file.write("terms: [{name: 2020-2025, first_year: 2021, last_year: 2025}]\n")
    monkeypatch.setenv("XEPLOAI_CONFIG", str(config))
    settings.current.cache_clear()
    with connect() as connection:
        refresh_reference(connection)

    assert build_waiting()

    assert streaks() == {minhs, ("lan", "TWO_IN_TERM", 2021, 2023, "2020-2025", "FLAG", None)}
    assert ask("select count(*) from marts.mart_streak", grant_committee("QNA05")) == [(0,)]


def streaks():
    return {(NAMES[key], *others) for key, *others in ask(
        "select subject_key, streak_kind, first_year, last_year, term, status, review_reason from marts.mart_streak"
    )}  # fmt: skip


def settle(decided_at, where, action="accept", linked_at=None, **changes):
    """Write to the ledger of links what a person decided, or say that a row follows it; `machine` decides nothing."""
    said = ", ".join(f"{name} = %({name})s" for name in changes)
    with connect() as connection:
        decision = changes.get("decided_by") != "machine" and insert(
            connection, "restricted.link_decision", action=action, kept_key=PEOPLE["lan"], reason="hồ sơ gốc",
            other_key=changes.get("person_key", PEOPLE["tam"]), decided_by=changes["decided_by"], decided_at=decided_at,
        )  # fmt: skip
        connection.execute(
            f"update restricted.person_link set decided_at = %(at)s, decision_id = %(decision)s, {said} where {where}",
            {"at": linked_at or decided_at, "decision": decision or None, **changes},
        )
