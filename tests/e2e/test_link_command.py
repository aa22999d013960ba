"""From two persons who are probably one to a review, by a decision to a flag, and back again, on the command line."""

import os

import pytest

from tests.conftest import drop_database, make_database, on
from tests.e2e.province import Province
from tests.makers import member, small_committee

pytestmark = pytest.mark.slow

WHO = ("--by", "Ban Tổ chức", "--reason", "Đã đối chiếu lý lịch")
FLAGS = "select subject_kind, first_year, second_year, status, review_reason, committee_code from marts.mart_consecutive_non_completion"


@pytest.fixture(scope="module")
def province(server, template, tmp_path_factory):
    name = "link_" + os.urandom(6).hex()
    make_database(server, name, template)
    yield Province(tmp_path_factory.mktemp("link"), on(server, name))
    drop_database(server, name)


@pytest.fixture(scope="module")
def moved(province):
    """A member fails in QNA04, and the year after in QNA05, which typed most of what is known of him wrongly."""
    for code, year in (("QNA04", 2021), ("QNA05", 2021), ("QNA04", 2022), ("QNA05", 2022)):
        sheets = small_committee(code, year)
        decided = {"decision_no": "12-QĐ", "decision_date": sheets["member"][0]["decision_date"], "level": "KHT",
                   "review_date": sheets["member"][0]["review_date"]}  # fmt: skip
        failing = member("QNA04", 5, **decided)
        if (code, year) == ("QNA04", 2021):
            sheets["member"].append(failing)
        if (code, year) == ("QNA05", 2022):
            mistyped = {"cell_code": "QNA05-001", "card_no": None, "file_no": "990005", "citizen_id": "049070004006"}
            swapped = failing["birth_date"].replace(month=6, day=1)
            sheets["member"].append(failing | mistyped | {"birth_date": swapped})
        province.send(f"{code}-{year}.xlsx", committee=code, year=year, **sheets)
    answer = province.xeploai("run", "--json")
    assert {row["state"] for row in answer["submissions"]} <= {"accepted", "accepted_with_remarks"}
    return province


def test_a_probable_pair_is_a_review_until_somebody_decides_and_a_flag_after(moved):
    review = ("MEMBER", 2021, 2022, "REVIEW", "identity", "QNA05")
    assert [tuple(row.values()) for row in moved.rows(FLAGS)] == [review]
    pairs = moved.xeploai("link", "review", "--json")["candidates"]
    (pair,) = (pair for pair in pairs if pair["is_probable"])
    assert pairs[0] == pair

    outcome = moved.xeploai("link", "accept", pair["candidate_id"], *WHO, "--json")
    assert moved.xeploai("run", "--json")["published"]
    assert [tuple(row.values()) for row in moved.rows(FLAGS)] == [("MEMBER", 2021, 2022, "FLAG", None, "QNA05")]

    undone = moved.xeploai("link", "undo", outcome["decision_id"], *WHO)
    assert undone.startswith(f"Đã ghi quyết định {outcome['decision_id'] + 1}: hoàn tác.")
    assert moved.xeploai("run", "--json")["published"]
    assert [tuple(row.values()) for row in moved.rows(FLAGS)] == [review]

    moved.xeploai("link", "reject", pair["candidate_id"], *WHO)
    assert moved.xeploai("run", "--json")["published"]
    assert moved.rows(FLAGS) == []
    waiting = moved.xeploai("link", "review", "--json")["candidates"]
    assert pair["candidate_id"] not in [row["candidate_id"] for row in waiting]
    events = moved.xeploai("link", "history", "--json")["decisions"]
    assert [(event["action"], event["stands"]) for event in events] == [
        ("accept", False), ("undo", False), ("reject", True)
    ]  # fmt: skip
    moved.xeploai("link", "undo", events[-1]["decision_id"], *WHO)


def test_the_review_tells_names_only_when_asked(moved):
    plain = moved.xeploai("link", "review", "--committee", "QNA04")
    assert "…4005" in plain
    assert "cặp chờ xác nhận" in plain
    assert "Mẫu" not in plain
    assert "049070004005" not in str(moved.xeploai("link", "review", "--json"))
    assert moved.xeploai("link", "review", "--committee", "QNA06", "--json") == {"candidates": []}
    pair, *_ = moved.xeploai("link", "review", "--show-names", "--json")["candidates"]
    assert [person["citizen_id"] for person in pair["persons"]] == ["049070004005", "049070004006"]


def test_what_cannot_be_decided_is_said_in_a_sentence(moved):
    done = moved.try_xeploai("link", "accept", "99", *WHO)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Không có cặp 99" in done.stderr
    assert moved.try_xeploai("link", "split", "--row", "5", *WHO).returncode == 2
