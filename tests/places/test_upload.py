"""An upload that stands still: a package without its end is waited for, then told damaged; a whole one never waits."""

import os
import time

import pytest

from ingestion import inbox, landing
from ingestion.dropped import look_at
from tests.makers import make_workbook, small_committee


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    return make_workbook(tmp_path_factory.mktemp("made") / "a.xlsx", **small_committee()).read_bytes()


def drop(store, content, age):
    store.write("inbox/QNA04/a.xlsx", content)
    moment = time.time() - age
    os.utime(store.root / "inbox/QNA04/a.xlsx", (moment, moment))


def is_still_coming():
    (path,) = inbox.waiting_files()
    dropped = look_at(path)
    return dropped.is_still_coming(dropped.content())


def land():
    return [submission for chunk in inbox.waiting_chunks() for submission in landing.land_files(chunk)]


@pytest.mark.parametrize("where", ["local", "sftp"])
@pytest.mark.parametrize(("age", "is_waited_for"), [(20, True), (110, True), (130, False), (-60, True), (-600, False)])
def test_a_package_without_its_end_is_waited_for_a_while(request, monkeypatch, content, where, age, is_waited_for):
    monkeypatch.setattr(inbox.time, "sleep", lambda seconds: None)
    drop(request.getfixturevalue(where), content[:-30], age)

    assert is_still_coming() == is_waited_for


@pytest.mark.parametrize("whole", ["a package", "one with a comment", "no package"])
def test_what_is_whole_is_never_waited_for(local, content, whole):
    comment = b"x" * 60_000
    kinds = {
        "a package": content,
        "one with a comment": content[:-2] + len(comment).to_bytes(2, "little") + comment,
        "no package": b"%PDF-1.7",
    }
    drop(local, kinds[whole], age=11)

    assert not is_still_coming()


def test_in_an_object_store_nothing_is_half_there(s3, content):
    s3.write("inbox/QNA04/a.xlsx", content[:-30])

    assert not is_still_coming()


def test_the_operator_says_how_long(local, content, monkeypatch):
    drop(local, content[:-30], age=20)
    monkeypatch.setenv("XEPLOAI_UPLOAD_SECONDS", "15")
    inbox.settings.current.cache_clear()

    assert not is_still_coming()


def test_an_upload_that_goes_on_lands_whole_and_one_that_broke_off_is_told_damaged(home, local, content):
    drop(local, content[:-30], age=20)
    assert land() == []
    assert (local.root / "inbox/QNA04/a.xlsx").exists()

    drop(local, content, age=20)
    assert len(land()) == 1

    drop(local, content[:-30], age=130)
    assert len(land()) == 1
    assert not (local.root / "inbox/QNA04/a.xlsx").exists()
