"""Mutation tests: one connection and one compiled catalogue per module; nothing is ever kept."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import psycopg
import pytest

import settings
from expectations.rule import load_rules
from expectations.session import GateConnection, gate_connection
from expectations.suite import Suites
from tests.conftest import drop_database, make_database, on


@pytest.fixture(scope="module")
def own_database(server: str, template: str) -> Iterator[str]:
    """URL of a database of its own: while somebody is connected to the template nobody else can copy it."""
    name = f"mutation_{uuid.uuid4().hex}"
    make_database(server, name, template)
    yield on(server, name)
    drop_database(server, name)


@pytest.fixture(scope="module")
def gates(own_database: str) -> Iterator[tuple[GateConnection, Suites]]:
    """A connection to it and the whole catalogue compiled there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XEPLOAI_DATABASE_URL", own_database)
        settings.current.cache_clear()
        with gate_connection() as connection:
            yield connection, Suites(connection, load_rules())
    settings.current.cache_clear()


@pytest.fixture
def vacuumed(own_database: str) -> Iterator[None]:
    """Clear away what a province leaves when it is let go: the next one would read over its dead rows."""
    yield
    with psycopg.connect(own_database, autocommit=True) as connection:
        connection.execute("vacuum")
