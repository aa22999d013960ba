"""Backup: from the database, the archive and the config folder of one moment to one file.

The archive only ever grows, and a file is in it before the database knows of it: what is archived after the dump was
begun holds every file that the dump names.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO

from psycopg import Connection

import settings
from database.dump import counts, dump, grantees, one_moment, revision
from ingestion.archive import place
from ingestion.places import entries, parts_of
from settings import Failure
from xeploai.backup_file import ARCHIVE, CONFIG, DUMP, Writing, is_part, sha256_of

_HASH = re.compile(r"[0-9a-f]{64}")
_NAMED = "select distinct sha256 from landing.submission order by sha256"
_LOGINS = "select committee_code from restricted.committee_login order by committee_code"
IN_MEMORY = 16 << 20


class NotKept(Failure):
    """There is no backup, or not of all that there should be; the message says which."""


@dataclass(frozen=True)
class Backup:
    """One backup: where it lies, its size, and how many archived files are in it."""

    path: Path
    bytes: int
    files: int
    missing: list[str]  # archived files that the database names and the archive does not have


def backup(target: Path) -> Backup:
    """Write a backup; it stands under its name whole or not at all. A run may go on beside it.

    Args:
        target: the file, or a folder in which it gets a name of its own.

    Raises:
        NotKept: a file of that name is there, or a file of the archive is no longer what it was.
    """
    if target.is_dir():
        target /= f"xeploai_{datetime.now(UTC):%Y-%m-%d_%H%M%S}.tar"
    if target.exists():
        raise NotKept(f"{target} is there already and is not written over; name another file, or a folder.")
    with one_moment() as (connection, snapshot), _whole(target) as file:
        writing = Writing(file)
        with tempfile.TemporaryFile(dir=target.parent) as dumped:
            dump(dumped, snapshot)
            writing.add(DUMP, dumped)
        _add_config(writing)
        kept = _add_archive(writing)
        missing = [digest for (digest,) in connection.execute(_NAMED) if digest not in kept]
        writing.seal(_about(connection) | {"missing": missing})
    return Backup(target, target.stat().st_size, len(kept), missing)


def _about(connection: Connection) -> dict[str, object]:
    return {
        "xeploai": version("xeploai"),
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "migration": revision(connection),
        "postgresql": connection.info.server_version,
        "tables": counts(connection),
        "roles": grantees(connection),
        "committee_logins": [code for (code,) in connection.execute(_LOGINS)],
    }


def _add_config(writing: Writing) -> None:
    folder = settings.current().config_dir
    for path in sorted(folder.rglob("*")):
        name = CONFIG + path.relative_to(folder).as_posix()
        if path.is_file() and is_part(name):
            with path.open("rb") as file:
                writing.add(name, file)


def _add_archive(writing: Writing) -> set[str]:
    kept = set(_archived())
    for digest in sorted(kept):
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as file:
            for part in parts_of(place(digest)):
                file.write(part)
            if sha256_of(file) != digest:
                raise NotKept(
                    f"The archived file {digest} is no longer what it was: its bytes have another hash. Take it from an "
                    "earlier backup, or move it out of the archive, which the next backup will then name as missing."
                )
            writing.add(ARCHIVE + digest, file)
    return kept


def _archived() -> Iterator[str]:
    archive = settings.current().archive
    for folder in entries(archive):
        if folder.kind == "folder":
            yield from (entry.name for entry in entries(archive / folder.name) if _HASH.fullmatch(entry.name))


@contextmanager
def _whole(target: Path) -> Iterator[IO[bytes]]:
    """Give a file for the owner's eyes only, under a hidden name until everything is on the disk."""
    partial = target.with_name(f".{target.name}.partial")  # what a kill left behind is written over
    partial.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.link(partial, target)  # not a rename, which would write over what came meanwhile
    finally:
        partial.unlink(missing_ok=True)
