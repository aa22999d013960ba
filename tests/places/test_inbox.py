"""Inbox: what is never taken, what is looked at twice, and by whose clock."""

import json
import os
import time

import pytest

import settings
from ingestion import inbox


@pytest.fixture
def looks(monkeypatch):
    """How often the inbox waited before it looked again."""
    waited = []
    monkeypatch.setattr(inbox.time, "sleep", waited.append)
    return waited


def drop(store, name, age=3600.0):
    store.write(f"inbox/QNA04/{name}", b"x")
    moment = time.time() - age
    os.utime(store.root / "inbox/QNA04" / name, (moment, moment))


def taken():
    return [path.name for path in inbox.waiting_files()]


@pytest.mark.parametrize(
    "name",
    [
        "~$Hồ sơ.xlsx", ".~lock.Hồ sơ.xlsx#", ".Hồ sơ.xlsx.a8Xk2P", ".DS_Store", "Thumbs.db", "desktop.ini",
        "Hồ sơ.xlsx.filepart", "Hồ sơ.xlsx.part", "Hồ sơ.xlsx.crdownload", "Hồ sơ.TMP", "1A2B3C00",
    ],
)  # fmt: skip
def test_a_file_in_the_making_is_never_taken_and_no_stray(local, name):
    drop(local, name)
    (local.root / "inbox" / name).write_bytes(b"x")

    assert taken() == []
    assert inbox.strays() == []


@pytest.mark.parametrize("name", ["Hồ sơ.xlsx", "12345678.xlsx", "part.xlsx", "tmp", "hồ sơ.template.xlsx", "Bia~.xls"])
def test_a_name_that_only_resembles_one_is_taken(local, name):
    drop(local, name)

    assert taken() == [name]


def test_files_are_in_order_of_time_then_name(local):
    for name, age in (("c.xlsx", 60), ("b.xlsx", 60), ("a.xlsx", 50), ("d.xlsx", 70)):
        drop(local, name, age=int(age))
    same = time.time() - 60
    for name in ("b.xlsx", "c.xlsx"):
        os.utime(local.root / "inbox/QNA04" / name, (same, same))

    assert taken() == ["d.xlsx", "b.xlsx", "c.xlsx", "a.xlsx"]


@pytest.mark.parametrize(("age", "times"), [(3600.0, 0), (5.0, 1), (-3600.0, 1)])
def test_here_only_a_recent_file_or_one_from_the_future_is_looked_at_twice(local, looks, age, times):
    drop(local, "a.xlsx", age)

    assert taken() == ["a.xlsx"]
    assert len(looks) == times


def test_on_a_server_no_clock_is_trusted(sftp, looks):
    drop(sftp, "a.xlsx", age=3600.0)

    assert taken() == ["a.xlsx"]
    assert len(looks) == 1


def test_nothing_is_waited_for_where_nothing_lies(sftp, looks):
    assert taken() == []
    assert looks == []


@pytest.mark.parametrize("where", ["local", "sftp"])
@pytest.mark.parametrize("change", ["grows", "is_touched", "is_replaced"])
def test_what_changes_between_two_looks_is_left_and_the_others_are_taken(request, monkeypatch, where, change):
    store = request.getfixturevalue(where)
    drop(store, "a.xlsx", age=5)
    drop(store, "b.xlsx", age=5)
    path = store.root / "inbox/QNA04/a.xlsx"

    def changes(seconds):
        match change:
            case "grows":
                path.write_bytes(b"xx")
                os.utime(path, (0, 0))
            case "is_touched":
                os.utime(path, (0, 0))
            case "is_replaced":
                path.with_name("new").write_bytes(b"new")
                path.with_name("new").rename(path)

    monkeypatch.setattr(inbox.time, "sleep", changes)

    assert taken() == ["b.xlsx"]


