"""Airflow's environment: from the settings to the variables that every Airflow process of this home gets."""

from __future__ import annotations

import base64
import json
import os
import secrets
import socket
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import settings
from database import connection

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Access:
    """What a home remembers of its Airflow: the port and three keys, in a file of mode 0600."""

    port: int
    fernet_key: str
    api_secret: str
    jwt_secret: str


def airflow_home() -> Path:
    """Return the folder of Airflow's logs, keys and pid file."""
    return settings.current().home / "airflow"


def access() -> Access:
    """Return the port and keys of this home, made at the first call."""
    file = airflow_home() / "secrets.json"
    if not file.exists():
        fernet_key = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
        _write(file, Access(_free_port(), fernet_key, secrets.token_urlsafe(32), secrets.token_urlsafe(48)))
    return Access(**json.loads(file.read_text()))


def take_another_port() -> None:
    """Remember a new port for this home; called when another program sits on the old one."""
    _write(airflow_home() / "secrets.json", replace(access(), port=_free_port()))


def url() -> str:
    """Return the address of Airflow's pages and API."""
    return f"http://{HOST}:{access().port}"


def airflow_environment() -> dict[str, str]:
    """Return the variables that make Airflow ours; the embedded server is started when it is needed and down."""
    return {
        **code_environment(),
        "XEPLOAI_HOME": str(settings.current().home),
        "XEPLOAI_CONFIG": str(settings.current().config_dir),
        "AIRFLOW_HOME": str(airflow_home()),
        **database_settings(connection.airflow_url()),
        **api_settings(access()),
        **pace_settings(),
    }


def code_environment() -> dict[str, str]:
    """Return where the code lies, and that no tool of the chain reports home."""
    return {
        "PYTHONPATH": os.pathsep.join(map(str, (settings.PROJECT_ROOT, settings.PROJECT_ROOT / "config" / "airflow"))),
        "AIRFLOW__CORE__DAGS_FOLDER": str(settings.PROJECT_ROOT / "dags"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
        "GX_ANALYTICS_ENABLED": "false",
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    }


def database_settings(url: str) -> dict[str, str]:
    """Return the metadata database twice: the asynchronous side would else ask for asyncpg, which knows no sslmode."""
    return {
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": url,
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_ASYNC": url.replace("postgresql://", "postgresql+psycopg://", 1),
    }


def api_settings(access: Access) -> dict[str, str]:
    """Return address and keys. Nobody logs in: whoever can reach the loopback address is an admin (docs/adr)."""
    address = f"http://{HOST}:{access.port}"
    return {
        "AIRFLOW__API__HOST": HOST,
        "AIRFLOW__API__PORT": str(access.port),
        "AIRFLOW__API__BASE_URL": address,
        "AIRFLOW__API__WORKERS": "1",
        "AIRFLOW__API__INSTANCE_NAME": "xeploai",
        "AIRFLOW__API__SECRET_KEY": access.api_secret,
        "AIRFLOW__API_AUTH__JWT_SECRET": access.jwt_secret,
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"{address}/execution/",
        "AIRFLOW__CORE__FERNET_KEY": access.fernet_key,
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS": "True",
    }


def pace_settings() -> dict[str, str]:
    """Return what makes Airflow quick and small on two cores.

    A slot stays taken up to MIN_HEARTBEAT_INTERVAL seconds after its task ended; each slot is a process from the start.
    """
    return {
        "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
        "AIRFLOW__CORE__PARALLELISM": str(max(3, os.cpu_count() or 1)),
        "AIRFLOW__WORKERS__MIN_HEARTBEAT_INTERVAL": "1",
        "AIRFLOW__SCHEDULER__SCHEDULER_HEARTBEAT_SEC": "1",
        "AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME": "0.2",
        "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "120",
        "AIRFLOW__DAG_PROCESSOR__PARSING_PROCESSES": "1",
        "AIRFLOW__DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL": "120",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _write(file: Path, access: Access) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = file.with_suffix(".new")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        json.dump(asdict(access), out)
    partial.replace(file)
