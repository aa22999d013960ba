"""Restore: from a backup file to a home and a database in which nothing was before.

Files come before the database, whose one transaction decides. What fails is taken away again; what a kill leaves has a
note beside it, by which the same backup may be restored there once more.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from upath import UPath

import settings
from database.connection import connect
from database.dump import counts, forget_everything, is_empty
from database.dump import restore as fill
from database.embedded import EmbeddedServer
from database.migrate import knows
from ingestion.archive import FILE_MODE, FOLDER_MODE, place
from ingestion.places import remove, size_of
from ingestion.whole import make_folder, write_whole
from settings import Failure
from xeploai.backup_file import ARCHIVE, CONFIG, DUMP, Reading, reading

NOTE = ".restoring"  # in the home while a restore is under way: which backup
CONFIG_FOLDER = "config"


class NotRestored(Failure):
    """Nothing was restored; the message says why and what can be done."""


@dataclass(frozen=True)
class Restored:
    """What was restored: rows and archived files, and which committees need a new login."""

    rows: int
    files: int
    committee_logins: list[str]
    config: Path
    made_at: str


@dataclass
class _Written:
    """What a restore has made so far, to be taken away if it fails."""

    files: list[UPath] = field(default_factory=list)
    database: bool = False


def restore(path: Path) -> Restored:
    """Restore a backup into the home and the database of the settings, all of it or nothing.

    Raises:
        DamagedBackup: the file is not what was written; nothing was touched.
        NotRestored: something is there already, or the backup is of a later version.
    """
    home = settings.current().home
    with reading(path) as backup:
        if not knows(backup.manifest["migration"]):
            raise NotRestored(
                f"{path} is of a later version (migration {backup.manifest['migration']}); upgrade first."
            )
        is_resumed = _note(home).exists() and _note(home).read_text() == backup.seal
        if is_resumed:
            _refuse_filled_since(backup)
        else:
            _refuse_used(home)
        with _all_or_nothing(home, backup.seal) as written:
            _restore_archive(backup, written)
            _restore_config(backup, home / CONFIG_FOLDER)
            _restore_database(backup, written)
    manifest = backup.manifest
    return Restored(
        rows=sum(manifest["tables"].values()), files=len(backup.names(ARCHIVE)), config=home / CONFIG_FOLDER,
        committee_logins=manifest["committee_logins"], made_at=manifest["made_at"],
    )  # fmt: skip


def _refuse_used(home: Path) -> None:
    if used := next((path for path in home.rglob("*") if not path.is_dir()), None):
        raise NotRestored(
            f"{home} is in use: {used} is there. A backup is restored into an empty home; name it by --home."
        )
    if settings.current().database_url:
        with connect() as connection:
            if not is_empty(connection):
                raise NotRestored(
                    "The database of XEPLOAI_DATABASE_URL is in use. A backup is restored into an empty one; make it "
                    "with `createdb` and let the variable name it."
                )


def _refuse_filled_since(backup: Reading) -> None:
    with connect() as connection:
        if not is_empty(connection) and counts(connection) != backup.manifest["tables"]:
            raise NotRestored(
                "A restore was broken off here and something else was done since. Restore into another, empty home and "
                "database."
            )


@contextmanager
def _all_or_nothing(home: Path, seal: str) -> Iterator[_Written]:
    was_there = home.exists()
    server = EmbeddedServer(home)
    makes_server = not settings.current().database_url and not server.cluster.exists()
    home.mkdir(parents=True, exist_ok=True)
    _note(home).write_text(seal)
    written = _Written()
    try:
        yield written
    except BaseException:
        for path in written.files:
            remove(path)
        if makes_server:
            server.stop()
            shutil.rmtree(server.folder, ignore_errors=True)
            server.access_file.unlink(missing_ok=True)
            (home / ".postgres.lock").unlink(missing_ok=True)
        elif written.database:
            with connect() as connection:
                forget_everything(connection)
        shutil.rmtree(home / CONFIG_FOLDER, ignore_errors=True)
        _note(home).unlink()
        _remove_empty(home / settings.PLACES["XEPLOAI_ARCHIVE"])
        if not was_there:
            _remove_empty(home)
        raise
    _note(home).unlink()


def _restore_archive(backup: Reading, written: _Written) -> None:
    for name in backup.names(ARCHIVE):
        target = place(name.removeprefix(ARCHIVE))
        if size_of(target) == backup.manifest["parts"][name]["bytes"]:
            continue  # an archive that was not lost
        make_folder(target.parent, FOLDER_MODE)
        written.files.append(target)
        write_whole(target, backup.parts_of(name), FILE_MODE)


def _restore_config(backup: Reading, folder: Path) -> None:
    for name in backup.names(CONFIG):
        target = folder / name.removeprefix(CONFIG)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(backup.read(name))


def _restore_database(backup: Reading, written: _Written) -> None:
    with connect() as connection:
        is_filled = not is_empty(connection)  # by one that was killed behind its commit
    if not is_filled:
        written.database = True
        with tempfile.TemporaryFile(dir=settings.current().home) as dumped:
            for part in backup.parts_of(DUMP):
                dumped.write(part)
            dumped.seek(0)
            fill(dumped, backup.manifest["roles"])
    with connect() as connection:
        found = counts(connection)
    if not is_filled and found != backup.manifest["tables"]:
        raise NotRestored(f"Restored was not what was kept: {_differing(found, backup.manifest['tables'])}.")


def _differing(found: dict[str, int], kept: dict[str, Any]) -> str:
    names = sorted(name for name in {*found, *kept} if found.get(name) != kept.get(name))
    return ", ".join(f"{name} has {found.get(name)} rows of {kept.get(name)}" for name in names)


def _remove_empty(folder: Path) -> None:
    """Remove a folder that holds nothing but empty folders."""
    if folder.is_dir():
        for inner in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
            if not any(inner.iterdir()):
                inner.rmdir()
        if not any(folder.iterdir()):
            folder.rmdir()


def _note(home: Path) -> Path:
    return home / NOTE
