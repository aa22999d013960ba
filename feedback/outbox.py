"""Outbox: from what a committee gets to a file in its own folder, whole or not at all.

Only the committee's group may enter the folder. A submission has one result there, the newest; so has a prechecked file
name, and beside it every original that was given back.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from upath import UPath

import settings
from feedback.annotated import Annotated, nobodys_place
from feedback.marking.parts import is_as_packed
from ingestion.places import entries, remove
from ingestion.whole import make_folder, write_whole

FOLDER_MODE = 0o770
FILE_MODE = 0o640
STEM_BYTES = 160  # a file name holds 255 bytes, a Vietnamese letter takes up to three
FORBIDDEN = '<>:"/\\|?*'  # what Windows, through which a committee may look, takes in no name
ORIGINAL = re.compile(r"_tep-goc_[0-9a-f]{8}(?=(\.\w+)?$)")  # what `give_back` adds to a name
ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")


def put_result(
    committee_code: str, file_name: str, submission_id: int, text: str, copy: Annotated | None = None
) -> UPath:
    """Write the result of a submission, and its annotated copy, in place of any earlier ones; return where it lies.

    A copy in which somebody has written since stays, and the new one gets a number.
    """
    folder = open_folder(settings.current().outbox / committee_code)
    stem, own = _stem(file_name), re.compile(rf"_{submission_id}_ket-qua(-\d+)?\.(txt|xlsx|xlsm)$")
    earlier = [entry.name for entry in entries(folder) if own.search(entry.name)]
    written = {name for name in earlier if not name.endswith(".txt") and not is_as_packed((folder / name).read_bytes())}
    target = folder / f"{stem}_{submission_id}_ket-qua.txt"
    put = {target.name}
    if copy:
        marked = nobodys_place(folder, f"{stem}_{submission_id}_ket-qua", copy.ending)
        _write(f".{submission_id}_ket-qua.copy.partial", marked, copy.content)
        put.add(marked.name)
    _write(f".{submission_id}_ket-qua.partial", target, text.encode())
    for name in earlier:  # the same bytes may have come again under another name
        if name not in put | written:
            remove(folder / name)
    return target


def put_precheck(committee_code: str, file_name: str, copy: Annotated) -> UPath:
    """Write what a precheck found, in place of what it found in an earlier file of that name; return where it lies.

    A copy in which somebody has written since stays, and the new one gets a number.
    """
    folder = open_folder(settings.current().outbox / committee_code)
    target = nobodys_place(folder, f"{_alone(file_name)}_kiem-tra-truoc", copy.ending)
    _write(f".{target.name}.partial", target, copy.content)
    return target


def give_back(committee_code: str, file_name: str, digest: str, parts: Iterable[bytes]) -> UPath:
    """Write a prechecked file's own bytes beside its result; other bytes of the same name stay. Return where it lies.

    Args:
        digest: of the bytes, by which they are told from others.
    """
    ending = ENDING.search(file_name)
    name = f"{_alone(file_name)}_tep-goc_{digest[:8]}{ending[0] if ending else ''}"
    target = open_folder(settings.current().outbox / committee_code) / name
    write_whole(target, parts, FILE_MODE, f".{target.name}.partial")
    return target


def put_receipt(committee_code: str, file_name: str, receipt_id: int, text: str) -> UPath:
    """Write the receipt of one drop of a file; return where it lies."""
    folder = open_folder(settings.current().outbox / committee_code)
    target = folder / f"{_stem(file_name)}_{receipt_id}_bien-nhan.txt"
    _write(f".{receipt_id}_bien-nhan.partial", target, text.encode())
    return target


def put_file(committee_code: str, file_name: str, content: bytes) -> UPath:
    """Write a file of ours in place of any earlier one of the same name; return where it lies."""
    target = open_folder(settings.current().outbox / committee_code) / file_name
    _write(f".{file_name}.partial", target, content)
    return target


def printable(file_name: str) -> str:
    """Return the name on one line: characters that are not seen or break the line become `_`."""
    return "".join(letter if letter.isprintable() else "_" for letter in file_name)


def open_folder(folder: UPath) -> UPath:
    """Return the folder, made for the committee's group alone if it was not there."""
    make_folder(folder, FOLDER_MODE)
    return folder


def _alone(file_name: str) -> str:
    """Return a stem that no other file name has; a file that was given back keeps the name it had before."""
    own = ORIGINAL.sub("", file_name)
    stem = _stem(own)
    if own == f"{stem}.xlsx":
        return stem
    return f"{stem}-{hashlib.sha256(own.encode(errors='surrogateescape')).hexdigest()[:6]}"


def _stem(file_name: str) -> str:
    """Return the name without its ending as any file system takes it."""
    stem = printable(file_name.rsplit(".", 1)[0]).strip(". ")
    safe = "".join("_" if letter in FORBIDDEN else letter for letter in stem)
    return safe.encode()[:STEM_BYTES].decode(errors="ignore") or "ho-so"


def _write(partial: str, target: UPath, content: bytes) -> None:
    write_whole(target, [content], FILE_MODE, partial)
