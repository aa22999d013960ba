"""Receipts: every file taken out of an inbox is acknowledged once, also when its bytes were known."""

import re
from datetime import date

import pytest

import settings
from database.connection import connect
from feedback.delivery import OutboxClosed
from feedback.receipts import acknowledge_waiting
from ingestion import archive, contract, inbox
from ingestion.landing import land_files
from tests.makers import make_workbook, small_committee


@pytest.fixture
def dropped(home):
    """Drop bytes into the inbox of QNA04 and land them."""

    def drop(content: bytes, name: str = "hồ sơ.xlsx") -> None:
        (home / name).write_bytes(content)
        land_files([str(inbox.put(home / name, "QNA04"))])

    return drop


@pytest.fixture
def workbook(home):
    return make_workbook(home / "made.xlsx", **small_committee()).read_bytes()


def receipts():
    return sorted(
        (settings.current().outbox / "QNA04").glob("*_bien-nhan.txt"), key=lambda path: path.stat().st_mtime_ns
    )


def test_a_receipt_says_what_arrived_when_and_how_many_rows(dropped, workbook):
    dropped(workbook)

    assert acknowledge_waiting() == 1

    (receipt,) = receipts()
    text = receipt.read_text()
    assert re.fullmatch(r"hồ sơ_\d+_bien-nhan\.txt", receipt.name)
    assert archive.sha256(workbook) in text
    assert "Loại hồ sơ: Xếp loại hằng năm, năm 2022\n" in text
    assert "  Đảng viên: 3\n" in text
    assert "định dạng: xlsx" in text


def test_a_receipt_says_no_number_that_judging_may_take_away(dropped, workbook):
    dropped(workbook)
    acknowledge_waiting()
    with connect() as connection:  # as when a code turns out to be another committee's, before a second one is told
        connection.execute("update landing.submission set version_no = null")
    dropped(workbook, "gửi lại.xlsx")
    acknowledge_waiting()

    kinds = [line for path in receipts() for line in path.read_text().splitlines() if line.startswith("Loại hồ sơ")]
    assert kinds == ["Loại hồ sơ: Xếp loại hằng năm, năm 2022"] * 2


def test_sheets_stand_in_the_order_of_the_form(dropped, workbook):
    dropped(workbook)
    acknowledge_waiting()

    lines = receipts()[0].read_text().partition("trang tính:\n")[2].splitlines()
    names = [sheet.name for sheet, _ in contract.newest().sheets_of("annual") if sheet.key != "dossier"]
    assert [line.strip().partition(":")[0] for line in lines] == names


def test_a_refused_file_that_comes_again_is_told_both_moments(dropped):
    dropped(b"no workbook")
    acknowledge_waiting()
    with connect() as connection:
        connection.execute("update landing.receipt set received_at = '2023-01-05 01:02:03+00'")
        connection.execute("update landing.submission set received_at = '2023-01-05 01:02:03+00'")
    dropped(b"no workbook")
    acknowledge_waiting()

    again = receipts()[-1].read_text()
    assert "Nhận lần đầu lúc: 08:02:03 05/01/2023\n" in again
    assert "Nhận lúc: 08:02:03 05/01/2023" not in again
    with connect() as connection:
        (day,) = connection.execute("select received_at::date from landing.submission").fetchone()
    assert day == date(2023, 1, 5)


def test_a_receipt_is_written_once(dropped, workbook):
    dropped(workbook)
    acknowledge_waiting()

    assert acknowledge_waiting() == 0


def test_known_bytes_get_a_receipt_of_their_own_that_points_to_the_first(dropped, workbook):
    dropped(workbook)
    dropped(workbook, "gửi lại.xlsx")

    assert acknowledge_waiting() == 2

    second = receipts()[-1].read_text()
    assert "giống hệt tệp đã nhận trước đó" in second
    assert "Nhận lần đầu lúc" in second


def test_bytes_that_are_no_workbook_are_acknowledged_too(dropped):
    dropped(b"no workbook")

    acknowledge_waiting()

    assert "định dạng: không đọc được" in receipts()[0].read_text()


def test_rows_that_are_no_data_are_counted_apart(dropped, home):
    rows = small_committee()
    dropped(
        make_workbook(
            home / "made.xlsx", **(rows | {"member": [*rows["member"], {"full_name": "Tổng cộng"}]})
        ).read_bytes()
    )

    acknowledge_waiting()

    assert "  Đảng viên: 3 (và 1 dòng không phải số liệu)\n" in receipts()[0].read_text()


def test_a_closed_outbox_is_tried_again(dropped, workbook):
    dropped(workbook)
    (settings.current().outbox).mkdir(parents=True, exist_ok=True)
    (settings.current().outbox / "QNA04").write_text("in the way")
    with pytest.raises(OutboxClosed, match="QNA04"):
        acknowledge_waiting()
    (settings.current().outbox / "QNA04").unlink()

    assert acknowledge_waiting() == 1


def test_a_file_that_a_killed_run_left_behind_is_the_same_drop(home, workbook, monkeypatch):
    (home / "a.xlsx").write_bytes(workbook)
    path = inbox.put(home / "a.xlsx", "QNA04")
    with monkeypatch.context() as patch:
        patch.setattr(type(path), "unlink", lambda self, **how: None)  # killed between the commit and this
        land_files([str(path)])
    assert path.exists()

    land_files([str(path)])

    assert not path.exists()
    with connect() as connection:
        assert connection.execute("select outcome from landing.receipt").fetchall() == [("new",)]
