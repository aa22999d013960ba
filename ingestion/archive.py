"""Archive: from a file's exact bytes to one object named by their sha256, kept for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from upath import UPath

import settings
from ingestion.places import parts_of, size_of
from ingestion.whole import make_folder, write_whole
from settings import Failure

FOLDER_MODE = 0o700
FILE_MODE = 0o600  # persons stand in it


class ChangedMeanwhile(Failure):
    """A file was written to while it was read; it is left for the next time."""


def sha256(content: bytes) -> str:
    """Return the hexadecimal sha256 of the bytes."""
    return hashlib.sha256(content).hexdigest()


def place(digest: str) -> UPath:
    """Return where the bytes of this hash are kept."""
    return settings.current().archive / digest[:2] / digest


def keep(content: bytes, turn_of: str | None = None) -> str:
    """Archive the bytes, whole or not at all, and return their sha256. The same bytes again change nothing.

    Args:
        turn_of: committee whose turn the caller holds: nobody else writes for it, so what a kill left half-written has
            a name that the next try writes over.

    On this machine they are on the disk, not only in its cache, before the file leaves the inbox. For a province's 137
    files that is a twentieth of a second on an idle disk, and not to be seen in the time of a landing.
    """
    digest = sha256(content)
    if not _is_kept(digest, len(content)):
        _write(digest, [content], _partial(digest, turn_of))
    return digest


def keep_file(path: UPath, turn_of: str | None = None) -> str:
    """Archive a file of any size, part by part, and return its sha256: for what is too large to be read at once.

    Args:
        turn_of: as for `keep`.

    Raises:
        ChangedMeanwhile: the file was written to; nothing is kept.
    """
    digest, size = _hashed(path)
    if not _is_kept(digest, size):
        _write(digest, the_same(path, digest), _partial(digest, turn_of))
    return digest


def sha256_of(path: UPath) -> str:
    """Return the hexadecimal sha256 of a file of any size."""
    return _hashed(path)[0]


def the_same(path: UPath, digest: str) -> Iterator[bytes]:
    """Read a file part by part. Raises ChangedMeanwhile at the end where the bytes were not those of this hash."""
    again = hashlib.sha256()
    for part in parts_of(path):
        again.update(part)
        yield part
    if again.hexdigest() != digest:
        raise ChangedMeanwhile("A file changed while it was read; the next run takes it again.")


def _hashed(path: UPath) -> tuple[str, int]:
    hashed, size = hashlib.sha256(), 0
    for part in parts_of(path):
        hashed.update(part)
        size += len(part)
    return hashed.hexdigest(), size


def _partial(digest: str, turn_of: str | None) -> str | None:
    return f".{digest}.{turn_of}.partial" if turn_of else None


def _is_kept(digest: str, size: int) -> bool:
    """Ask for the size too: what another program cut short is written anew."""
    return size_of(place(digest)) == size


def _write(digest: str, parts: Iterable[bytes], partial: str | None = None) -> None:
    target = place(digest)
    make_folder(target.parent, FOLDER_MODE)
    write_whole(target, parts, FILE_MODE, partial)
