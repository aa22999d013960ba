"""Whole: from bytes that come part by part to a file that stands under its name whole or not at all.

Where a name is seen before its bytes are, they are written under a hidden name first, which a rename ends.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import IO

from upath import UPath

from ingestion.places import is_object_store, reaching, store
from settings import local_path


def write_whole(target: UPath, parts: Iterable[bytes], mode: int | None = None, partial: str | None = None) -> None:
    """Write a file in place of what stood there; whatever the parts raise on their way leaves that as it was.

    Args:
        mode: of the file on this machine, closed to all others until it stands; elsewhere the store decides.
        partial: name in the meantime; one that is given is written over, so that kills leave one behind at most.
    """
    with _opened(target, mode, partial or f".{secrets.token_hex(8)}.partial") as file:
        for part in parts:
            with reaching(target):
                file.write(part)


def make_folder(folder: UPath, mode: int | None = None) -> None:
    """Make a folder, and its parents, unless it is there; on this machine with this mode whatever the umask."""
    local = local_path(folder)
    if local:
        if not local.is_dir():
            local.mkdir(parents=True, exist_ok=True)
            if mode:
                local.chmod(mode)
    elif not is_object_store(folder):  # which has no folders
        with reaching(folder):
            if not store(folder).isdir(folder.path):
                store(folder).makedirs(folder.path, exist_ok=True, permissions=mode or 0o777)


def _opened(target: UPath, mode: int | None, partial: str) -> AbstractContextManager[IO[bytes]]:
    local = local_path(target)
    if local:
        return _here(local, mode, local.with_name(partial))
    return _object(target) if is_object_store(target) else _by_sftp(target, (target.parent / partial).path)


@contextmanager
def _here(target: Path, mode: int | None, partial: Path) -> Iterator[IO[bytes]]:
    """Write the bytes through to the disk, or after a power cut the name could stand there with nothing behind it.

    The rename is not waited for: the commit of the file's landing, which follows, carries it along.
    """
    partial.unlink(missing_ok=True)
    try:
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if mode else 0o666)
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(descriptor)
        if mode:
            partial.chmod(mode)
        partial.replace(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


@contextmanager
def _by_sftp(target: UPath, partial: str) -> Iterator[IO[bytes]]:
    try:
        with reaching(target):
            file = store(target).open(partial, "wb")
        with file:
            yield file
        with reaching(target):
            store(target).mv(partial, target.path)  # posix-rename, which puts it in place of what stood there
    except BaseException:
        with suppress(Exception):
            store(target).rm_file(partial)
        raise


@contextmanager
def _object(target: UPath) -> Iterator[IO[bytes]]:
    """Closing makes the object appear, so after a failure the file must never be closed."""
    with reaching(target):
        file = store(target).open(target.path, "wb")
    try:
        yield file
        with reaching(target):
            file.close()
    except BaseException:
        file.closed = True
        file.discard()
        raise
