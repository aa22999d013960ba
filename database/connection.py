"""Connections: from the settings to one URL that psycopg, SQLAlchemy, Great Expectations, dbt and psql all take."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from sqlalchemy import Engine, NullPool, create_engine

import settings
from database.embedded import EmbeddedServer
from settings import Failure

_STARTED: set[Path] = set()  # homes whose server this process has seen complete


class Unreachable(Failure, psycopg.OperationalError):
    """No connection can be made; the message says why."""


_UNUSABLE = (
    "XEPLOAI_DATABASE_URL cannot be read. It is postgresql://user:password@host:port/database; write «@», «/», «:» and "
    "«%» in a password as %40, %2F, %3A and %25."
)
_WAY_OUT = (
    "See that the server runs, and that XEPLOAI_DATABASE_URL, where it is set, names it and a login that may enter."
)


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
    """Open a connection as the operator.

    Raises:
        Unreachable: says what stands in the way, and no password.
    """
    address = url()
    try:
        return psycopg.connect(address, autocommit=autocommit, application_name="xeploai")
    except psycopg.ProgrammingError:  # libpq cites what it could not read, which may be a piece of the password
        raise Unreachable(f"The database cannot be reached: {_UNUSABLE}") from None
    except psycopg.OperationalError as error:
        said = next(iter(str(error).splitlines()), "no answer").rstrip(".")
        raise Unreachable(f"The database cannot be reached: {said}. {_WAY_OUT}") from error


def engine() -> Engine:
    """Make an SQLAlchemy engine as the operator; it keeps no connection open behind its user's back."""
    return create_engine("postgresql+psycopg://", creator=connect, poolclass=NullPool)
