"""A file that was prechecked lies in its committee's outbox beside its result, and nothing else is kept of it."""

import os
import stat
import time

import pytest

import settings
from feedback import precheck as precheck_module
from feedback.precheck import NotPrechecked, precheck_waiting
from ingestion import dropped
from tests.makers import make_workbook, small_committee
from tests.precheck.files import RESULT, stored, wrong_committee


def test_a_file_is_judged_and_given_back_and_nothing_is_kept(home, drop, outbox, told):
    path = drop("Hồ sơ.xlsx", **wrong_committee())
    content, before = path.read_bytes(), stored(home)

    assert precheck_waiting() == 1

    assert not path.exists()
    result, original = sorted(outbox(), key=lambda name: "tep-goc" in name)
    assert result == f"Hồ sơ{RESULT}"
    assert outbox()[original] == content
    conclusion, found, blind, text = told(result)
    assert conclusion == "SẼ BỊ TRẢ LẠI nếu gửi như hiện nay: 1 lỗi phải sửa."
    assert found == {"DV-101": "Lỗi phải sửa"}
    assert {"HS-012", "HS-103", "DV-115"} <= set(blind)
    assert f"«{original}»" in text
    assert "Đảng viên: 3" in text
    assert stored(home) == before
    assert precheck_waiting() == 0


def test_a_broken_file_is_told_so_and_given_back(drop, outbox, told):
    drop("QNA03.xlsx", "QNA03", content=b"PK no workbook")
    drop("b.xlsx", "QNA05", committee="QNA05", **small_committee("QNA05"))

    assert precheck_waiting() == 2

    assert told(f"QNA03{RESULT}", "QNA03")[0].startswith("KHÔNG ĐỌC ĐƯỢC")
    assert b"PK no workbook" in outbox("QNA03").values()
    assert told(f"b{RESULT}", "QNA05")[0].startswith("CHƯA THẤY LỖI")


def test_an_upload_that_stands_still_is_waited_for(drop, outbox):
    path = drop(content=b"PK\3\4 the first half")
    os.utime(path, (time.time() - 20, time.time() - 20))

    assert precheck_waiting() == 0
    assert path.exists()
    assert outbox() == {}


def test_a_file_too_large_for_memory_is_told_so_and_given_back_unread(drop, outbox, told, monkeypatch):
    content = bytes(2 * 2**20)
    path = drop(content=content)
    at_most(1, monkeypatch)
    monkeypatch.setattr(dropped, "content_of", None)

    assert precheck_waiting() == 1

    conclusion, found, _, text = told()
    assert conclusion.startswith("KHÔNG ĐỌC ĐƯỢC")
    assert list(found) == ["HS-001"]
    assert "Tệp quá lớn" in text
    assert content in outbox().values()
    assert not path.exists()


def at_most(megabytes, monkeypatch):
    monkeypatch.setenv("XEPLOAI_MAX_FILE_MB", str(megabytes))
    settings.current.cache_clear()


def test_the_same_name_again_replaces_the_result_but_no_original(drop, outbox, told):
    contents = []
    for sheets in (wrong_committee(), small_committee()):
        contents.append(drop(**sheets).read_bytes())
        precheck_waiting()

    assert told()[0].startswith("CHƯA THẤY LỖI")
    assert len(outbox()) == 3
    assert set(contents) < set(outbox().values())


def test_a_file_replaced_while_it_was_judged_stays(home, drop, outbox, monkeypatch):
    path = drop(**wrong_committee())

    def replaces(*given):
        make_workbook(home / "newer.xlsx", **small_committee()).rename(path)
        return give_back(*given)

    give_back = precheck_module.give_back
    with monkeypatch.context() as patch:
        patch.setattr(precheck_module, "give_back", replaces)
        precheck_waiting()
    assert path.exists()

    precheck_waiting()
    assert len(outbox()) == 3


def test_files_in_the_making_and_of_nobody_are_left_alone(drop, home, caplog):
    left = [drop("~$a.xlsx", content=b"x"), drop(".a.xlsx", content=b"x"), drop("a.xlsx", "QNA99", content=b"x")]

    assert precheck_waiting() == 0

    assert [path for path in left if not path.exists()] == []
    assert not (home / "outbox").exists()
    assert "step=precheck left alone, in no committee's folder: 1" in caplog.text


@pytest.mark.parametrize(("is_late", "size"), [(False, 6), (True, 6), (True, 2 * 2**20)])
def test_what_a_link_points_to_is_given_to_nobody(home, drop, outbox, monkeypatch, is_late, size):
    at_most(1, monkeypatch)
    secret = home / "secret.json"
    secret.write_bytes(bytes(size))
    path = drop(content=b"x")
    path.unlink()
    path.symlink_to(secret)
    if is_late:  # the link was no link when the folder was listed
        monkeypatch.setattr(precheck_module, "_waiting", lambda: [settings.current().precheck / "QNA04" / path.name])
        with pytest.raises(NotPrechecked):
            precheck_waiting()
    else:
        assert precheck_waiting() == 0

    assert outbox() == {}
    assert secret.exists()


def test_folders_are_made_for_the_committees_groups(home):
    before = os.umask(0o077)
    try:
        precheck_waiting()
    finally:
        os.umask(before)

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (home / "precheck").iterdir()}
    assert modes == dict.fromkeys(settings.current().committee_codes, 0o770)
