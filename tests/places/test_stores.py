"""A folder, an SFTP server and an object store do the same."""

import pytest

import settings
from ingestion.places import PlaceOutOfReach, entries, parts_of, remove, size_of
from ingestion.whole import make_folder, write_whole

ODD_NAMES = ["Hồ sơ #1 100% ?.xlsx", "a::b.xlsx", "sftp:x.xlsx", "[a]*.xlsx", "a b+c&d.xlsx"]


def put(path, *parts):
    make_folder(path.parent)
    write_whole(path, parts)


def outbox(path):
    return settings.current().outbox / path


def test_a_file_is_listed_read_and_removed(store):
    put(outbox("QNA04/a.txt"), b"one")
    put(outbox("QNA04/a.txt"), b"second")

    (entry,) = entries(outbox("QNA04"))
    assert (entry.name, entry.kind, entry.size) == ("a.txt", "file", 6)
    assert b"".join(parts_of(outbox("QNA04/a.txt"))) == store.read("outbox/QNA04/a.txt") == b"second"
    assert [(one.name, one.kind) for one in entries(outbox(""))] == [("QNA04", "folder")]

    remove(outbox("QNA04/a.txt"))
    remove(outbox("QNA04/a.txt"))

    assert store.files() == []
    assert size_of(outbox("QNA04/a.txt")) is None


@pytest.mark.parametrize("size", [1, 15_000_000])  # more than an object store takes at once
def test_writing_that_fails_leaves_what_stood_there_and_nothing_else(store, size):
    def fails():
        yield b"half" * size
        raise ZeroDivisionError

    put(outbox("QNA04/a.txt"), b"old")

    for name in ("QNA04/a.txt", "QNA04/b.txt"):
        with pytest.raises(ZeroDivisionError):
            write_whole(outbox(name), fails())

    assert store.files() == ["outbox/QNA04/a.txt"]
    assert store.read("outbox/QNA04/a.txt") == b"old"


def test_nobody_sees_a_file_before_it_is_whole(store):
    def looks():
        yield b"x" * 60_000_000
        assert size_of(outbox("QNA04/a.txt")) is None
        yield b"y"

    make_folder(outbox("QNA04"))
    write_whole(outbox("QNA04/a.txt"), looks())

    assert size_of(outbox("QNA04/a.txt")) == 60_000_001


def test_any_name_a_committee_may_choose_is_found_again(store):
    for name in ODD_NAMES:
        store.write(f"inbox/QNA04/{name}", name.encode())

    listed = [entry.name for entry in entries(settings.current().inbox / "QNA04")]

    assert sorted(listed) == sorted(ODD_NAMES)
    for name in ODD_NAMES:
        path = settings.current().inbox / f"QNA04/{name}"
        assert (path.name, path.parent.name, path.read_bytes()) == (name, "QNA04", name.encode())


def test_an_empty_inbox_is_empty(store):
    assert entries(settings.current().inbox) == []


@pytest.mark.parametrize("elsewhere", ["sftp", "s3"])
def test_a_place_that_does_not_exist_is_named(request, monkeypatch, elsewhere):
    request.getfixturevalue(elsewhere)
    address = settings.current().inbox
    wrong = (
        f"sftp://127.0.0.1:{address.storage_options.get('port')}/nowhere" if elsewhere == "sftp" else "s3://nowhere/x"
    )
    monkeypatch.setenv("XEPLOAI_INBOX", wrong)

    with pytest.raises(PlaceOutOfReach, match=r"^XEPLOAI_INBOX: s.*://.*nowhere.* no such folder or bucket"):
        entries(settings.current().inbox)
