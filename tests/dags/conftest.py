"""Airflow for the tests: on an empty home, its metadata database beside ours, in a process of its own, once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from typing import Any, LiteralString
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql

import settings
from tests.dags.scenarios import SCENARIOS
from xeploai.airflow.environment import airflow_environment
from xeploai.airflow.processes import prepare_metadata
from xeploai.setup_database import prepare


@pytest.fixture(scope="session")
def answers(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """What tests/dags/probe.py has to say about the DAGs and the scenarios."""
    name = f"dags_{uuid.uuid4().hex}"
    _administer(server, "create database {}", name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XEPLOAI_DATABASE_URL", urlunsplit(urlsplit(server)._replace(path=f"/{name}")))
        patch.setenv("XEPLOAI_HOME", str(tmp_path_factory.mktemp("home")))
        settings.current.cache_clear()
        prepare()
        prepare_metadata()
        probe = subprocess.run(
            [sys.executable, "-m", "tests.dags.probe", json.dumps(SCENARIOS)],
            env={**os.environ, **airflow_environment()}, cwd=settings.PROJECT_ROOT, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
    settings.current.cache_clear()
    assert probe.returncode == 0, probe.stdout[-3000:] + probe.stderr[-3000:]
    yield json.loads(probe.stdout.splitlines()[-1])
    for database in (name, f"{name}_airflow"):
        _administer(server, "drop database {} with (force)", database)


@pytest.fixture(scope="session")
def described(answers: dict[str, Any]) -> dict[str, Any]:
    return answers["described"]


@pytest.fixture(scope="session")
def runs(answers: dict[str, Any]) -> list[dict[str, Any]]:
    return answers["runs"]


def _administer(server: str, statement: LiteralString, *names: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
