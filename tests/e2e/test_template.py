"""A template stands where it should, shows what was accepted last year, and filled in it is accepted this year."""

import io
import stat
import uuid
from datetime import date

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from typer.testing import CliRunner

from database.connection import connect
from identity.linking import identify_waiting
from ingestion import contract, inbox, landing
from ingestion.submission import read_submission
from tests.conftest import drop_database, make_database, on
from tests.makers import make_workbook, member, small_committee
from xeploai.check import check_files
from xeploai.cli import app

FIRST = 5  # the first row below the headers, as Excel counts
SHEETS = contract.newest().sheets


def template(*arguments):
    return CliRunner().invoke(app, ["template", *map(str, arguments)])


@pytest.fixture
def accept(home):
    """Land a workbook of 2021 and accept it, as the gates and the ledger would."""

    def _accept(name="a.xlsx", year=2021, **options):
        inbox.put(make_workbook(home / "made" / name, year=year, **options), options.get("committee", "QNA04"))
        (submission_id,) = landing.land_files([path for chunk in inbox.waiting_chunks() for path in chunk])
        with connect() as connection:
            connection.execute(
                "update landing.submission set state = 'accepted', accepted_at = clock_timestamp() where submission_id = %s",
                [submission_id],
            )
        identify_waiting()
        return submission_id

    return _accept


@pytest.fixture
def prefilled(home):
    """Write the template of 2022; return its sheets, read as if they had been sent in."""

    def _prefilled():
        said = template("--committee", "QNA04", "--year", 2022, "--out", home / "mau.xlsx")
        assert said.exit_code == 0, said.output
        submission = read_submission((home / "mau.xlsx").read_bytes(), "QNA04", date(2023, 1, 5))
        assert submission.refusal is None
        return {sheet.sheet.key: sheet.frame.drop("source_row").to_dicts() for sheet in submission.sheets}

    return _prefilled


def column(rows, key):
    return [row.get(key) for row in rows]


def test_who_and_what_somebody_is_stands_there_and_no_rating(accept, prefilled):
    rated = small_committee("QNA04", 2021)
    rated["member"][0] |= {"is_civil_servant": "x", "civil_level": "HTT", "position": "Bí thư", "note": "ghi chú"}
    accept(**rated)

    sheets = prefilled()

    (organisation,) = sheets["organisation"]
    assert (organisation["organisation_code"], organisation["organisation_type"]) == ("QNA04-001", "CBCS")
    assert column(sheets["member"], "citizen_id") == column(rated["member"], "citizen_id")
    assert column(sheets["member"], "birth_date") == column(rated["member"], "birth_date")
    assert (sheets["member"][0]["position"], sheets["member"][0]["is_civil_servant"]) == ("Bí thư", True)
    assert column(sheets["leader"], "is_head") == [True]
    assert column(sheets["declared_total"], "subject_kind") == ["TCCSD", "MEMBER", "COLLECTIVE", "LEADER"]
    for key, rows in sheets.items():
        carried = {column.key for column in SHEETS[key].columns if column.carry} | {"name_key"}
        assert key == "cover" or all(set(row) <= carried for row in rows), key


def test_a_supplements_row_stands_for_the_row_of_the_same_subject(accept, prefilled):
    accept(**small_committee("QNA04", 2021))
    moved = member("QNA04", 2, citizen_id=None, cell_code="QNA04-009", full_name="TRẦN VĂN MẪU C")
    accept("b.xlsx", kind="supplement", member=[moved, member("QNA04", 7)])

    members = prefilled()["member"]

    assert column(members, "file_no") == ["004001", "004002", "004003", "004007"]
    assert column(members, "cell_code") == ["QNA04-001", "QNA04-009", "QNA04-001", "QNA04-001"]


def test_rows_that_the_ledger_does_not_know_are_told_apart_by_name(accept, prefilled):
    nameless = {"citizen_id": "0", "card_no": None, "file_no": None}
    accept(member=[member("QNA04", 1, **nameless), member("QNA04", 2, **nameless)])
    with connect() as connection:
        connection.execute("truncate restricted.person_link")

    assert len(prefilled()["member"]) == 2


def test_a_guest_does_not_stand_for_a_member(accept, prefilled):
    accept(member=[member("QNA04", 1), member("QNA04", 1, is_temporary="x", level=None, cell_code="QNA04-002")])

    assert column(prefilled()["member"], "is_temporary") == [False, True]


def test_only_what_is_not_done_yet_is_carried_forward(accept, prefilled):
    found = {"subject_kind": "COLLECTIVE", "subject_code": "QNA04-TT-1", "content": "Chậm", "found_year": 2020}
    statuses = {"KD1": "CHUA", "KD2": "XONG", "KD3": "XAC_NHAN", "KD4": "DANG", "KD5": None}
    accept(shortcoming=[found | {"shortcoming_id": key, "status": status} for key, status in statuses.items()])

    assert column(prefilled()["shortcoming"], "shortcoming_id") == ["KD1", "KD4", "KD5"]


