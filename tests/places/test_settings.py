"""Addresses of places: four variables, three kinds, and a sentence that names the variable for all else."""

import pytest
from fsspec import config as fsspec_config

import settings
from settings import WrongSetting


@pytest.fixture(autouse=True)
def _home(monkeypatch, tmp_path):
    monkeypatch.setenv("XEPLOAI_HOME", str(tmp_path))
    for variable in settings.PLACES:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(fsspec_config, "conf", {})
    settings.current.cache_clear()
    yield
    settings.current.cache_clear()


def test_without_a_word_all_places_are_folders_of_the_home(tmp_path):
    ours = settings.current()

    assert [ours.inbox, ours.precheck, ours.outbox, ours.archive] == [
        tmp_path / "inbox", tmp_path / "precheck", tmp_path / "outbox", tmp_path / "archive",
    ]  # fmt: skip


def test_a_relative_folder_is_the_same_wherever_a_task_runs(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XEPLOAI_INBOX", "here")
    place = settings.current().inbox
    monkeypatch.chdir("/")

    assert settings.local_path(place) == tmp_path / "here"


@pytest.mark.parametrize("variable", list(settings.PLACES))
@pytest.mark.parametrize(
    ("address", "complaint"),
    [
        ("gs://bucket/inbox", "gs:// is not known"),
        ("smb://server/inbox", "smb:// is not known"),
        ("sftp:///inbox", "cannot be used as it stands"),
        ("s3://", "cannot be used as it stands"),
        ("sftp://server/inbox?x=1", "cannot be used as it stands"),
    ],
)
def test_an_address_that_cannot_be_used_is_named_with_the_way_out(monkeypatch, variable, address, complaint):
    monkeypatch.setenv(variable, address)

    with pytest.raises(WrongSetting, match=f"^{variable}.* {complaint}.*sftp://user@host/folder"):
        getattr(settings.current(), settings.PLACES[variable])


def test_a_password_in_an_address_is_refused_and_not_repeated(monkeypatch):
    monkeypatch.setenv("XEPLOAI_INBOX", "sftp://me:hush@server/inbox")

    with pytest.raises(WrongSetting, match="FSSPEC_SFTP_PASSWORD") as refused:
        _ = settings.current().inbox
    assert "hush" not in str(refused.value)


@pytest.mark.parametrize("told", [{}, {"known_hosts": None}, {"known_hosts": ""}])
def test_host_keys_are_always_checked(monkeypatch, told):
    monkeypatch.setenv("XEPLOAI_INBOX", "sftp://me@server/inbox")
    monkeypatch.setitem(fsspec_config.conf, "sftp", told)

    assert settings.current().inbox.storage_options["known_hosts"] == ()


def test_what_the_environment_says_goes_before_what_we_would_say(monkeypatch):
    monkeypatch.setenv("XEPLOAI_INBOX", "sftp://me@server/inbox")
    monkeypatch.setitem(fsspec_config.conf, "sftp", {"known_hosts": "/etc/hosts-we-know", "connect_timeout": 99})

    options = settings.current().inbox.storage_options

    assert options["known_hosts"] == "/etc/hosts-we-know"
    assert "connect_timeout" not in options  # fsspec adds it itself
