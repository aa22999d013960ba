"""Archive: every file's exact bytes once, whole, whatever its size."""

import hashlib
import resource

import pytest
from upath import UPath

import settings
from ingestion import archive

CONTENT = b"PK" + bytes(100_000)


def test_the_same_bytes_are_kept_once(store):
    digest = archive.keep(CONTENT)

    assert archive.keep(CONTENT) == digest == hashlib.sha256(CONTENT).hexdigest()
    assert store.files() == [f"archive/{digest[:2]}/{digest}"]
    assert archive.place(digest).read_bytes() == CONTENT


def test_what_was_cut_short_is_written_anew(store):
    digest = hashlib.sha256(CONTENT).hexdigest()
    store.write(f"archive/{digest[:2]}/{digest}", CONTENT[:50])

    archive.keep(CONTENT)

    assert store.read(f"archive/{digest[:2]}/{digest}") == CONTENT


def test_only_the_owner_reads_the_archive(local):
    digest = archive.keep(CONTENT)

    kept = local.root / f"archive/{digest[:2]}/{digest}"
    assert (kept.stat().st_mode & 0o777, kept.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_the_bytes_are_on_the_disk_before_they_have_their_name(local, monkeypatch):
    happened = []
    monkeypatch.setattr("os.fsync", lambda descriptor: happened.append(local.files()))

    digest = archive.keep(CONTENT)

    assert len(happened) == 1
    assert digest not in str(happened)


def test_a_file_is_kept_part_by_part_like_its_bytes(store):
    store.write("inbox/QNA04/a.xlsx", CONTENT)

    assert archive.keep_file(settings.current().inbox / "QNA04/a.xlsx") == archive.keep(CONTENT)
    assert len([path for path in store.files() if path.startswith("archive")]) == 1


def test_a_large_file_needs_no_memory_of_its_size(local):
    path = local.root / "inbox/QNA04/a.xlsx"
    path.parent.mkdir(parents=True)
    size = 400 << 20
    with path.open("wb") as file:
        file.truncate(size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    digest = archive.keep_file(UPath(path))

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < size >> 13  # in KiB: an eighth
    assert archive.place(digest).stat().st_size == size


def test_a_file_that_changes_while_it_is_archived_is_not_kept(store, monkeypatch):
    store.write("inbox/QNA04/a.xlsx", CONTENT)
    path = settings.current().inbox / "QNA04/a.xlsx"
    ask = archive._is_kept

    def changes(digest, size):
        store.write("inbox/QNA04/a.xlsx", b"other bytes")
        return ask(digest, size)

    monkeypatch.setattr(archive, "_is_kept", changes)

    with pytest.raises(archive.ChangedMeanwhile):
        archive.keep_file(path)
    assert store.files() == ["inbox/QNA04/a.xlsx"]
