"""Findings of before keep what they said when fingerprints come, and every database has a secret of its own."""

from __future__ import annotations

import uuid

import pytest
from alembic import command
from sqlalchemy import text

import settings
from database.connection import connect, engine
from database.migrate import config, migrate
from database.tables import SCHEMAS
from tests.conftest import drop_database, make_database, on

BEFORE = """
with one as (
    insert into landing.submission (sha256, committee_code, file_name, size_bytes, state)
    values ('a', 'QNA04', 'a.xlsx', 1, 'returned') returning submission_id
)
insert into gate.finding (run_id, rule_id, severity, submission_id, committee_code, message)
select 'run', 'HS-001', 'error', submission_id, 'QNA04', 'x' from one
"""


@pytest.fixture
def database_of_0003(server, tmp_path, monkeypatch):
    name = f"before_{uuid.uuid4().hex}"
    make_database(server, name)
    monkeypatch.setenv("XEPLOAI_DATABASE_URL", on(server, name))
    monkeypatch.setenv("XEPLOAI_HOME", str(tmp_path))
    settings.current.cache_clear()
    with engine().begin() as connection:
        for schema in SCHEMAS:
            connection.execute(text(f"create schema if not exists {schema}"))
        command.upgrade(config(connection), "0003")
        connection.execute(text(BEFORE))
    yield
    settings.current.cache_clear()
    drop_database(server, name)


def test_findings_of_before_have_no_fingerprint_and_stay_as_they_were(database_of_0003):
    migrate()

    with connect() as connection:
        found = connection.execute("select rule_id, state, fingerprint, is_new, fixed_by from gate.finding").fetchall()
        secrets = connection.execute("select length(secret) from restricted.fingerprint_secret").fetchall()
    assert found == [("HS-001", "open", None, True, None)]
    assert secrets == [(32,)]