@pytest.mark.parametrize("where", ["local", "sftp"])
def test_a_link_is_never_followed_but_named(request, tmp_path, where):
    store = request.getfixturevalue(where)
    drop(store, "a.xlsx")
    (tmp_path / "secret").write_bytes(b"another committee's")
    (store.root / "inbox/QNA04/link.xlsx").symlink_to(tmp_path / "secret")

    assert taken() == ["a.xlsx"]
    assert inbox.strays() == ["QNA04/link.xlsx"]


@pytest.mark.parametrize("where", ["local", "sftp"])
def test_a_committees_folder_may_itself_be_a_link(request, tmp_path, where):
    store = request.getfixturevalue(where)
    (tmp_path / "committees/QNA05/inbox").mkdir(parents=True)
    (tmp_path / "committees/QNA05/inbox/a.xlsx").write_bytes(b"x")
    (store.root / "inbox").mkdir(parents=True, exist_ok=True)
    (store.root / "inbox/QNA05").symlink_to(tmp_path / "committees/QNA05/inbox")

    assert [(path.parent.name, path.name) for path in inbox.waiting_files()] == [("QNA05", "a.xlsx")]


def test_a_file_named_like_a_committee_is_no_folder_of_it(store):
    store.write("inbox/QNA04", b"x")
    store.write("inbox/QNA05/a.xlsx", b"x")

    assert [path.parent.name for path in inbox.waiting_files()] == ["QNA05"]
    assert inbox.strays() == ["QNA04"]


@pytest.mark.parametrize("where", ["local", "sftp"])
@pytest.mark.parametrize("name", [b"H\xe5 s\xac.xlsx", b"100%25.xlsx", "Hồ sơ %.xlsx".encode(), b"a::b.xlsx"])
def test_a_chunk_is_text_for_any_queue_and_leads_back_to_the_file(request, where, name):
    store = request.getfixturevalue(where)
    store.write("inbox/QNA04/b.xlsx", b"other")
    with open(os.fsencode(store.root / "inbox/QNA04") + b"/" + name, "wb") as file:  # noqa: PTH123
        file.write(b"content")

    chunks = inbox.waiting_chunks()

    sent = json.loads(json.dumps(chunks))
    "".join(path for chunk in sent for path in chunk).encode("utf-8")
    found = [inbox.located(path) for chunk in sent for path in chunk]
    assert sorted(path.read_bytes() for path in found) == [b"content", b"other"]
    assert os.fsdecode(name) in [path.name for path in found]


def test_chunks_are_of_about_the_same_size_and_keep_a_committee_together(store):
    for code, size in (("QNA01", 900), ("QNA02", 300), ("QNA03", 300), ("QNA04", 300), ("QNA05", 300), ("QNA06", 300)):
        for name in ("a", "b"):
            store.write(f"inbox/{code}/{name}.xlsx", bytes(size))

    chunks = inbox.waiting_chunks()

    codes = [{path.partition("/")[0] for path in chunk} for chunk in chunks]
    assert {"QNA01"} in codes
    assert sum(map(len, codes)) == len(set().union(*codes)) == 6
    assert sum(map(len, chunks)) == 12


def test_put_takes_any_name_and_makes_the_committees_folder(store, tmp_path):
    source = tmp_path / ("Hồ sơ #1?::" + "x" * 200 + ".xlsx")
    source.write_bytes(b"content")

    path = inbox.put(source, "QNA04")

    assert store.files() == [f"inbox/QNA04/{source.name}"]
    assert path.read_bytes() == b"content"


def test_a_new_inbox_is_closed_to_all_but_its_group(local, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"x")

    inbox.put(tmp_path / "a.xlsx", "QNA04")

    assert (local.root / "inbox/QNA04").stat().st_mode & 0o777 == 0o770


def test_the_precheck_folders_are_read_in_the_same_way(store):
    store.write("precheck/QNA04/a.xlsx", b"x")

    assert [path.name for path in inbox.waiting_files(settings.current().precheck)] == ["a.xlsx"]
