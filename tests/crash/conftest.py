"""Crash tests: runs in processes of their own, on homes and databases of their own."""

from __future__ import annotations

import json
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

import settings
from tests.conftest import drop_database, make_database, on
from tests.crash.world import World, make_files

_FILLED = """
select schemaname, tablename from pg_tables
where schemaname in ('landing', 'gate') or (schemaname, tablename) = ('operations', 'turn')
"""


class Databases:
    """Lends migrated, empty databases; making or dropping one for every run would take longer than the run."""

    def __init__(self, server: str, template: str) -> None:
        self._server, self._template = server, template
        self._names: list[str] = []
        self._free: list[str] = []

    @contextmanager
    def borrow(self) -> Iterator[str]:
        """Lend a database; returns its URL."""
        name = self._free.pop() if self._free else self._make()
        yield on(self._server, name)
        _empty(on(self._server, name))
        self._free.append(name)

    def drop(self) -> None:
        for name in self._names:
            drop_database(self._server, name)

    def _make(self) -> str:
        self._names.append(f"crash_{uuid.uuid4().hex}")
        make_database(self._server, self._names[-1], self._template)
        return self._names[-1]


def _empty(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("update landing.submission set superseded_by = null")
        connection.execute("delete from landing.submission")  # and what refers to it
        for names in connection.execute(_FILLED).fetchall():
            connection.execute(sql.SQL("delete from {}").format(sql.Identifier(*names)))


class Nursery:
    """Starts runs without the time that imports take."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, *worlds: World, kill_at: int | None = None, only_land: bool = False) -> list[int]:
        """Run once per world given, all at the same time; return their exit codes."""
        runs = [
            {"home": str(world.home), "url": world.url, "report": str(_report(world)), "kill_at": kill_at,
             "only_land": only_land}
            for world in worlds
        ]  # fmt: skip
        self._process.stdin.write(json.dumps(runs) + "\n")
        self._process.stdin.flush()
        return list(json.loads(self._process.stdout.readline()))

    def points(self, world: World) -> list[str]:
        """Run undisturbed; return the points that were passed."""
        assert self.run(world) == [0]
        return list(json.loads(_report(world).read_text()))


def _report(world: World) -> Path:
    return world.home.with_name(f"{world.home.name}.points")


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return make_files(tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="session")
def databases(server: str, template: str) -> Iterator[Databases]:
    lender = Databases(server, template)
    yield lender
    lender.drop()


@pytest.fixture
def new_world(databases: Databases, files: dict[str, bytes], tmp_path: Path) -> Iterator[Callable[[], World]]:
    """Makes worlds in which the committees have just sent their files."""
    with ExitStack() as borrowed:
        homes = (tmp_path / f"home-{number}" for number in range(9))
        yield lambda: World(next(homes), borrowed.enter_context(databases.borrow())).fill(files)


@pytest.fixture
def world(new_world: Callable[[], World]) -> World:
    return new_world()


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.crash.nursery"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=settings.PROJECT_ROOT,
    )  # fmt: skip
    yield Nursery(process)
    process.stdin.close()
    process.wait()


@pytest.fixture(scope="session")
def undisturbed(
    databases: Databases, nursery: Nursery, files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[str], dict[str, Any]]:
    """The points of a run that nobody disturbs, and the picture it leaves."""
    with databases.borrow() as url:
        world = World(tmp_path_factory.mktemp("undisturbed"), url).fill(files)
        return nursery.points(world), world.picture()
