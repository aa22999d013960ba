"""What every test may use: a server of its own session, and a fresh, migrated database and home per test."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql

import settings
from database.embedded import SERVER_SETTINGS, EmbeddedServer


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """URL of a server to make databases on: the one that the environment names, else an embedded one."""
    outside = os.environ.get("XEPLOAI_DATABASE_URL")
    if outside:
        yield outside
        return
    # not in pytest's own folder, which every further session closes to all other users, the server's among them
    with tempfile.TemporaryDirectory(prefix="xeploai-server-") as folder:
        embedded = EmbeddedServer(open_folder(Path(folder)))
        with pytest.MonkeyPatch.context() as patch:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # what the machine loses is a test's
                patch.setitem(SERVER_SETTINGS, setting, "off")
            embedded.start()
        yield embedded.url()
        embedded.stop()


@pytest.fixture(scope="session")
def template(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Name of a migrated database from which the tests' own are copied."""
    from xeploai.setup_database import prepare

    name = f"template_{uuid.uuid4().hex}"
    make_database(server, name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XEPLOAI_DATABASE_URL", on(server, name))
        patch.setenv("XEPLOAI_HOME", str(tmp_path_factory.mktemp("home")))
        settings.current.cache_clear()
        prepare()
    settings.current.cache_clear()
    yield name
    drop_database(server, name)


@pytest.fixture(scope="session")
def parsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where one home leaves dbt's reading of the project to the next; dbt itself asks whether it still holds."""
    return tmp_path_factory.mktemp("parsed") / "partial_parse.msgpack"


@pytest.fixture
def home(server: str, template: str, parsed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of its own with a migrated, empty database; the settings point there."""
    name = f"test_{os.getpid()}"  # always the same: dbt reads its project anew for another one
    make_database(server, name, template)
    ours = tmp_path / "dbt" / "target" / parsed.name
    if parsed.exists():
        ours.parent.mkdir(parents=True)
        shutil.copy(parsed, ours)
    with psycopg.connect(on(server, name), autocommit=True) as connection:  # what was let go there has counted on
        connection.execute("alter table landing.submission alter column submission_id restart")
    monkeypatch.setenv("XEPLOAI_DATABASE_URL", on(server, name))
    monkeypatch.setenv("XEPLOAI_HOME", str(tmp_path))
    settings.current.cache_clear()
    yield tmp_path
    settings.current.cache_clear()
    if ours.exists():
        shutil.copy(ours, parsed)
    drop_database(server, name)


def open_folder(folder: Path) -> Path:
    """Let the server's user pass through pytest's private folders, which are 0700."""
    base = Path(tempfile.gettempdir())
    for parent in (folder, *folder.parents):
        if parent.is_relative_to(base) and parent != base:
            parent.chmod(0o755)
    return folder


def on(server: str, database: str) -> str:
    return urlunsplit(urlsplit(server)._replace(path=f"/{database}"))


def make_database(server: str, name: str, template: str = "template1") -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(
            sql.SQL("create database {} template {}").format(sql.Identifier(name), sql.Identifier(template))
        )


def drop_database(server: str, name: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        try:
            connection.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))
        except psycopg.errors.InsufficientPrivilege:  # autovacuum is at work there: it leaves for who does not force it
            connection.execute(sql.SQL("drop database {}").format(sql.Identifier(name)))
