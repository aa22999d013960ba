"""Connections: from the settings to one URL that psycopg, SQLAlchemy, Great Expectations, dbt and psql all take."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from sqlalchemy import Engine, NullPool, create_engine

import settings
from database.embedded import EmbeddedServer

_STARTED: set[Path] = set()  # homes whose server this process has seen complete


def url() -> str:
    """Return the operator's libpq URI; the embedded server is started when no outside one is set."""
    configured = settings.current().database_url
    if configured:
        return configured
    home = settings.current().home
    server = EmbeddedServer(home)
    if home not in _STARTED or not server.is_running():
        server.start()
        _STARTED.add(home)
    return server.url()


def airflow_url() -> str:
    """Return the URI of Airflow's own metadata database, another database of the same server."""
    parts = urlsplit(url())
    name = "airflow" if not settings.current().database_url else parts.path.lstrip("/") + "_airflow"
    return urlunsplit(parts._replace(path=f"/{name}"))


def connect(autocommit: bool = False) -> psycopg.Connection:
    """Open a connection as the operator."""
    return psycopg.connect(url(), autocommit=autocommit, application_name="xeploai")


def engine() -> Engine:
    """Make an SQLAlchemy engine as the operator; it keeps no connection open behind its user's back."""
    return create_engine(url().replace("postgresql://", "postgresql+psycopg://", 1), poolclass=NullPool)
