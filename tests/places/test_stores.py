"""A folder, an SFTP server and an object store do the same."""

import os

import pytest
from fsspec import config as fsspec_config

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


@pytest.mark.parametrize(
    ("address", "options", "reason"),
    [
        ("sftp://nobody-of-ours@127.0.0.1:{port}/tmp", {}, "Permission denied"),
        ("sftp://127.0.0.1:{port}/tmp", {"client_keys": ["/nowhere/key"]}, "/nowhere/key"),
        ("sftp://127.0.0.1:{port}/tmp", {"known_hosts": os.devnull}, "Host key is not trusted"),
        ("sftp://127.0.0.1:{port}/tmp", {"no_such_option": 1}, "no_such_option"),
        ("sftp://127.0.0.1:1/tmp", {}, "Connect call failed"),
    ],
)
@pytest.mark.parametrize("move", ["list", "ask", "read", "write", "remove"])
def test_an_sftp_server_that_cannot_be_used_is_named(sftp, sftp_server, monkeypatch, address, options, reason, move):
    monkeypatch.setitem(fsspec_config.conf, "sftp", sftp_server.options | options)
    monkeypatch.setenv("XEPLOAI_INBOX", address.format(port=sftp_server.port))

    with pytest.raises(PlaceOutOfReach, match=rf"^XEPLOAI_INBOX: sftp://127\.0\.0\.1:.*{reason}"):
        use(settings.current().inbox, move)


@pytest.mark.parametrize(
    ("address", "options", "reason"),
    [
        ("s3://nowhere/x", {}, "no such folder or bucket"),
        ("s3://nowhere/x", {"key": None, "secret": None}, "credentials"),
    ],
)
def test_an_object_store_that_cannot_be_used_is_named(s3, s3_server, monkeypatch, address, options, reason):
    for variable in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    told = {"endpoint_url": s3_server, "key": "test", "secret": "test"}
    monkeypatch.setitem(fsspec_config.conf, "s3", told | options)
    monkeypatch.setenv("XEPLOAI_INBOX", address)

    with pytest.raises(PlaceOutOfReach, match=f"^XEPLOAI_INBOX: s3://nowhere/x.*{reason}"):
        entries(settings.current().inbox)


def use(place, move):
    match move:
        case "list":
            entries(place)
        case "ask":
            size_of(place / "a.txt")
        case "read":
            list(parts_of(place / "a.txt"))
        case "write":
            put(place / "QNA04/a.txt", b"x")
        case "remove":
            remove(place / "a.txt")
