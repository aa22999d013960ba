"""A rating is explained from the file to the flag: what was sent, found, joined and decided, without anybody's name."""

import os
import re

import pytest

from tests.conftest import drop_database, make_database, on
from tests.e2e.province import Province
from tests.makers import HEADER_ROW, member, small_committee

pytestmark = pytest.mark.slow
WHO = ("--by", "Ban Tổ chức", "--reason", "Đã đối chiếu lý lịch")


@pytest.fixture(scope="module")
def province(server, template, tmp_path_factory):
    name = "explain_" + os.urandom(6).hex()
    make_database(server, name, template)
    yield Province(tmp_path_factory.mktemp("explain"), on(server, name))
    drop_database(server, name)


@pytest.fixture(scope="module")
def told(province):
    """Somebody fails in QNA04, is joined by decision with a mistyped row of QNA05 a year after, which an adjustment lowers."""
    for code, year in (("QNA04", 2021), ("QNA05", 2021), ("QNA04", 2022), ("QNA05", 2022)):
        sheets = small_committee(code, year)
        decided = {key: sheets["member"][0][key] for key in ("decision_no", "decision_date", "review_date")}
        failing = member("QNA04", 5, level="KHT", **decided)
        if (code, year) == ("QNA04", 2021):
            sheets["member"].append(failing)
        if (code, year) == ("QNA05", 2022):
            mistyped = {"cell_code": "QNA05-001", "card_no": None, "file_no": "990005", "citizen_id": "049070004006"}
            moved = failing | mistyped | {"birth_date": failing["birth_date"].replace(month=6, day=1), "level": "HT"}
            sheets["member"].append(moved)
        province.send(f"{code}-{year}.xlsx", committee=code, year=year, **sheets)
    lowered = {"subject_kind": "Đảng viên", "subject_code": moved["citizen_id"], "subject_name": moved["full_name"],
               "birth_date": moved["birth_date"], "old_level": "HT", "new_level": "KHT", "reason": "Tự rà soát, chấn chỉnh",
               "decision_no": "99-QĐ", "decision_date": moved["decision_date"].replace(year=2023)}  # fmt: skip
    province.send("dieu-chinh.xlsx", committee="QNA05", kind="adjustment", adjustment=[lowered])
    province.xeploai("run")
    (pair,) = (one for one in province.xeploai("link", "review", "--json")["candidates"] if one["is_probable"])
    province.decision = province.xeploai("link", "accept", pair["candidate_id"], *WHO, "--json")
    province.xeploai("run")
    province.key = province.decision["person_key"]
    province.answer = province.xeploai("explain", "--subject", province.key, "--year", 2022, "--json")
    return province


def test_versions_lead_to_the_row_of_the_file(told):
    first, second = told.answer["versions"]

    assert [(one["level"], one["cause"], one["file_name"]) for one in (first, second)] == [
        ("HT", "annual", "QNA05-2022.xlsx"),
        ("KHT", "adjustment", "dieu-chinh.xlsx"),
    ]
    assert (first["sheet"], first["source_row"]) == ("member", HEADER_ROW + 4)
    assert (second["decision_no"], second["decided_on"]) == ("99-QĐ", "2023-12-20")
    assert (told.folder / "home/archive" / first["sha256"][:2] / first["sha256"]).exists()


def test_links_name_the_step_and_the_decision(told):
    of_2022 = [link for link in told.answer["links"] if link["rating_year"] == 2022]
    (decision,) = told.answer["link_decisions"]

    assert {link["decision_id"] for link in told.answer["links"]} == {told.decision["decision_id"]}
    assert [link["matched_by"] for link in of_2022][:1] == ["probabilistic"]
    assert (decision["action"], decision["decided_by"], decision["reason"]) == ("accept", WHO[1], WHO[3])
    assert decision["score"] > 9


def test_a_flag_names_both_years_and_the_files_that_made_it_true(told):
    (flag,) = told.answer["flags"]
    (period,) = (one for one in told.answer["flag_history"] if one["status"] == "FLAG")

    assert (flag["status"], flag["first_year"], flag["second_year"], flag["created_by"]) == (
        "FLAG",
        2021,
        2022,
        "adjustment",
    )
    assert flag["legal_basis"]
    assert [(cause["rating_year"], cause["file_name"]) for cause in flag["made_true_by"]] == [
        (2021, "QNA04-2021.xlsx"),
        (2022, "dieu-chinh.xlsx"),
    ]
    assert (period["opened_by"], period["closed_at"]) == ("link", None)


def test_findings_and_what_no_rule_judged_are_those_of_its_row(told):
    rows = {(one["submission_id"], one["sheet"], one["source_row"]) for one in told.answer["versions"]}

    assert {(one["submission_id"], one["sheet"], one["source_row"]) for one in told.answer["findings"]} <= rows
    assert {one["submission_id"] for one in told.answer["not_evaluated"]} <= {row[0] for row in rows}
    assert told.answer["not_evaluated"]


def test_people_read_a_story_without_names_or_numbers(told):
    story = told.xeploai("explain", "--subject", told.key, "--year", 2022)

    assert max(map(len, story.splitlines())) <= 100
    assert story.index("HT (hoàn thành)") < story.index("KHT (không hoàn thành)") < story.index("FLAG")
    for answer in (story, str(told.answer)):
        assert not re.search(r"Trần Văn|049\d{9}|49\d{6}|990005", answer)


@pytest.mark.parametrize("subject", ["QNA04-001", "QNA04-TT-1"])
def test_organisations_and_collectives_are_explained_too(told, subject):
    answer = told.xeploai("explain", "--subject", subject, "--year", 2022, "--json")

    assert [(version["level"], version["cause"]) for version in answer["versions"]] == [("HTT", "annual")]
    assert (answer["links"], answer["flags"]) == ([], [])


@pytest.mark.parametrize(
    ("subject", "year", "said"),
    [("QNA04-001", 2019, "2021, 2022"), ("qna04-001", 2022, "No subject has this key"), (None, 2022, "is one with")],
)
def test_what_cannot_be_explained_exits_2_with_a_sentence(told, subject, year, said):
    refused = told.try_xeploai("explain", "--subject", subject or told.decision["other_key"], "--year", year)

    assert refused.returncode == 2
    assert said in " ".join(re.sub("[│╭╮╰╯─]", "", refused.stderr).split())


def test_a_decision_taken_back_stays_in_the_story(told):
    told.xeploai("link", "undo", told.decision["decision_id"], *WHO)

    answer = told.xeploai("explain", "--subject", told.key, "--year", 2021, "--json")

    assert [(one["action"], one["undone_by"] is not None) for one in answer["link_decisions"]] == [
        ("accept", True),
        ("undo", False),
    ]
