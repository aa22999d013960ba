"""docker-compose.yml says the same as the settings, keeps no secret, and leaves nothing open to the network."""

import re
from typing import Any

import pytest
import yaml

import settings
from xeploai.airflow import environment

COMPOSE = (settings.PROJECT_ROOT / "docker-compose.yml").read_text(encoding="utf-8")
DOCUMENT: dict[str, Any] = yaml.safe_load(COMPOSE)
SERVICES: dict[str, dict[str, Any]] = DOCUMENT["services"]
OURS = {name: service for name, service in SERVICES.items() if name != "postgres"}
VARIABLE = re.compile(r"\$\{(\w+)(:[?-])?[^}]*\}")
DIFFERENT_IN_CONTAINERS = {
    "AIRFLOW__API__HOST", "AIRFLOW__API__PORT", "AIRFLOW__API__BASE_URL", "AIRFLOW__CORE__EXECUTION_API_SERVER_URL",
    "AIRFLOW__CORE__DAGS_FOLDER", "AIRFLOW__CORE__PARALLELISM",
}  # fmt: skip


@pytest.fixture
def known(monkeypatch, tmp_path) -> dict[str, str]:
    monkeypatch.setenv("XEPLOAI_HOME", str(tmp_path))
    monkeypatch.setenv("XEPLOAI_DATABASE_URL", "postgresql://xeploai:secret@postgres:5432/xeploai")
    settings.current.cache_clear()
    yield environment.airflow_environment()
    settings.current.cache_clear()


def test_every_process_of_airflow_has_its_service():
    assert set(SERVICES) == {"postgres", "prepare", "api-server", "scheduler", "dag-processor", "triggerer"}


def test_the_environment_names_what_the_settings_know(known):
    source = (settings.PROJECT_ROOT / "settings.py").read_text(encoding="utf-8")
    for name, service in OURS.items():
        given = set(service["environment"])
        assert {key for key in given if key.startswith("AIRFLOW_")} == {k for k in known if k.startswith("AIRFLOW_")}, (
            name
        )
        assert [key for key in given if key.startswith("XEPLOAI_") and f'"{key}"' not in source] == [], name
        assert given <= {*known, *settings.PLACES, "XEPLOAI_DATABASE_URL", "XEPLOAI_SMTP_URL"}, name


def test_the_environment_says_the_same_as_the_settings(known):
    given = OURS["scheduler"]["environment"]
    same = {
        key for key, value in given.items() if key.startswith("AIRFLOW__") and "$" not in value
    } - DIFFERENT_IN_CONTAINERS

    assert "AIRFLOW__WORKERS__MIN_HEARTBEAT_INTERVAL" in same
    assert {key: given[key] for key in same} == {key: known[key] for key in same}


def test_both_databases_are_those_that_the_settings_derive(known):
    given = OURS["scheduler"]["environment"]

    for key in ("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN", "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_ASYNC"):
        assert VARIABLE.sub("secret", given[key]) == known[key]


def test_no_secret_has_a_default():
    secret = re.compile(r"PASSWORD|SECRET|FERNET")
    used = [match for match in VARIABLE.finditer(COMPOSE) if secret.search(match[1])]

    assert used
    assert [match[0] for match in used if match[2] != ":?"] == []
    for service in SERVICES.values():
        for key, value in service["environment"].items():
            if secret.search(key) or ("://" in str(value) and "@" in str(value)):
                assert ":?" in value, key


def test_the_example_names_every_variable_and_gives_no_value():
    lines = (settings.PROJECT_ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    named = {line for line in lines if line and not line.startswith("#")}

    assert named == {f"{match[1]}=" for match in VARIABLE.finditer(COMPOSE)}


def test_ports_are_open_on_the_loopback_address_only():
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]

    assert len(ports) == 2
    assert [port for port in ports if not port.startswith("127.0.0.1:")] == []


def test_a_service_says_whether_it_is_well_or_ends_by_itself():
    for name, service in SERVICES.items():
        assert ("healthcheck" in service) != (service["restart"] == "no"), name


def test_what_must_last_lies_in_volumes():
    mounted = {mount.split(":")[0] for service in SERVICES.values() for mount in service["volumes"]}
    home = OURS["scheduler"]["environment"]["XEPLOAI_HOME"]

    assert mounted == set(DOCUMENT["volumes"]) == {"postgres", "inbox", "precheck", "outbox", "archive", "logs"}
    assert {f"{folder}:{home}/{folder}" for folder in ("inbox", "precheck", "outbox", "archive")} <= set(
        OURS["scheduler"]["volumes"]
    )
    assert SERVICES["postgres"]["environment"]["PGDATA"].startswith(SERVICES["postgres"]["volumes"][0].split(":")[1])


def test_the_image_is_built_from_the_lock_for_an_ordinary_user():
    dockerfile = (settings.PROJECT_ROOT / "Dockerfile").read_text(encoding="utf-8")

    assert "--require-hashes" in dockerfile
    assert re.findall(r"^USER (\w+)$", dockerfile, re.MULTILINE) == ["xeploai"]
    assert dockerfile.index("ARG BASE_IMAGE") < dockerfile.index("FROM ${BASE_IMAGE}")
