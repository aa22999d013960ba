"""Crash tests: runs in processes of their own, on homes and databases of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import settings
from tests.conftest import drop_database, make_database, on
from tests.crash.world import World, make_files


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return make_files(tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="module")
def new_world(server: str, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], World]]:
    """Makes worlds with an empty inbox and a migrated database."""
    names: list[str] = []

    def _new_world() -> World:
        names.append(f"crash_{uuid.uuid4().hex}")
        make_database(server, names[-1], template)
        return World(tmp_path_factory.mktemp("home"), on(server, names[-1]))

    yield _new_world
    if os.environ.get("XEPLOAI_DATABASE_URL"):  # a server of our own goes with all it holds, without a second for each
        for name in names:
            drop_database(server, name)


class Nursery:
    """Starts runs without the time that imports take."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, *worlds: World, kill_at: int | None = None, only_land: bool = False) -> list[int]:
        """Run once per world given, all at the same time; return their exit codes."""
        runs = [
            {"home": str(world.home), "url": world.url, "report": str(self.report(world)), "kill_at": kill_at,
             "only_land": only_land}
            for world in worlds
        ]  # fmt: skip
        self._process.stdin.write(json.dumps(runs) + "\n")
        self._process.stdin.flush()
        return list(json.loads(self._process.stdout.readline()))

    def points(self, world: World) -> list[str]:
        """Run undisturbed; return the points that were passed."""
        assert self.run(world) == [0]
        return list(json.loads(self.report(world).read_text()))

    def report(self, world: World) -> Path:
        return world.home.with_name(f"{world.home.name}.points")


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.crash.nursery"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=settings.PROJECT_ROOT,
    )  # fmt: skip
    yield Nursery(process)
    process.stdin.close()
    process.wait()