def test_other_committees_years_and_states_stay_out(accept, prefilled, home):
    accept(**small_committee("QNA04", 2021))
    accept("b.xlsx", committee="QNA05", **small_committee("QNA05", 2021))
    accept("c.xlsx", year=2022, member=[member("QNA04", 9)])
    returned = accept("d.xlsx", kind="supplement", member=[member("QNA04", 8)])
    with connect() as connection:
        connection.execute("update landing.submission set state = 'returned' where submission_id = %s", [returned])

    assert column(prefilled()["member"], "cell_code") == ["QNA04-001"] * 3


def test_without_an_accepted_annual_the_workbook_is_blank_and_says_so(accept, home):
    accept("b.xlsx", kind="supplement", member=[member("QNA04", 7)])

    said = template("--committee", "QNA04", "--year", 2022, "--out", home / "mau.xlsx")

    assert said.exit_code == 0
    assert "No annual submission of QNA04 for 2021 is accepted" in said.stderr
    sheet = openpyxl.load_workbook(home / "mau.xlsx")["Đảng viên"]
    assert sheet.cell(FIRST, 1).value is None


def test_a_blank_one_asks_no_database(home, monkeypatch):
    monkeypatch.setenv("XEPLOAI_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")

    assert template("--committee", "QNA04", "--year", 2022, "--blank", "--out", home / "a.xlsx").exit_code == 0
    assert template("--committee", "QNA04", "--year", 2022, "--kind", "supplement").exit_code == 0


def test_it_lies_in_the_committees_outbox_for_its_group_only(home):
    said = template("--committee", "QNA04", "--year", 2022)

    place = home / "outbox/QNA04/Mau_QNA04_2022.xlsx"
    assert said.stdout.strip() == str(place)
    assert stat.S_IMODE(place.stat().st_mode) == 0o640
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o770
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_a_file_of_ones_own_is_for_ones_own_eyes_and_replaces_the_former(home):
    (home / "mau.xlsx").write_text("before")
    (home / "mau.xlsx").chmod(0o644)

    said = template("--committee", "QNA04", "--year", 2022, "--out", home / "mau.xlsx")

    assert said.stdout.strip() == str(home / "mau.xlsx")
    assert stat.S_IMODE((home / "mau.xlsx").stat().st_mode) == 0o600
    assert openpyxl.load_workbook(io.BytesIO((home / "mau.xlsx").read_bytes())).sheetnames
    assert not list(home.glob(".*.partial"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--committee", "QNA99", "--year", 2022), "QNA99 is not in committees.csv"),
        (("--committee", "QNA04", "--year", 2017), "2017 has no campaign in campaigns.yml"),
        (("--committee", "QNA04", "--year", 2022, "--kind", "Bổ sung"), "'annual', 'supplement', 'adjustment'"),
        (("--committee", "QNA04", "--year", 2022, "--out", "/nowhere/at/all.xlsx"), "there is no folder /nowhere/at"),
    ],
)
def test_bad_usage_is_a_sentence_and_exit_code_2(home, arguments, said):
    refused = template(*arguments)

    assert refused.exit_code == 2
    assert said in " ".join(refused.stderr.replace("│", " ").split())


def test_a_database_that_holds_nothing_yet_gives_a_blank_workbook(server, home, monkeypatch):
    name = f"empty_{uuid.uuid4().hex}"
    make_database(server, name)
    monkeypatch.setenv("XEPLOAI_DATABASE_URL", on(server, name))

    said = template("--committee", "QNA04", "--year", 2022, "--home", home, "--out", home / "mau.xlsx")

    drop_database(server, name)
    assert said.exit_code == 0, said.output
    assert "the workbook is blank" in said.stderr


@pytest.mark.slow
def test_filled_in_by_a_clerk_it_is_accepted(accept, home):
    accept(**small_committee("QNA04", 2021))
    template("--committee", "QNA04", "--year", 2022)
    book = openpyxl.load_workbook(home / "outbox/QNA04/Mau_QNA04_2022.xlsx")
    for key in ("organisation", "member", "collective", "leader"):
        fill(book, key, {"level": "Hoàn thành tốt nhiệm vụ", "review_date": date(2022, 12, 10), "decision_no": "7-QĐ",
                         "decision_date": date(2022, 12, 20)})  # fmt: skip
    counts = {"total": [1, 3, 1, 1], "rated": [1, 3, 1, 1], "htt": [1, 3, 1, 1]}
    fill(book, "declared_total", dict.fromkeys(("htxs", "ht", "kht", "not_rated"), 0) | counts)
    book.save(home / "filled.xlsx")

    (answer,) = check_files([home / "filled.xlsx"])

    assert answer["findings"] == []
    assert answer["verdict"] == "accepted"


def fill(book, key, values):
    """Write values into every row that stands there, below the header of their column."""
    sheet, columns = book[SHEETS[key].name], [column.key for column in SHEETS[key].columns]
    row = FIRST
    while any(cell.value is not None for cell in sheet[row]):
        for name, value in values.items():
            place = f"{get_column_letter(columns.index(name) + 1)}{row}"
            sheet[place] = value[row - FIRST] if isinstance(value, list) else value
        row += 1
