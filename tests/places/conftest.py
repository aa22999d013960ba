"""Three stores for one code: a folder, a real OpenSSH server and an S3 server, each on a port of its own."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator
from pathlib import Path

import boto3
import pytest
from fsspec import config as fsspec_config
from moto.server import ThreadedMotoServer

import settings
from ingestion import inbox
from tests.conftest import open_folder
from tests.places.sftp_server import SSHD, SftpServer
from tests.places.stores import Bucket, Folder, Store

FOLDERS = {"XEPLOAI_INBOX": "inbox", "XEPLOAI_PRECHECK": "precheck", "XEPLOAI_OUTBOX": "outbox",
           "XEPLOAI_ARCHIVE": "archive"}  # fmt: skip


@pytest.fixture(scope="session")
def sftp_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SftpServer]:
    """A server that any account of this machine may enter by the test's own key."""
    if not SSHD.exists():
        pytest.skip(f"needs {SSHD} (Debian: openssh-server)")
    server = SftpServer(open_folder(tmp_path_factory.mktemp("sshd")))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Point the four places at an address, with what FSSPEC_… would say of its protocol."""

    def _use(address: str, **options: object) -> None:
        for variable, folder in FOLDERS.items():
            monkeypatch.setenv(variable, f"{address}/{folder}")
        monkeypatch.setitem(fsspec_config.conf, address.partition(":")[0], options)

    monkeypatch.setattr(inbox, "SETTLE_SECONDS", 0)
    settings.current.cache_clear()
    yield _use
    settings.current.cache_clear()


@pytest.fixture
def sftp(sftp_server: SftpServer, use: Callable[..., None], tmp_path: Path) -> Store:
    folder = tmp_path / "served"
    for name in ("inbox", "precheck"):
        (folder / name).mkdir(parents=True)
    use(f"sftp://{getpass.getuser()}@127.0.0.1:{sftp_server.port}{folder}", **sftp_server.options)
    return Folder(folder)


@pytest.fixture
def s3(s3_server: str, use: Callable[..., None], tmp_path: Path) -> Store:
    account = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "us-east-1"}
    client = boto3.client("s3", endpoint_url=s3_server, **account)
    name = tmp_path.name.replace("_", "-").lower()[:60] + "-x"
    client.create_bucket(Bucket=name)
    use(f"s3://{name}", endpoint_url=s3_server, key="test", secret="test")
    return Bucket(client, name)


@pytest.fixture
def local(use: Callable[..., None], tmp_path: Path) -> Store:
    use(str(tmp_path / "places"))
    return Folder(tmp_path / "places")


@pytest.fixture(params=["local", "sftp", "s3"])
def store(request: pytest.FixtureRequest) -> Store:
    """One of the three, with the settings pointing there."""
    found: Store = request.getfixturevalue(request.param)
    return found
