"""Outbox: from a result's text to a file in the committee's own folder, whole or not at all.

Only the committee's group may enter the folder; a submission has one result there, the newest.
"""

from __future__ import annotations

from upath import UPath

import settings
from ingestion.places import entries, remove
from ingestion.whole import make_folder, write_whole

FOLDER_MODE = 0o770
FILE_MODE = 0o640
STEM_BYTES = 160  # a file name holds 255 bytes, a Vietnamese letter takes up to three
FORBIDDEN = '<>:"/\\|?*'  # what Windows, through which a committee may look, takes in no name


def put_result(committee_code: str, file_name: str, submission_id: int, text: str) -> UPath:
    """Write the result of a submission in place of any earlier one; return where it lies."""
    folder = settings.current().outbox / committee_code
    make_folder(folder, FOLDER_MODE)
    ending = f"_{submission_id}_ket-qua.txt"
    target = folder / f"{_stem(file_name)}{ending}"
    write_whole(target, [text.encode()], FILE_MODE, partial=f".{submission_id}_ket-qua.partial")
    for earlier in entries(folder):  # the same bytes may have come again under another name
        if earlier.name.endswith(ending) and earlier.name != target.name:
            remove(folder / earlier.name)
    return target


def printable(file_name: str) -> str:
    """Return the name on one line: characters that are not seen or break the line become `_`."""
    return "".join(letter if letter.isprintable() else "_" for letter in file_name)


def _stem(file_name: str) -> str:
    """Return the name without its ending as any file system takes it."""
    stem = printable(file_name.rsplit(".", 1)[0]).strip(". ")
    safe = "".join("_" if letter in FORBIDDEN else letter for letter in stem)
    return safe.encode()[:STEM_BYTES].decode(errors="ignore") or "ho-so"
