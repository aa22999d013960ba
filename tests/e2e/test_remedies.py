"""Remedies: shortcomings, dossiers and suggested reviews on rows that lie in landing, and in the marts after."""

from collections import Counter
from datetime import date

import pytest

import settings
from database.connection import connect
from database.marts_access import grant_committee
from tests.e2e.test_warehouse import PEOPLE, accept, moment, people  # noqa: F401
from tests.unit.database.test_publishing import ask
from xeploai.run import run
from xeploai.sample.province import write_sample
from xeploai.warehouse import build_waiting

pytestmark = pytest.mark.slow
DUE = date(2021, 6, 30)
CITIZEN = "049070123456"
SHORTCOMINGS = (
    "select shortcoming_id, rating_year, status, is_overdue, is_vanished, years_open from marts.fct_shortcoming "
)
REPORTED = """
select shortcoming_id, submission.rating_year, submission.committee_code, subject_kind, found_year, due_date, status, done_date
from landing.shortcoming
inner join landing.submission using (submission_id)
where submission.state in ('accepted', 'accepted_with_remarks')
"""
TOLD = """
select shortcoming_id, rating_year, committee_code, subject_kind, found_year, due_date, status, done_date, is_vanished,
    is_overdue, years_open
from marts.fct_shortcoming
"""
COUNTED = """
select rating_year, committee_code, subject_kind, reported, not_started, in_progress, done, confirmed, overdue, vanished
from marts.mart_remediation
"""
STATUSES = ("CHUA", "DANG", "XONG", "XAC_NHAN")


def shortcoming(number, status, **changes):
    return {"shortcoming_id": number, "subject_kind": "COLLECTIVE", "subject_code": "T1", "found_year": 2020,
            "due_date": DUE, "status": status, **changes}  # fmt: skip


def carried(reported):
    """Tell in plain Python what the annuals of all years say together: one tuple as `TOLD` has them per row."""
    years = sorted({row[1] for row in reported})
    by_id = {}
    for row in reported:
        by_id.setdefault(row[0], {})[row[1]] = row
    rows = [(*row, False) for row in reported]
    for history in by_id.values():
        for year, row in history.items():
            following = year + 1
            if following in years and following not in history and row[6] != "XAC_NHAN":
                rows.append((row[0], following, *row[2:], True))
    return {(*row, *measured(row)) for row in rows}


def measured(row):
    _, year, _, _, found, due, status, done_on, _ = row
    cut_off = settings.current().campaigns[year].cut_off_on
    is_done = status in ("XONG", "XAC_NHAN") and (done_on is None or done_on <= cut_off)
    return due is not None and due < cut_off and not is_done, None if is_done else year - found


def boarded(told):
    counts = Counter()
    for _, year, committee, kind, _, _, status, _, is_vanished, is_overdue, _ in told:
        for code in (committee, "ALL"):
            counts[year, code, kind, "vanished" if is_vanished else status] += 1
            counts[year, code, kind, "reported"] += not is_vanished
            counts[year, code, kind, "overdue"] += is_overdue
    return counts


def test_the_remedies_of_a_sample_province_are_those_of_its_workbooks(home):
    write_sample(home / "inbox", home / "truth", members=1000, years=(2021, 2024))
    run()

    told = set(ask(TOLD))
    assert told == carried(ask(REPORTED))
    assert {status for *_, status, _, _, _, _ in told} == set(STATUSES)
    assert any(is_vanished for *_, is_vanished, _, _ in told)

    counts = boarded(told)
    board = ask(COUNTED)
    assert len(board) == len(settings.current().campaigns) * (22 + 1 + 1) * 4
    names = ("reported", *STATUSES, "overdue", "vanished")
    for year, committee, kind, *numbers in board:
        assert numbers == [counts[year, committee, kind, name] for name in names]


def test_shortcomings_follow_their_number_from_year_to_year(people):  # noqa: F811
    accept("annual", moment(1, 10), shortcoming=[shortcoming("GONE", "CHUA")], state="superseded")
    accept(
        "annual", moment(1, 11),
        shortcoming=[shortcoming("K1", "CHUA"), shortcoming("K2", "DANG"), shortcoming("K3", "XAC_NHAN"),
                     shortcoming("K4", "DANG", person="lan", subject_kind="MEMBER", subject_code=CITIZEN)],
    )  # fmt: skip
    accept("supplement", moment(2), shortcoming=[shortcoming("K1", "XONG", done_date=date(2021, 12, 31))])
    accept("annual", moment(1, 10, 2023), year=2022, shortcoming=[shortcoming("K4", "XONG", person="lan",
           subject_kind="MEMBER", subject_code=CITIZEN, done_date=date(2023, 1, 5))])  # fmt: skip
    accept("annual", moment(1, 10, 2024), year=2023)

    assert build_waiting()

    assert ask(f"{SHORTCOMINGS} order by shortcoming_id, rating_year") == [
        ("K1", 2021, "XONG", False, False, None),
        ("K1", 2022, "XONG", False, True, None),  # done, but nobody above has confirmed it
        ("K2", 2021, "DANG", True, False, 1),
        ("K2", 2022, "DANG", True, True, 2),
        ("K3", 2021, "XAC_NHAN", False, False, None),
        ("K4", 2021, "DANG", True, False, 1),
        ("K4", 2022, "XONG", True, False, 2),  # done five days after the cut-off
        ("K4", 2023, "XONG", False, True, None),
    ]
    assert ask("select distinct subject_key from marts.fct_shortcoming where subject_kind = 'MEMBER'") == [
        (PEOPLE["lan"],)
    ]
    assert ask(
        "select reported, in_progress, overdue, vanished from marts.mart_remediation "
        "where rating_year = 2022 and committee_code = 'ALL' and subject_kind = 'COLLECTIVE'"
    ) == [(0, 0, 1, 2)]


