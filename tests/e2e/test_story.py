"""A year's story: workbooks in, verdicts, findings and marts out; the same again, nothing changes."""

import os

import openpyxl
import pytest

from tests.conftest import drop_database, make_database, on
from tests.e2e.province import Province
from tests.makers import HEADER_ROW, make_workbook, small_committee

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def province(server, template, tmp_path_factory):
    name = "story_" + os.urandom(6).hex()
    make_database(server, name, template)
    yield Province(tmp_path_factory.mktemp("story"), on(server, name))
    drop_database(server, name)


@pytest.fixture(scope="module")
def first_run(province):
    for code in ("QNA04", "QNA06"):
        province.send(f"{code}.xlsx", committee=code, **small_committee(code))
    bad = small_committee("QNA05")
    bad["member"][1] |= {"level": "HTT", "is_civil_servant": "x", "civil_level": "HT"}
    province.send("QNA05.xlsx", committee="QNA05", **bad)
    return province.xeploai("run", "--json")


def test_only_the_contradictory_workbook_is_returned(first_run):
    states = {submission["committee_code"]: submission["state"] for submission in first_run["submissions"]}

    assert states == {"QNA04": "accepted", "QNA05": "returned", "QNA06": "accepted"}
    assert first_run["published"]


def test_the_finding_names_the_right_cell(province, first_run):
    (finding,) = province.xeploai("findings", "--committee", "QNA05", "--year", 2022, "--json")["findings"]

    assert (finding["rule_id"], finding["severity"], finding["sheet"]) == ("DV-101", "error", "member")
    assert (finding["cell"], finding["source_row"]) == (f"T{HEADER_ROW + 2}", HEADER_ROW + 2)
    assert (finding["found"], finding["expected"]) == ("HTT", "HT")


def test_the_marts_count_what_was_accepted(province, first_run):
    (members,) = province.rows(
        "select rated, htt from marts.mart_rating_summary where rating_year = 2022 and basis = 'effective' "
        "and committee_code = 'ALL' and summary_kind = 'MEMBER'"
    )

    assert members == {"rated": 6, "htt": 6}


def test_every_outbox_says_what_became_of_the_file(province, first_run):
    outbox = province.folder / "home/outbox"
    told = {folder.name: "".join(path.read_text() for path in folder.glob("*.txt")) for folder in outbox.iterdir()}

    assert set(told) == {"QNA04", "QNA05", "QNA06"}
    assert "TRẢ LẠI" in told["QNA05"]
    assert f"T{HEADER_ROW + 2}" in told["QNA05"]
    assert "Trần Văn" not in "".join(told.values())


def test_the_same_run_again_changes_nothing(province, first_run):
    before = province.counts()

    again = province.xeploai("run", "--json")

    assert (again["submissions"], again["published"]) == ([], False)
    assert province.counts() == before


def test_a_run_prechecks_what_is_no_submission(province, first_run):
    before = province.counts()
    dropped = province.folder / "home/precheck/QNA06/thử.xlsx"
    make_workbook(dropped, committee="QNA06", **small_committee("QNA06", members=9))

    run = province.xeploai("run", "--json")

    assert run["stages"][-1]["name"] == "precheck"
    assert (run["submissions"], run["published"], province.counts()) == ([], False, before)
    assert (province.folder / "home/outbox/QNA06/thử_kiem-tra-truoc.xlsx").exists()
    assert not dropped.exists()


def test_the_mended_workbook_is_accepted_and_then_adjusted(province, first_run):
    (copy,) = (province.folder / "home/outbox/QNA05").glob("*.xlsx")
    book = openpyxl.load_workbook(copy)
    (leading_to,) = (cell.hyperlink.location for row in book["Kết quả kiểm tra"] for cell in row if cell.hyperlink)
    assert leading_to == f"'Đảng viên'!T{HEADER_ROW + 2}"
    book["Đảng viên"][f"O{HEADER_ROW + 2}"] = "Hoàn thành tốt nhiệm vụ"
    book.save(copy)
    province.xeploai("submit", copy)
    person = small_committee("QNA05")["member"][1]
    lowered = {"subject_kind": "Đảng viên", "subject_code": person["citizen_id"], "subject_name": person["full_name"],
               "birth_date": person["birth_date"], "old_level": "HTT", "new_level": "HT", "reason": "Tự rà soát, chấn chỉnh",
               "decision_no": "99-QĐ", "decision_date": person["decision_date"].replace(year=2023)}  # fmt: skip
    province.send("QNA05-dieu-chinh.xlsx", committee="QNA05", kind="adjustment", adjustment=[lowered])

    run = province.xeploai("run", "--json")

    assert {(s["kind"], s["version_no"], s["state"]) for s in run["submissions"]} == {
        ("annual", 2, "accepted"),
        ("adjustment", 1, "accepted"),
    }
    (adjusted,) = province.rows(
        "select rated, lowered, raised from marts.mart_adjustment where rating_year = 2022 and committee_code = 'ALL' "
        "and summary_kind = 'MEMBER'"
    )
    assert adjusted == {"rated": 9, "lowered": 1, "raised": 0}
    (rating,) = province.rows("select subject_key, original_level, level from marts.fct_rating where is_adjusted")
    explained = province.xeploai("explain", "--subject", rating["subject_key"], "--year", 2022, "--json")
    assert [version["cause"] for version in explained["versions"]] == ["annual", "adjustment"]
    assert {link["matched_by"] for link in explained["links"]} == {"new", "citizen_id"}
