"""Inbox: from the committees' folders to the list of files that wait, and a way to put files there whole.

Only `inbox/<committee_code>/<file>` is read. What lies elsewhere, and what is no file, is left alone and named.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from upath import UPath

import settings
from ingestion.places import Entry, entries, is_object_store, parts_of
from ingestion.whole import make_folder, write_whole
from settings import local_path

log = logging.getLogger(__name__)
SETTLE_SECONDS = 1.0
RECENT_SECONDS = 10.0  # a writer that has said nothing for longer is taken to have finished
CHUNKS = 4  # land_files is called for so many lists at most: enough for two cores, few enough tasks
FOLDER_MODE = 0o770

# Browsers, WinSCP and Office write under such names and rename at the end; rsync's and ours begin with a dot,
# Office's lock files with a tilde; eight hexadecimal digits are Excel while it saves into a shared folder.
_IN_THE_MAKING = re.compile(
    r"[.~].*|.*\.(filepart|part|partial|crdownload|download|opdownload|upload|tmp|temp)|[0-9A-F]{8}"
    r"|thumbs\.db|desktop\.ini",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Look:
    """What one look at the committees' folders found."""

    files: dict[UPath, Entry] = field(default_factory=dict)
    strays: list[str] = field(default_factory=list)


def waiting_files(place: UPath | None = None) -> list[UPath]:
    """Return the files to take, each committee's in order of time, then name.

    Args:
        place: folder of the committees' folders; the inbox unless another is given.
    """
    return _in_order(_settled(place or settings.current().inbox).files)


def waiting_chunks() -> list[list[str]]:
    """Return the waiting files in a few lists of about the same size; one committee's files stay together, in order.

    A file is written as `located` reads it.
    """
    look = _settled(settings.current().inbox)
    for stray in look.strays:
        log.warning("left alone, no file in a committee's inbox: %r", stray)
    chunks: list[list[str]] = [[] for _ in range(CHUNKS)]
    weights = [0] * CHUNKS
    by_committee: dict[str, list[UPath]] = {}
    for path in _in_order(look.files):
        by_committee.setdefault(path.parent.name, []).append(path)
    sized = [(sum(look.files[path].size for path in paths), paths) for paths in by_committee.values()]
    for size, paths in sorted(sized, key=lambda one: -one[0]):
        lightest = weights.index(min(weights))
        chunks[lightest] += map(_place_in_inbox, paths)
        weights[lightest] += size
    return [chunk for chunk in chunks if chunk]


def located(path: str) -> UPath:
    """Return the file of a chunk: `<committee_code>/<file name>`, or any path on this machine."""
    return settings.current().inbox / unquote(path, errors="surrogateescape")


def strays(place: UPath | None = None) -> list[str]:
    """Return what lies in a place, the inbox unless told otherwise, but is no file in a committee's folder."""
    return _look(place or settings.current().inbox).strays


def is_in_the_making(name: str) -> bool:
    """Tell whether a name belongs to a file that somebody still writes or has open, or to a folder's own notes."""
    return _IN_THE_MAKING.fullmatch(name) is not None


def put(source: Path, committee_code: str) -> UPath:
    """Copy a file into a committee's inbox, whole or not at all; return where it lies."""
    inbox = settings.current().inbox
    make_folder(inbox / committee_code, FOLDER_MODE)
    target = inbox / f"{committee_code}/{source.name}"
    write_whole(target, parts_of(UPath(source.resolve())))  # who puts a file there may name it by a link
    return target


def _settled(place: UPath) -> Look:
    """Look once, or twice where in doubt: what changed in between is left for the next time."""
    look = _look(place)
    if not _is_in_doubt(place, look.files.values()):
        return look
    time.sleep(SETTLE_SECONDS)
    again = _look(place).files
    return Look({path: entry for path, entry in look.files.items() if again.get(path) == entry}, look.strays)


def _is_in_doubt(place: UPath, files: Iterable[Entry]) -> bool:
    """Tell whether a file may still be written: by its age where the clock is ours, and never in an object store.

    A server's clock is not compared with ours, and a time in the future says nothing either.
    """
    if is_object_store(place):
        return False
    if not local_path(place):
        return any(True for _ in files)
    return time.time() - max((file.changed for file in files), default=0.0) < RECENT_SECONDS


def _look(place: UPath) -> Look:
    codes = settings.current().committee_codes
    look, folders = Look(), set()
    for entry in entries(place):
        if entry.name in codes and entry.kind != "file":  # a folder, or a link to one that IT laid there
            folders.add(entry.name)
        elif not is_in_the_making(entry.name):
            look.strays.append(entry.name)
    for code in sorted(folders):
        for entry in entries(place / code):
            path = f"{code}/{entry.name}"
            if is_in_the_making(entry.name):
                continue
            if entry.kind == "file":
                look.files[place / path] = entry
            else:
                look.strays.append(path)
    return look


def _in_order(files: dict[UPath, Entry]) -> list[UPath]:
    return sorted(files, key=lambda path: (path.parent.name, files[path].changed, path.name))


def _place_in_inbox(path: UPath) -> str:
    """Return the path as text that any queue takes: bytes of a name that are no UTF-8 are written in hexadecimal."""
    text = f"{path.parent.name}/{path.name}"
    return re.sub("[%\udc80-\udcff]", lambda found: f"%{ord(found[0]) & 0xFF:02X}", text)