def test_a_committee_sees_its_own_remedies_only(people):  # noqa: F811
    step = {"organisation_code": "O1", "step": "BO_PHIEU", "votes_for": 7, "votes_total": 9}
    accept("annual", moment(1, 10), shortcoming=[shortcoming("K1", "CHUA")], dossier=[step])
    accept(
        "annual",
        moment(1, 11),
        "QNA05",
        shortcoming=[shortcoming("K2", "CHUA")],
        dossier=[step | {"organisation_code": "O2"}],
    )
    provinces = [step | {"organisation_code": code, "votes_for": 8} for code in ("QNA04", "QNA05")]
    accept("annual", moment(1, 12), "QNA00", dossier=provinces)

    assert build_waiting()

    own = grant_committee("QNA05")
    assert ask("select shortcoming_id from marts.fct_shortcoming", own) == [("K2",)]
    assert ask("select organisation_code, votes_for, votes_total from marts.fct_dossier_step order by 1", own) == [
        ("O2", 7, 9),
        ("QNA05", 8, 9),  # what the province keeps about the committee itself
    ]
    assert ask("select distinct committee_code from marts.mart_remediation", own) == [("QNA05",)]
    assert ask("select * from marts.mart_re_rating_order", own) == []


def test_what_a_committee_that_ended_left_open_goes_on_with_its_successor(people):  # noqa: F811
    left = [shortcoming(number, "DANG") for number in ("K1", "K2")]
    accept("annual", moment(1, 10, 2025), "QNA10", year=2024, shortcoming=left)
    accept("annual", moment(1, 11, 2025), "QNA09", year=2024)
    accept("annual", moment(1, 10, 2026), "QNA09", year=2025, shortcoming=[shortcoming("K2", "XAC_NHAN")])

    assert build_waiting()

    told = "select shortcoming_id, rating_year, committee_code, status, is_vanished from marts.fct_shortcoming order by 1, 2"
    lost = ("K1", 2025, "QNA09", "DANG", True)
    assert ask(told) == [
        ("K1", 2024, "QNA10", "DANG", False), lost,
        ("K2", 2024, "QNA10", "DANG", False), ("K2", 2025, "QNA09", "XAC_NHAN", False),
    ]  # fmt: skip
    assert ask(told, grant_committee("QNA09")) == [lost, ("K2", 2025, "QNA09", "XAC_NHAN", False)]


def test_suggested_reviews_without_a_record_are_counted(people):  # noqa: F811
    suggested = {"subject_kind": "COLLECTIVE", "subject_code": "T1", "topic": "Y_TE"}
    accept(
        "annual", moment(1, 10),
        suggested_review=[suggested, suggested | {"topic": "GPMB", "outcome": "LAM_RO"},
                          suggested | {"subject_code": "T2", "outcome": "CHUA"},
                          suggested | {"subject_code": "T3", "review_date": date(2021, 12, 10)}],
    )  # fmt: skip

    assert build_waiting()

    assert ask("select subject_key, topic from marts.fct_suggested_review where not has_record order by 1") == [
        ("T1", "Y_TE"),
        ("T2", "Y_TE"),
    ]
    assert ask(
        "select suggestions, topics, without_record from marts.mart_suggested_review "
        "where rating_year = 2021 and committee_code = 'ALL' and subject_kind = 'COLLECTIVE'"
    ) == [(3, 4, 2)]


def test_whatever_an_archived_year_holds_is_built(people):  # noqa: F811
    """Errors are remarks there, so anything that landed can be accepted; a person's number comes out nowhere."""
    empty = dict.fromkeys(shortcoming("", ""))
    accept(
        "annual", moment(1, 10),
        shortcoming=[empty, empty | {"shortcoming_id": "K1"}, shortcoming("K2", None, subject_code=CITIZEN),
                     shortcoming("K2", "XONG"), shortcoming("K3", "DANG", subject_kind="MEMBER", subject_code=CITIZEN),
                     shortcoming("K4", "CHUA", found_year=2030)],
        dossier=[{"organisation_code": None}, {"organisation_code": "O1"}, {"organisation_code": "O1", "step": "BO_PHIEU"},
                 {"organisation_code": "O1", "step": "BO_PHIEU", "votes_for": 3}],
    )  # fmt: skip
    accept("annual", moment(1, 10), "QNA05", shortcoming=[shortcoming("K2", "XAC_NHAN")])

    assert build_waiting()

    assert ask("select shortcoming_id, subject_kind, subject_key, status from marts.fct_shortcoming order by 1") == [
        ("K1", None, None, None),
        ("K2", "COLLECTIVE", None, None),
        ("K3", "MEMBER", None, "DANG"),
        ("K4", "COLLECTIVE", "T1", "CHUA"),
    ]
    assert ask("select step, votes_for from marts.fct_dossier_step") == [("BO_PHIEU", None)]
    with connect() as connection:
        tables = connection.execute("select tablename from pg_tables where schemaname = 'marts'").fetchall()
        for (table,) in tables:
            assert (
                connection.execute(f"select 1 from marts.{table} as row where row::text ~ %s", [CITIZEN]).fetchone()
                is None
            )
