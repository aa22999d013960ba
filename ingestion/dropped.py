"""Dropped files: from what a committee laid into its folder to its bytes, and out of there unless it changed since."""

from __future__ import annotations

import time
import traceback
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from upath import UPath

import settings
from ingestion.places import content_of, is_object_store

_BEGIN, _END = b"PK\3\4", b"PK\5\6"  # of a zip archive, which every newer workbook is
_END_WITHIN = 2**16 + 22  # bytes: behind its end an archive may have a comment


@dataclass(frozen=True)
class Dropped:
    """A file as it lay there when it was looked at: the same name may come again, with other bytes or the same."""

    path: UPath
    _stat: Any

    @property
    def committee_code(self) -> str:
        """The committee in whose folder it lies."""
        return self.path.parent.name

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return int(self._stat.st_size)

    @property
    def mark(self) -> str:
        """What tells this drop from any other."""
        moments = (getattr(self._stat, name, 0) for name in ("st_mtime_ns", "st_mtime", "st_ctime_ns", "st_ino"))
        return " ".join(map(str, (self.size, *moments)))

    def content(self) -> bytes | None:
        """Return its bytes; None when they are more than may be taken into memory.

        Raises:
            FileNotFoundError: somebody took it out.
            OSError: a link lies there now.
        """
        return content_of(self.path) if self.size <= settings.current().limits.file_mb * 2**20 else None

    def is_still_coming(self, content: bytes | None) -> bool:
        """Tell whether these, its bytes, are a package without its end, so lately written that the rest may yet come.

        A server's clock may go before ours or behind it: by more than the patience, nothing is waited for.
        """
        if content is None or not content.startswith(_BEGIN) or _END in content[-_END_WITHIN:]:
            return False
        age = time.time() - float(getattr(self._stat, "st_mtime", 0))
        return not is_object_store(self.path) and abs(age) < settings.current().limits.upload_seconds

    def take_out(self) -> None:
        """Remove it, unless it was written to or something else lies there by now, which waits for its own turn."""
        with suppress(FileNotFoundError):  # another run took it out
            if _same(self.path.stat(), self._stat):
                self.path.unlink()


def look_at(path: UPath) -> Dropped:
    """Return what lies there now. Raises FileNotFoundError."""
    return Dropped(path, path.stat())


def kind_and_place(error: BaseException) -> str:
    """Return what a log may say of a failure over a file: its text may repeat what a cell holds."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at={place.name}:{place.lineno}"


def _same(now: Any, before: Any) -> bool:
    return (now.st_size, now.st_mtime_ns, now.st_ino) == (before.st_size, before.st_mtime_ns, before.st_ino)
