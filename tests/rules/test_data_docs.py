"""Data Docs: pages for the IT staff of runs in which something was found, the last ones kept, without what rows say."""

import os

import pytest

from expectations import data_docs
from expectations.data_docs import publish_docs
from expectations.session import gate_connection
from expectations.verdict import judge_waiting
from tests.rules.conftest import MEMBERS_RIGHT, Province


@pytest.fixture
def kept(home):
    """A province whose landings are kept, in a database of its own."""
    with gate_connection() as connection:
        yield Province(connection)


def pages(home):
    return {path.name for path in (home / "data-docs").glob("*")} if (home / "data-docs").exists() else set()


def test_a_run_with_findings_has_pages_that_name_rules_and_nobody(kept, home, caplog):
    caplog.set_level("INFO")
    kept.land(member={"full_name": "Trần Văn Mẫu", "citizen_id": "1070000001"}, declared_total=MEMBERS_RIGHT)
    kept.connection.keep()

    judge_waiting("scheduled__2023-01-05T00:00", with_docs=True)

    folder = home / "data-docs" / "scheduled__2023-01-05T00_00"
    assert f"docs={(folder / 'index.html').as_uri()}" in caplog.text
    written = "".join(path.read_text() for path in folder.rglob("*.html"))
    assert "Số CCCD ghi đủ 12 chữ số" in written
    assert "Trần Văn Mẫu" not in written
    assert "1070000001" not in written


def test_a_run_without_findings_has_none(kept, home, make_rule, monkeypatch):
    rules = make_rule("DV-900", "select * from waiting_member")
    monkeypatch.setattr("expectations.verdict.load_rules", lambda: rules)
    monkeypatch.setattr("expectations.verdict.check_campaigns", lambda rules: None)
    kept.land()
    kept.connection.keep()

    assert judge_waiting("run", with_docs=True)
    assert pages(home) == set()


def test_the_oldest_pages_make_room(home, monkeypatch):
    class Written:
        def write_docs(self, folder):
            folder.mkdir(parents=True)
            os.utime(folder, (int(folder.name), int(folder.name)))

    monkeypatch.setattr(data_docs, "KEPT", 2)
    for run_id in ("100", "200", "300"):
        publish_docs(Written(), run_id)

    assert pages(home) == {"200", "300"}
