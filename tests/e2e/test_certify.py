"""A year is certified, closed, corrected, verified, reopened: by the command line, with what the file then says."""

import json
import os
import shutil
from pathlib import Path

import psycopg
import pytest

from tests.conftest import drop_database, make_database, on
from tests.e2e.province import Province
from tests.makers import make_workbook, small_committee

pytestmark = pytest.mark.slow
DECIDED = ("--year", 2022, "--by", "Ban Tổ chức Tỉnh ủy")
DESPITE = ("--despite", "Hai đơn vị thí điểm")


@pytest.fixture(scope="module")
def province(server, template, tmp_path_factory):
    name = "certify_" + os.urandom(6).hex()
    make_database(server, name, template)
    yield Province(tmp_path_factory.mktemp("certify"), on(server, name))
    drop_database(server, name)


@pytest.fixture(scope="module")
def certified(province):
    for code in ("QNA04", "QNA06"):
        province.send(f"{code}.xlsx", committee=code, **small_committee(code))
    province.xeploai("run", "--json")
    return province.xeploai("certify", *DECIDED, *DESPITE, "--json")


def refused(province, *arguments):
    done = province.try_xeploai("certify", *arguments)
    assert done.returncode, done.stdout
    return done.stderr


def read(answer):
    return json.loads(next(Path(file) for file in answer["files"] if file.endswith(".json")).read_text())


def verified(province, file):
    return province.xeploai("certify", "--year", 2022, "--verify", file, "--json")


def execute(province, statement):
    with psycopg.connect(province.url) as connection:
        connection.execute(statement)


def test_the_certificate_says_what_the_year_was(certified):
    document = read(certified)["document"]

    assert (certified["certificate_no"], certified["is_new"]) == (1, True)
    assert (document["despite"], len(document["missing"]), "QNA04" in document["missing"]) == (DESPITE[1], 20, False)
    assert document["figures"]["ALL"]["MEMBER"]["effective"]["htt"] == 6
    assert document["campaign"]["quota"]["pct"] == "20"
    committee = document["committees"]["QNA04"]
    ((_, submission),) = committee["submissions"].items()
    assert (submission["kind"], submission["version_no"], len(submission["sha256"])) == ("annual", 1, 64)
    assert submission["sheets"]["member"] == {"rows_read": 3, "rows_landed": 3, "rows_set_aside": 0}
    assert "DV-101" in document["rules"][submission["rules_hash"]]


def test_nobody_can_be_known_by_it(certified):
    text = json.dumps(read(certified), ensure_ascii=False)

    for code in ("QNA04", "QNA06"):
        sheets = small_committee(code)
        for person in (*sheets["member"], *sheets["leader"]):
            for key in ("full_name", "citizen_id", "card_no", "file_no"):
                assert str(person[key]) not in text, key
            assert person["birth_date"].isoformat() not in text
    assert f"{code}.xlsx" not in text


def test_an_unchanged_year_is_not_certified_twice(province, certified):
    again = province.xeploai("certify", *DECIDED, *DESPITE, "--json")

    assert (again["sha256"], again["certificate_no"], again["is_new"]) == (certified["sha256"], 1, False)
    assert verified(province, certified["files"][0])["differences"] == []


def test_what_is_not_whole_is_not_certified(province, certified):
    assert "no accepted annual of 2022: QNA01, QNA02" in refused(province, *DECIDED)
    assert "There is no campaign 1999" in refused(province, "--year", 1999, "--by", "x")
    assert "--by cannot be empty" in refused(province, "--year", 2022, "--by", " ")
    assert "nothing to reopen" in refused(province, "--year", 2021, "--by", "x", "--reopen", "--reason", "x")
    execute(province, "update landing.submission set state = 'landed' where committee_code = 'QNA06'")
    assert "`xeploai run` publishes it first" in refused(province, *DECIDED, *DESPITE)
    execute(province, "update landing.submission set state = 'accepted' where committee_code = 'QNA06'")


def test_a_closed_year_takes_adjustments_only_until_it_is_reopened(province, certified):
    file = Path(certified["files"][0])
    late = make_workbook(province.folder / "made/late.xlsx", committee="QNA05", **small_committee("QNA05"))
    shutil.copy(late, province.folder / "once more.xlsx")
    person = small_committee("QNA04")["member"][1]
    lowered = {"subject_kind": "Đảng viên", "subject_code": person["citizen_id"], "subject_name": person["full_name"],
               "birth_date": person["birth_date"], "old_level": "HTT", "new_level": "HT", "reason": "Tự rà soát, chấn chỉnh",
               "decision_no": "99-QĐ", "decision_date": person["decision_date"].replace(year=2023)}  # fmt: skip
    province.xeploai("submit", late)
    province.send("dieu-chinh.xlsx", committee="QNA04", kind="adjustment", adjustment=[lowered])

    run = province.xeploai("run", "--json")

    assert {(s["committee_code"], s["kind"], s["state"]) for s in run["submissions"]} == {
        ("QNA05", "annual", "returned"),
        ("QNA04", "adjustment", "accepted"),
    }
    found = province.rows("select rule_id, message from gate.finding where committee_code = 'QNA05'")
    assert [finding["rule_id"] for finding in found] == ["HS-016"]
    assert "đã chốt" in found[0]["message"]
    answer = verified(province, file)
    assert (answer["hash_holds"], answer["is_kept"], answer["is_standing"]) == (True, True, True)
    changed = {row["path"]: (row["certified"], row["now"]) for row in answer["differences"]}
    assert changed["/figures/QNA04/MEMBER/effective/htt"] == (3, 2)
    assert changed["/figures/ALL/MEMBER/lowered"] == (0, 1)
    assert not any(path.startswith("/figures/QNA06") for path in changed)

    second = province.xeploai("certify", *DECIDED, *DESPITE, "--json")
    assert (second["certificate_no"], second["is_new"]) == (2, True)
    assert verified(province, file)["is_standing"] is False

    opened = province.xeploai("certify", *DECIDED, "--reopen", "--reason", "QNA05 nộp muộn", "--json")
    assert opened == {"rating_year": 2022, "reopened_certificate_no": 2}
    assert "nothing to reopen" in refused(province, *DECIDED, "--reopen", "--reason", "x")
    assert verified(province, second["files"][0])["reopened"]["reason"] == "QNA05 nộp muộn"
    province.xeploai("submit", province.folder / "once more.xlsx")
    (submission,) = province.xeploai("run", "--json")["submissions"]
    assert (submission["committee_code"], submission["state"]) == ("QNA05", "accepted")
    third = province.xeploai("certify", *DECIDED, *DESPITE, "--json")
    assert (third["certificate_no"], "QNA05" in read(third)["document"]["missing"]) == (3, False)


def test_a_file_that_was_changed_is_known(province, certified):
    said = read(certified)
    said["document"]["figures"]["ALL"]["MEMBER"]["effective"]["htxs"] += 1
    forged = province.folder / "forged.json"
    forged.write_text(json.dumps(said))

    answer = verified(province, forged)

    assert (answer["hash_holds"], answer["is_kept"]) == (False, False)
    assert "MÃ BĂM KHÔNG KHỚP" in province.xeploai("certify", "--year", 2022, "--verify", forged)
    forged.write_text("{}")
    assert "is no certificate" in refused(province, "--year", 2022, "--verify", forged)


@pytest.mark.parametrize("arguments", [(), ("--by", "x", "--reopen"), ("--by", "x", "--reason", "x")])
def test_half_a_decision_is_bad_usage(province, arguments):
    assert province.try_xeploai("certify", "--year", 2022, *arguments).returncode == 2
