"""The accounts of docs/places.md: its own commands, run on this machine under other names, confine a committee."""

from __future__ import annotations

import os
import pwd
import re
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import asyncssh
import pytest
from fsspec import config as fsspec_config
from fsspec.asyn import sync
from upath import UPath

import settings
from feedback.annotated import annotated_copy
from feedback.outbox import put_precheck, put_receipt
from ingestion import inbox
from ingestion.places import remove
from tests.feedback.test_result_pages import HEADING, finding, judgement
from tests.places.sftp_server import SSHD, SftpServer

GUIDE = (settings.PROJECT_ROOT / "docs/places.md").read_text(encoding="utf-8")
CODES = ("QNA04", "QNA05")

pytestmark = [
    pytest.mark.skipif(os.geteuid() != 0, reason="only root may make accounts"),
    pytest.mark.skipif(not SSHD.exists(), reason=f"needs {SSHD} (Debian: openssh-server)"),
]


class Accounts:
    """The guide's server with its folders, accounts and keys, all named `xl…` instead of `xeploai`."""

    def __init__(self, folder: Path) -> None:
        self.name = f"xl{secrets.token_hex(3)}"
        self.base, self.keys = Path("/srv", self.name), Path("/etc/ssh", self.name)
        committees = folder / "committees.csv"
        committees.write_text("committee_code,committee_name\n" + "".join(f"{code},x\n" for code in CODES))
        self.recipe = self.block("sh recipe").replace("config/quang-nam/committees.csv", str(committees))
        self.server = SftpServer(folder, self.block("sshd_config"))

    def block(self, kind: str) -> str:
        """Return a block of the guide under the other names."""
        found = re.search(rf"^```{kind}\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
        assert found, kind
        return found[1].replace("xeploai", self.name)

    def make(self) -> None:
        run(self.recipe)
        self.server.start()
        for account in (self.name, *(f"{self.name}-{code.lower()}" for code in CODES)):
            shutil.copy(self.server.folder / "authorized_keys", self.keys / f"{account}.pub")

    def unmake(self) -> None:
        if hasattr(self.server, "process"):
            self.server.stop()
        accounts = [entry.pw_name for entry in pwd.getpwall() if entry.pw_name.startswith(self.name)]
        groups = [*(account for account in accounts if account != self.name), f"{self.name}-committees", self.name]
        for command in [["userdel", "--force", account] for account in accounts] + [
            ["groupdel", group] for group in groups
        ]:
            subprocess.run(command, check=False, capture_output=True)
        for folder in (self.base, self.keys):
            shutil.rmtree(folder, ignore_errors=True)

    def as_seen_by(self, code: str) -> UPath:
        """Return the root of the server as a committee's account sees it."""
        account = f"{self.name}-{code.lower()}"
        root: UPath = UPath(f"sftp://{account}@127.0.0.1:{self.server.port}/", **self.server.options)
        return root


def run(script: str) -> None:
    done = subprocess.run(["bash", "-eu", "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Accounts]:
    made = Accounts(tmp_path_factory.mktemp("accounts"))
    try:
        made.make()
        yield made
    finally:
        made.unmake()


@pytest.fixture
def service(accounts, monkeypatch, tmp_path):
    """Our own code on another machine, with the service's account."""
    monkeypatch.setenv("XEPLOAI_HOME", str(tmp_path))
    for variable, name in settings.PLACES.items():
        address = f"sftp://{accounts.name}@127.0.0.1:{accounts.server.port}{accounts.base}/{name}"
        monkeypatch.setenv(variable, address)
    monkeypatch.setitem(fsspec_config.conf, "sftp", accounts.server.options)
    monkeypatch.setattr(inbox, "SETTLE_SECONDS", 0)
    settings.current.cache_clear()
    yield
    settings.current.cache_clear()


def refused(work, *arguments):
    """Tell whether the server refuses."""
    try:
        work(*arguments)
    except (OSError, asyncssh.Error):
        return True
    return False


def test_a_committee_sees_its_three_folders_and_nothing_else(accounts):
    root = accounts.as_seen_by("QNA04")

    assert sorted(path.name for path in root.iterdir()) == ["inbox", "outbox", "precheck"]
    (accounts.base / "committees/QNA05/inbox/a.xlsx").write_bytes(b"another's")
    for path in ("/../QNA05/inbox/a.xlsx", f"{accounts.base}/committees/QNA05/inbox/a.xlsx", "/etc/passwd"):
        assert refused(root.fs.cat_file, path), path
    (accounts.base / "committees/QNA05/inbox/a.xlsx").unlink()


def test_a_committee_writes_into_its_folders_only(accounts):
    root = accounts.as_seen_by("QNA04")
    (root / "inbox/b.xlsx").write_bytes(b"mine")

    assert refused((root / "b.xlsx").write_bytes, b"x")
    assert refused((root / "new").mkdir)
    assert refused(root.fs.mv, "/inbox", "/elsewhere")
    assert (root / "inbox/b.xlsx").read_bytes() == b"mine"
    (root / "inbox/b.xlsx").unlink()


@pytest.mark.parametrize("move", ["symlink", "link"])
def test_a_committee_makes_no_links(accounts, move):
    root = accounts.as_seen_by("QNA04")
    (root / "inbox/c.xlsx").write_bytes(b"mine")

    async def link():
        async with root.fs._pool.get() as channel:
            await getattr(channel, move)("/inbox/c.xlsx", f"/inbox/{move}.xlsx")

    with pytest.raises(asyncssh.SFTPError):
        sync(root.fs.loop, link)
    (root / "inbox/c.xlsx").unlink()


def test_a_committee_gets_no_shell_and_no_tunnel(accounts):
    root = accounts.as_seen_by("QNA04")

    async def shell():
        return await root.fs.client.run("id", input="", check=False)

    async def tunnel():
        await root.fs.client.open_connection("127.0.0.1", accounts.server.port)

    assert "uid=" not in str(sync(root.fs.loop, shell).stdout)
    with pytest.raises(asyncssh.ChannelOpenError):
        sync(root.fs.loop, tunnel)


def test_the_service_takes_what_a_committee_drops_and_answers_to_it_alone(accounts, service):
    mine, other = accounts.as_seen_by("QNA04"), accounts.as_seen_by("QNA05")
    (mine / "inbox/Hồ sơ.xlsx").write_bytes(b"content")

    (chunk,) = inbox.waiting_chunks()
    (path,) = map(inbox.located, chunk)
    assert (chunk, path.read_bytes()) == (["QNA04/Hồ sơ.xlsx"], b"content")
    remove(path)
    put_receipt("QNA04", "Hồ sơ.xlsx", 1, "đã nhận")
    put_precheck("QNA04", "Hồ sơ.xlsx", annotated_copy(None, HEADING, judgement(finding())))
    newer = annotated_copy(None, HEADING, judgement())
    put_precheck("QNA04", "Hồ sơ.xlsx", newer)

    assert inbox.waiting_files() == inbox.strays() == list((mine / "inbox").iterdir()) == []
    assert (mine / "outbox/Hồ sơ_1_bien-nhan.txt").read_text(encoding="utf-8") == "đã nhận"
    assert (mine / "outbox/Hồ sơ_kiem-tra-truoc.xlsx").read_bytes() == newer.content
    assert list((other / "outbox").iterdir()) == []
    for file in (accounts.base / "committees/QNA04/outbox").iterdir():
        assert (file.owner(), file.group()) == (accounts.name, f"{accounts.name}-qna04")
        assert file.stat().st_mode & 0o777 == 0o640


def test_folders_are_closed_to_all_but_the_committees_group(accounts):
    for code in CODES:
        for place in ("inbox", "outbox", "precheck"):
            folder = accounts.base / "committees" / code / place
            assert (folder.owner(), folder.group()) == (accounts.name, f"{accounts.name}-{code.lower()}")
            assert folder.stat().st_mode & 0o7777 == 0o2770


def test_a_file_that_a_client_closed_is_opened_to_the_group(accounts):
    closed = accounts.base / "committees/QNA04/inbox/closed.xlsx"
    closed.write_bytes(b"x")
    closed.chmod(0o600)

    run(accounts.block("sh readable"))

    assert closed.stat().st_mode & 0o777 == 0o640
    closed.unlink()


def test_the_recipe_may_be_run_again(accounts):
    before = sorted(map(str, accounts.base.rglob("*")))

    run(accounts.recipe)

    assert sorted(map(str, accounts.base.rglob("*"))) == before
