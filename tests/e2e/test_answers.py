"""The command line's answers have the shapes that scripts rely on, and its exit codes mean what they say."""

import json
import os
import subprocess

import openpyxl
import psycopg
import pytest

from tests.conftest import drop_database, make_database, on
from tests.e2e.province import BIN, Province
from tests.makers import make_workbook, small_committee

pytestmark = pytest.mark.slow

FINDING = {"rule_id", "severity", "sheet", "source_row", "cell", "found", "expected", "message"}
SUBMISSION = {"submission_id", "file_name", "committee_code", "rating_year", "kind", "version_no", "state", "errors",
              "warnings", "not_evaluated"}  # fmt: skip
STATUS = {"rating_year", "committee_code", "is_expected", "due_on", "first_received_at", "accepted_at", "submissions",
          "state", "is_on_time"}  # fmt: skip
RULE = {"rule_id", "refs", "title", "severity", "phase", "years", "basis", "enabled", "reason_off"}


@pytest.fixture(scope="module")
def province(server, template, tmp_path_factory):
    name = "answers_" + os.urandom(6).hex()
    make_database(server, name, template)
    one = Province(tmp_path_factory.mktemp("answers"), on(server, name))
    bad = small_committee("QNA05")
    bad["member"][1] |= {"level": "HTT", "is_civil_servant": "x", "civil_level": "HT"}
    one.bad = make_workbook(one.folder / "made" / "QNA05.xlsx", committee="QNA05", **bad)
    one.xeploai("submit", one.bad)
    one.send("QNA04.xlsx", committee="QNA04", **small_committee("QNA04"))
    one.ran = one.xeploai("run", "--json")
    yield one
    drop_database(server, name)


def test_run(province):
    assert set(province.ran) == {"run_id", "published", "stages", "submissions"}
    assert all(set(stage) == {"name", "seconds"} for stage in province.ran["stages"])
    assert all(set(submission) == SUBMISSION for submission in province.ran["submissions"])
    assert len(province.ran["submissions"]) == 2


def test_findings(province):
    (finding,) = province.xeploai("findings", "--committee", "QNA05", "--year", 2022, "--json")["findings"]

    assert set(finding) == FINDING | {"finding_id", "state", "submission_id", "is_new", "reference", "explained"}


def test_status_of_one_committee_has_the_receipts_of_its_files(province):
    answer = province.xeploai("status", "--year", 2022, "--committee", "QNA04", "--json")

    (received,) = answer["receipts"]
    assert [row["committee_code"] for row in answer["committees"]] == ["QNA04"]
    assert (received["outcome"], received["state"], received["version_no"]) == ("new", "accepted", 1)
    assert received["rows_read"] == 1 + 3 + 1 + 1 + 4


def test_status_names_every_expected_committee(province):
    answer = province.xeploai("status", "--year", 2022, "--json")

    assert set(answer) == {"rating_year", "committees"}
    assert answer["rating_year"] == 2022
    states = {row["committee_code"]: row["state"] for row in answer["committees"]}
    assert (states["QNA04"], states["QNA05"], states["QNA06"]) == ("accepted", "returned", "missing")
    assert sum(row["is_expected"] for row in answer["committees"]) == 22
    assert all(set(row) == STATUS for row in answer["committees"])


def test_rules_name_the_catalogue(province):
    rules = province.xeploai("rules", "--json")["rules"]

    assert all(set(rule) == RULE and len(rule["years"]) == 2 for rule in rules)
    carried_out = {ref for rule in rules for ref in rule["refs"]}
    assert {"A1", "A2", "A6", "B1", "B3", "C1", "G1", "G6", "I1"} <= carried_out


def test_explain(province):
    answer = province.xeploai("explain", "--subject", "QNA04-001", "--year", 2022, "--json")

    assert set(answer) >= {"versions", "findings", "links", "flags"}
    assert [(version["level"], version["cause"]) for version in answer["versions"]] == [("HTT", "annual")]


def test_check_judges_alike_and_stores_nothing(province):
    before = province.counts()

    (answer,) = province.xeploai("check", province.bad, "--json")["files"]

    assert set(answer) == {"file", "verdict", "annotated_file", "findings", "not_evaluated"}
    assert answer["verdict"] == "returned"
    assert [(finding["rule_id"], set(finding)) for finding in answer["findings"]] == [("DV-101", FINDING)]
    assert openpyxl.load_workbook(answer["annotated_file"]).sheetnames[:3] == [
        "Kết quả kiểm tra",
        "Chưa kiểm tra",
        "Bìa",
    ]
    assert province.counts() == before


def test_check_needs_no_database(province, tmp_path):
    environment = {name: value for name, value in os.environ.items() if name != "XEPLOAI_DATABASE_URL"}
    tmp_path.chmod(0o755)

    done = subprocess.run(
        [BIN / "xeploai", "check", province.bad, "--json", "--home", tmp_path / "home"],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    (answer,) = json.loads(done.stdout)["files"]
    assert (answer["verdict"], [finding["rule_id"] for finding in answer["findings"]]) == ("returned", ["DV-101"])
    assert "HS-103" in {blind["rule_id"] for blind in answer["not_evaluated"]}
    assert not (tmp_path / "home").exists()


def test_a_committees_login_sees_its_own_rows_only(province):
    login = province.xeploai("db", "grant-committee", "QNA04", "--json")

    assert set(login) == {"url"}
    with psycopg.connect(login["url"]) as connection:
        seen = connection.execute("select distinct committee_code from marts.fct_rating").fetchall()
    assert seen == [("QNA04",)]


def test_the_url_is_one_that_psql_takes(province):
    url = province.xeploai("db", "url").strip()

    assert url.startswith("postgresql://")
    with psycopg.connect(url) as connection:
        assert connection.execute("select count(*) from landing.submission").fetchone() == (2,)


@pytest.mark.parametrize(
    "arguments", [["status"], ["no-such-command"], ["check", "no-such-file.xlsx"], ["run", "--odd"]]
)
def test_bad_usage_exits_2(province, arguments):
    assert province.try_xeploai(*arguments).returncode == 2


def test_our_failure_exits_1_with_a_sentence(province, tmp_path):
    environment = province.environment | {"XEPLOAI_CONFIG": str(tmp_path / "nowhere")}

    done = subprocess.run(
        [BIN / "xeploai", "run", "--json"], env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert done.stdout == ""
    assert "committees.csv is missing" in done.stderr
    assert "Traceback" not in done.stderr


def test_json_is_all_that_stands_on_stdout(province):
    done = province.try_xeploai("run", "--json")

    assert json.loads(done.stdout)["submissions"] == []
    assert "judge" in done.stderr
