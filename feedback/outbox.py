"""Outbox: from what a committee gets to a file in its own folder, whole or not at all.

Only the committee's group may enter the folder; a submission has one result there, the newest.
"""

from __future__ import annotations

from pathlib import Path

from upath import UPath

import settings

FOLDER_MODE = 0o770
FILE_MODE = 0o640
STEM_BYTES = 160  # a file name holds 255 bytes, a Vietnamese letter takes up to three
FORBIDDEN = '<>:"/\\|?*'  # what Windows, through which a committee may look, takes in no name


def put_result(committee_code: str, file_name: str, submission_id: int, text: str) -> UPath:
    """Write the result of a submission in place of any earlier one; return where it lies."""
    folder = _folder(committee_code)
    ending = f"_{submission_id}_ket-qua.txt"
    target = folder / f"{_stem(file_name)}{ending}"
    _write(folder / f".{submission_id}_ket-qua.partial", target, text.encode())
    for earlier in list(folder.iterdir()):  # the same bytes may have come again under another name
        if earlier.name.endswith(ending) and earlier.name != target.name:
            earlier.unlink()
    return target


def put_file(committee_code: str, file_name: str, content: bytes) -> UPath:
    """Write a file of ours in place of any earlier one of the same name; return where it lies."""
    folder = _folder(committee_code)
    target = folder / file_name
    _write(folder / f".{file_name}.partial", target, content)
    return target


def printable(file_name: str) -> str:
    """Return the name on one line: characters that are not seen or break the line become `_`."""
    return "".join(letter if letter.isprintable() else "_" for letter in file_name)


def _folder(committee_code: str) -> UPath:
    folder = settings.current().outbox / committee_code
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        if local := _local(folder):
            local.chmod(FOLDER_MODE)
    return folder


def _stem(file_name: str) -> str:
    """Return the name without its ending as any file system takes it."""
    stem = printable(file_name.rsplit(".", 1)[0]).strip(". ")
    safe = "".join("_" if letter in FORBIDDEN else letter for letter in stem)
    return safe.encode()[:STEM_BYTES].decode(errors="ignore") or "ho-so"


def _write(partial: UPath, target: UPath, content: bytes) -> None:
    local = _local(partial)
    if local:  # nobody else may look before the name stands
        local.unlink(missing_ok=True)
        local.touch(mode=0o600, exist_ok=False)
    partial.write_bytes(content)
    if local:
        local.chmod(FILE_MODE)
    partial.rename(target)


def _local(path: UPath) -> Path | None:
    """Return the path when it is one of this machine; elsewhere the store's own rules say who may enter."""
    return Path(path.path) if path.protocol in ("", "file", "local") else None
