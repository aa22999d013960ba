"""Receipts: every file taken out of an inbox is acknowledged once, also when its bytes were known."""

import re

import pytest

import settings
from database.connection import connect
from feedback.delivery import OutboxClosed
from feedback.receipts import acknowledge_waiting
from ingestion import archive, inbox
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
    assert "Loại hồ sơ: Xếp loại hằng năm, năm 2022, lần nộp thứ 1" in text
    assert "  Đảng viên: 3\n" in text
    assert "định dạng: xlsx" in text


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
