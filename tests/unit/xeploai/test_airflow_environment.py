"""Airflow's environment: keys made once and kept private, everything on the loopback address."""

import base64
import stat

import pytest

import settings
from xeploai.airflow import environment


@pytest.fixture(autouse=True)
def _home(monkeypatch, tmp_path):
    monkeypatch.setenv("XEPLOAI_HOME", str(tmp_path))
    monkeypatch.setenv("XEPLOAI_DATABASE_URL", "postgresql://me:secret@server:5432/ratings?sslmode=require")
    settings.current.cache_clear()
    yield
    settings.current.cache_clear()


def test_keys_are_made_once_and_only_the_owner_reads_them(tmp_path):
    first = environment.access()

    assert environment.access() == first
    assert stat.S_IMODE((tmp_path / "airflow" / "secrets.json").stat().st_mode) == 0o600
    assert len(base64.urlsafe_b64decode(first.fernet_key)) == 32
    assert len({first.api_secret, first.jwt_secret, first.fernet_key}) == 3


def test_another_port_keeps_the_keys():
    before = environment.access()

    environment.take_another_port()

    assert environment.access().port != before.port
    assert environment.access().jwt_secret == before.jwt_secret


def test_the_metadata_lie_beside_the_warehouse_for_both_drivers():
    given = environment.airflow_environment()

    expected = "me:secret@server:5432/ratings_airflow?sslmode=require"
    assert given["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"] == f"postgresql://{expected}"
    assert given["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_ASYNC"] == f"postgresql+psycopg://{expected}"


def test_airflow_listens_on_the_loopback_address_only():
    given = environment.airflow_environment()
    addresses = [given[key] for key in given if key.startswith("AIRFLOW__API__") or "SERVER_URL" in key]

    assert given["AIRFLOW__API__HOST"] == "127.0.0.1"
    assert [one for one in addresses if "0.0.0.0" in one or "localhost" in one] == []


def test_tasks_find_the_code_and_the_home(tmp_path):
    given = environment.airflow_environment()

    assert given["XEPLOAI_HOME"] == str(tmp_path)
    assert given["PYTHONPATH"].split(":")[0] == str(settings.PROJECT_ROOT)
