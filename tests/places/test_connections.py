"""Connections: what Airflow keeps of an account opens the places, and nothing else does."""

import os
import subprocess
import sys
from dataclasses import dataclass, field

import pytest
from fsspec import config as fsspec_config

import settings
from ingestion.connections import options_of_connection, protocols_in_use, use_account
from ingestion.places import PlaceOutOfReach, entries
from settings import WrongSetting
from xeploai.airflow.environment import code_environment


@dataclass
class Connection:
    host: str | None = None
    login: str | None = None
    password: str | None = None
    port: int | None = None
    extra_dejson: dict = field(default_factory=dict)


@pytest.mark.parametrize(
    ("given", "options"),
    [
        (("me", "hush", 2222, {}), {"username": "me", "password": "hush", "port": 2222}),
        ((None, None, None, {"key_file": "/k"}), {"client_keys": ["/k"]}),
        (
            ("me", None, None, {"private_key": "-----BEGIN", "private_key_passphrase": "hush"}),
            {"username": "me", "client_keys": [b"-----BEGIN"], "passphrase": "hush"},
        ),
        ((None, None, None, {"host_key": "ssh-ed25519 AA\nssh-rsa BB\n"}), {"known_hosts": b"* ssh-ed25519 AA\n* ssh-rsa BB\n"}),
        ((None, None, None, {"known_hosts": "/etc/known"}), {"known_hosts": "/etc/known"}),
    ],
)  # fmt: skip
def test_an_sftp_account_becomes_what_asyncssh_takes(given, options):
    assert options_of_connection("sftp", *given) == options


@pytest.mark.parametrize(
    ("given", "options"),
    [
        (("id", "hush", None, {}), {"key": "id", "secret": "hush"}),
        ((None, None, None, {}), {}),  # the machine's own role
        (
            (None, None, None, {"endpoint_url": "http://e", "region_name": "r", "aws_session_token": "t"}),
            {"endpoint_url": "http://e", "client_kwargs": {"region_name": "r"}, "token": "t"},
        ),
    ],
)
def test_an_s3_account_becomes_what_s3fs_takes(given, options):
    assert options_of_connection("s3", *given) == options


@pytest.mark.parametrize(("protocol", "extra"), [("sftp", "no_host_key_check"), ("s3", "role_arn")])
def test_an_extra_that_would_be_passed_over_is_named(protocol, extra):
    with pytest.raises(WrongSetting, match=f"xeploai_{protocol}: extra {extra} is not known"):
        options_of_connection(protocol, None, None, None, {extra: "x"})


def test_only_places_elsewhere_ask_for_an_account(local, monkeypatch):
    assert protocols_in_use() == set()

    monkeypatch.setenv("XEPLOAI_ARCHIVE", "s3://bucket/archive")
    assert protocols_in_use() == {"s3"}


def test_an_account_is_not_shown_to_another_server(sftp):
    with pytest.raises(WrongSetting, match=r"xeploai_sftp is for elsewhere, but a place lies on 127\.0\.0\.1"):
        use_account("sftp", Connection(host="elsewhere", password="hush"))


def test_key_and_host_key_of_a_connection_open_the_server(sftp, sftp_server, monkeypatch):
    sftp.write("inbox/QNA04/a.xlsx", b"x")
    monkeypatch.setitem(fsspec_config.conf, "sftp", {})
    key = (sftp_server.folder / "client_key").read_text()

    use_account("sftp", Connection(extra_dejson={"private_key": key, "host_key": sftp_server.host_key}))

    assert [entry.name for entry in entries(settings.current().inbox / "QNA04")] == ["a.xlsx"]


def test_a_server_with_another_host_key_gets_no_file(sftp, sftp_server, monkeypatch):
    monkeypatch.setitem(fsspec_config.conf, "sftp", {})
    other = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"
    key_file = str(sftp_server.folder / "client_key")

    use_account("sftp", Connection(extra_dejson={"key_file": key_file, "host_key": other}))

    with pytest.raises(PlaceOutOfReach, match=r"^XEPLOAI_INBOX: .*Host key is not trusted"):
        entries(settings.current().inbox)


@pytest.mark.slow
def test_airflows_connections_reach_the_task_before_its_body(monkeypatch, tmp_path):
    """The hook of dags/shared.py, in a process of its own as a task is."""
    call = (
        "from fsspec.config import conf; from dags.shared import DEFAULT_ARGS; DEFAULT_ARGS['pre_execute']({}); "
        "print(conf['s3']['endpoint_url'], conf['s3']['key'], 'sftp' in conf)"
    )
    environment = os.environ | code_environment() | {
        "AIRFLOW_HOME": str(tmp_path), "XEPLOAI_HOME": str(tmp_path), "XEPLOAI_INBOX": "s3://bucket/inbox",
        "XEPLOAI_ARCHIVE": "sftp://server/archive",
        "AIRFLOW_CONN_XEPLOAI_S3": '{"conn_type": "aws", "login": "id", "extra": {"endpoint_url": "http://e"}}',
    }  # fmt: skip

    ran = subprocess.run(
        [sys.executable, "-c", call], env=environment, cwd=settings.PROJECT_ROOT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip

    assert ran.stdout.splitlines()[-1:] == ["http://e id False"], ran.stderr[-2000:]
