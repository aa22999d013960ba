"""Mutation tests: one connection and one compiled catalogue per test process; nothing is ever kept."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

import settings
from expectations.rule import load_rules
from expectations.session import GateConnection, gate_connection
from expectations.suite import Suites
from tests.conftest import on


@pytest.fixture(scope="session")
def gates(server: str, template: str) -> Iterator[tuple[GateConnection, Suites]]:
    """A connection to the migrated template and the whole catalogue compiled on it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XEPLOAI_DATABASE_URL", on(server, template))
        settings.current.cache_clear()
        with gate_connection() as connection:
            yield connection, Suites(connection, load_rules())
    settings.current.cache_clear()


@pytest.fixture
def vacuumed(server: str, template: str) -> Iterator[None]:
    """Clear away what a province leaves when it is let go: the next one would read over its dead rows."""
    yield
    with psycopg.connect(on(server, template), autocommit=True) as connection:
        connection.execute("vacuum")
