"""Inbox: from the committees' folders to the list of files that wait, and a way to put files there whole.

Only `inbox/<committee_code>/<file>` is read. Files in the inbox root or in an unknown folder are left alone and named.
"""

from __future__ import annotations

import logging
import secrets
import time
from pathlib import Path

from upath import UPath

import settings

log = logging.getLogger(__name__)
SETTLE_SECONDS = 1.0
CHUNKS = 4  # land_files is called for so many lists at most: enough for two cores, few enough tasks


def waiting_files(place: UPath | None = None) -> list[UPath]:
    """Return the files that wait in the committees' folders of a place, each committee's in order of time, then name.

    The place is the inbox unless told otherwise. A file that changed a moment ago is looked at twice: one that still
    grows is left for the next time.
    """
    files = _files_with_times(place or settings.current().inbox)
    youngest = time.time() - max(files.values(), default=0.0)
    if 0 <= youngest < SETTLE_SECONDS:
        time.sleep(SETTLE_SECONDS)
        now = _files_with_times(place or settings.current().inbox)
        files = {path: changed for path, changed in files.items() if now.get(path) == changed}
    return sorted(files, key=lambda path: (path.parent.name, files[path], path.name))


def _files_with_times(place: UPath) -> dict[UPath, float]:
    folders = [place / code for code in settings.current().committee_codes if (place / code).is_dir()]
    paths = (path for folder in folders for path in folder.iterdir() if not is_in_the_making(path.name))
    return {path: path.stat().st_mtime for path in paths if path.is_file()}


def waiting_chunks() -> list[list[str]]:
    """Return the waiting files in a few lists of about the same size; one committee's files stay together, in order."""
    for path in strays():
        log.warning("left alone, not in a committee's inbox: %s", path)
    chunks: list[list[str]] = [[] for _ in range(CHUNKS)]
    weights = [0] * CHUNKS
    by_committee: dict[str, list[UPath]] = {}
    for path in waiting_files():
        by_committee.setdefault(path.parent.name, []).append(path)
    sized = [(sum(path.stat().st_size for path in paths), paths) for paths in by_committee.values()]
    for size, paths in sorted(sized, key=lambda one: -one[0]):
        lightest = weights.index(min(weights))
        chunks[lightest] += map(str, paths)
        weights[lightest] += size
    return [chunk for chunk in chunks if chunk]


def strays(place: UPath | None = None) -> list[UPath]:
    """Return what lies in a place, the inbox unless told otherwise, but in no committee's folder."""
    place = place or settings.current().inbox
    if not place.is_dir():
        return []
    return sorted(path for path in place.iterdir() if path.name not in settings.current().committee_codes)


def is_in_the_making(name: str) -> bool:
    """Tell whether a name belongs to a file that somebody still writes or has open."""
    return name.startswith((".", "~"))


def put(source: Path, committee_code: str) -> UPath:
    """Copy a file into a committee's inbox, whole or not at all; return where it lies."""
    folder = settings.current().inbox / committee_code
    folder.mkdir(parents=True, exist_ok=True)
    partial = folder / f".{source.name}.{secrets.token_hex(4)}"
    partial.write_bytes(source.read_bytes())
    return partial.rename(folder / source.name)
