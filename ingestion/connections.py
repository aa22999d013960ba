"""Connections: from an account as Airflow keeps it to what fsspec tells a store's library in this process.

Nothing here knows Airflow, logs an account or writes one down.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from fsspec import config as fsspec_config  # type: ignore[import-untyped]

import settings
from settings import WrongSetting

SFTP_EXTRAS = ("key_file", "private_key", "private_key_passphrase", "host_key", "known_hosts")
S3_EXTRAS = ("endpoint_url", "region_name", "aws_session_token")


class Account(Protocol):
    """What is read of an Airflow connection."""

    host: str | None
    login: str | None
    password: str | None
    port: int | None

    @property
    def extra_dejson(self) -> dict[str, Any]:
        """The connection's further fields."""


def protocols_in_use() -> set[str]:
    """Return the protocols of the places that lie elsewhere: none where all are folders of this machine."""
    return {place.protocol for place in _places()} & settings.STORES.keys()


def use_account(protocol: str, account: Account) -> None:
    """Let this process reach the places of a protocol by this account. Raises WrongSetting."""
    hosts = {host for place in _places() if place.protocol == protocol and (host := place.storage_options.get("host"))}
    if account.host and hosts - {account.host}:
        raise WrongSetting(
            f"Airflow's connection xeploai_{protocol} is for {account.host}, but a place lies on {', '.join(hosts)}."
        )
    options = options_of_connection(protocol, account.login, account.password, account.port, account.extra_dejson)
    fsspec_config.conf.setdefault(protocol, {}).update(options)


def options_of_connection(
    protocol: str, login: str | None, password: str | None, port: int | None, extra: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the options of sshfs or s3fs; what a connection leaves open stays out. Raises WrongSetting.

    The connection's type does not matter: which ones Airflow's pages offer depends on what else is installed there.
    """
    unknown = sorted(set(extra) - set(SFTP_EXTRAS if protocol == "sftp" else S3_EXTRAS))
    if unknown:
        raise WrongSetting(
            f"Airflow's connection xeploai_{protocol}: extra {', '.join(unknown)} is not known here; known are "
            f"{', '.join(SFTP_EXTRAS if protocol == 'sftp' else S3_EXTRAS)}."
        )
    options = _sftp(login, password, port, extra) if protocol == "sftp" else _s3(login, password, extra)
    return {key: value for key, value in options.items() if value}


def _sftp(login: str | None, password: str | None, port: int | None, extra: Mapping[str, Any]) -> dict[str, Any]:
    keys = [extra["key_file"]] if extra.get("key_file") else []
    keys += [extra["private_key"].encode()] if extra.get("private_key") else []  # bytes: the key itself
    host_keys = "".join(f"* {key}\n" for key in extra.get("host_key", "").splitlines() if key.strip())
    return {
        "username": login,
        "password": password,
        "port": port,
        "client_keys": keys,
        "passphrase": extra.get("private_key_passphrase"),
        "known_hosts": host_keys.encode() or extra.get("known_hosts"),
    }


def _s3(login: str | None, password: str | None, extra: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "key": login,
        "secret": password,
        "token": extra.get("aws_session_token"),
        "endpoint_url": extra.get("endpoint_url"),
        "client_kwargs": {"region_name": extra["region_name"]} if extra.get("region_name") else {},
    }


def _places() -> list[Any]:
    return [getattr(settings.current(), name) for name in settings.PLACES.values()]
