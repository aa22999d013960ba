"""Places: from a folder of this machine, an SFTP server or an object store to the same few moves.

A folder is listed in one call, never file by file. A store that cannot be used is a sentence that names the setting.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal

from fsspec import AbstractFileSystem  # type: ignore[import-untyped]
from upath import UPath

import settings
from settings import Failure, local_path

PART = 1 << 20  # files of any size pass through in parts of this size
Kind = Literal["file", "folder", "other"]  # other: links above all, which a committee could point anywhere
_KINDS: dict[str, Kind] = {"file": "file", "directory": "folder"}


class PlaceOutOfReach(Failure):
    """A store cannot be reached or refuses; the message names the variable that points there."""


@dataclass(frozen=True)
class Entry:
    """What a listing says of one name; two equal entries of two looks mean that nobody wrote in between."""

    name: str
    kind: Kind
    size: int
    changed: float  # seconds, by the store's clock
    version: int | str  # inode or ETag; an SFTP server has none


def entries(folder: UPath) -> list[Entry]:
    """List a folder; one that is not there yet is empty, on this machine and in an object store."""
    local = local_path(folder)
    return list(_local_entries(local)) if local else _remote_entries(folder)


def size_of(path: UPath) -> int | None:
    """Return how many bytes a file has; None when there is none."""
    with suppress(FileNotFoundError), reaching(path):
        local = local_path(path)
        return int(local.stat().st_size if local else store(path).info(path.path)["size"])
    return None


def parts_of(path: UPath) -> Iterator[bytes]:
    """Read a file of any size, part by part. Raises as `content_of` does where a link lies."""
    with reaching(path):
        local = local_path(path)
        file = _no_link(local) if local else store(path).open(path.path, "rb")
    with file:
        while part := _part(path, file):
            yield part


def content_of(path: UPath) -> bytes:
    """Return a file's bytes. Raises OSError where a link lies on this machine, even one put there a moment ago."""
    local = local_path(path)
    if local is None:
        return path.read_bytes()
    with _no_link(local) as file:
        return file.read()


def remove(path: UPath) -> None:
    """Remove a file; one that is gone already is no failure."""
    with suppress(FileNotFoundError), reaching(path):
        local = local_path(path)
        if local:
            local.unlink()
        else:
            store(path).rm_file(path.path)


def is_object_store(place: UPath) -> bool:
    """Tell whether files appear there whole, under names that only look like folders."""
    return place.protocol == "s3"


def address(path: UPath) -> str:
    """Return where a path lies, with the host, which `str` leaves out, and without user and password."""
    host, port = path.storage_options.get("host"), path.storage_options.get("port")
    return f"{path.protocol}://{host}{f':{port}' if port else ''}{path.path}" if host else str(path)


@contextmanager
def reaching(path: UPath) -> Iterator[None]:
    """Turn what a store's library raises into PlaceOutOfReach; a missing file stays FileNotFoundError."""
    try:
        yield
    except (Failure, FileNotFoundError):
        raise
    except Exception as error:
        if local_path(path):
            raise
        raise _out_of_reach(path, str(error) or type(error).__name__) from error


def store(path: UPath) -> AbstractFileSystem:
    """Return the store of a path elsewhere, connected. Raises PlaceOutOfReach."""
    with reaching(path):
        try:
            return path.fs
        except FileNotFoundError as error:  # a key or a certificate: not the path, for which it would be taken later
            raise _out_of_reach(path, str(error)) from error


def _no_link(path: Path) -> IO[bytes]:
    return open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NOFOLLOW))


def _out_of_reach(path: UPath, reason: str) -> PlaceOutOfReach:
    ours = {variable: address(getattr(settings.current(), name)) for variable, name in settings.PLACES.items()}
    lies_in = [variable for variable, place in ours.items() if f"{address(path)}/".startswith(f"{place}/")]
    return PlaceOutOfReach(
        f"{' and '.join(lies_in) or 'A place'}: {address(path)} cannot be used: {reason.rstrip('.')}. "
        "docs/places.md says which account and which keys it needs."
    )


def _local_entries(folder: Path) -> Iterator[Entry]:
    with suppress(FileNotFoundError), os.scandir(folder) as found:
        for one in found:
            with suppress(FileNotFoundError):  # gone since
                about = one.stat(follow_symlinks=False)
                is_file, is_folder = one.is_file(follow_symlinks=False), one.is_dir(follow_symlinks=False)
                kind: Kind = "file" if is_file else "folder" if is_folder else "other"
                yield Entry(one.name, kind, about.st_size, about.st_mtime, about.st_ino)


def _part(path: UPath, file: IO[bytes]) -> bytes:
    with reaching(path):
        return file.read(PART)


def _remote_entries(folder: UPath) -> list[Entry]:
    with reaching(folder):
        try:
            found = store(folder).ls(folder.path, detail=True)
        except FileNotFoundError:
            if not (is_object_store(folder) and folder.fs.exists(folder.drive)):
                raise _out_of_reach(folder, "there is no such folder or bucket") from None
            found = []
    return [_remote_entry(one) for one in found if one["name"].rstrip("/") != folder.path.rstrip("/")]


def _remote_entry(found: dict[str, Any]) -> Entry:
    changed = found.get("mtime") or found.get("LastModified")
    return Entry(
        name=posixpath.basename(found["name"].rstrip("/")),
        kind=_KINDS.get(found["type"], "other"),
        size=found["size"] or 0,
        changed=changed.timestamp() if changed else 0.0,
        version=found.get("ETag", ""),
    )
