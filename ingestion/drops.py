"""Drops: from a file in a committee's folder to its bytes, within the limit, and out of the folder once it is dealt with."""

from __future__ import annotations

import hashlib
import logging
import traceback
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from upath import UPath

import settings
from ingestion.places import content_of, parts_of


@dataclass(frozen=True)
class Drop:
    """A file as it lay there at one look; `content` is None when it is too large to be taken into memory."""

    path: UPath
    stat: Any
    content: bytes | None

    @property
    def committee_code(self) -> str:
        """The committee whose folder it lies in."""
        return self.path.parent.name

    @property
    def mark(self) -> str:
        """What tells one drop of a file from another: the same name may come again with the same bytes."""
        moments = (getattr(self.stat, name, 0) for name in ("st_mtime_ns", "st_mtime", "st_ctime_ns", "st_ino"))
        return " ".join(map(str, (self.stat.st_size, *moments)))

    @property
    def sha256(self) -> str:
        """The hexadecimal sha256 of its bytes."""
        hashed = hashlib.sha256()
        for part in self.parts():
            hashed.update(part)
        return hashed.hexdigest()

    def parts(self) -> Iterator[bytes]:
        """Yield its bytes, those of a large file part by part."""
        return parts_of(self.path) if self.content is None else iter([self.content])


def look_at(path: UPath) -> Drop:
    """Take a file into memory unless it is larger than the limit. Raises FileNotFoundError."""
    stat = path.stat()
    return Drop(path, stat, content_of(path) if stat.st_size <= settings.current().limits.file_mb * 2**20 else None)


def take_out(drop: Drop) -> None:
    """Take the file out of its folder, unless something else lies there by now or nothing any more."""
    with suppress(FileNotFoundError):
        now = drop.path.stat()
        if (now.st_size, now.st_mtime_ns, now.st_ino) == (
            drop.stat.st_size, drop.stat.st_mtime_ns, drop.stat.st_ino
        ):  # fmt: skip
            drop.path.unlink()


def log_failure(log: logging.Logger, step: str, path: UPath, error: Exception) -> None:
    """Log kind and place of a failure only: what the error says may repeat what a cell holds."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    log.error(
        "step=%s committee=%s failed=%s at=%s:%s",
        step, path.parent.name, type(error).__name__, place.name, place.lineno,
    )  # fmt: skip
