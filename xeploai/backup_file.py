"""Backup file: from named parts to one tar that shows every change to it, and back.

Parts: `database.dump`, `config/…`, `archive/<sha256>`, `manifest.json` with the sha256 of each, and last of all `seal`:
the sha256 of every byte before it. Nothing is compressed again, dump and workbooks are. The seal tells damage, not
forgery: whoever can write the file can seal it.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from settings import Failure

DUMP, MANIFEST, SEAL, CONFIG, ARCHIVE = "database.dump", "manifest.json", "seal", "config/", "archive/"
FORMAT = 1
_PART = 1 << 20
_NAMES = re.compile(r"database\.dump|manifest\.json|seal|archive/[0-9a-f]{64}|config/([\w-][\w. -]*/)*[\w-][\w. -]*")


class DamagedBackup(Failure):
    """The file is no backup of ours, or not what was written; nothing of it is used."""


class _Sealing:
    """A file that knows the sha256 of all that was written to it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.hash = file, hashlib.sha256()

    def write(self, content: bytes) -> int:
        self.hash.update(content)
        return self.file.write(content)

    def tell(self) -> int:
        return self.file.tell()


class Writing:
    """A backup that is being written, part by part."""

    def __init__(self, file: IO[bytes]) -> None:
        self._sealing = _Sealing(file)
        self._tar = tarfile.open(fileobj=self._sealing, mode="w", format=tarfile.PAX_FORMAT)  # type: ignore[call-overload]  # noqa: SIM115
        self.parts: dict[str, dict[str, Any]] = {}

    def add(self, name: str, file: IO[bytes]) -> None:
        """Add a part from a file that can be read twice, from its beginning."""
        self.parts[name] = {"sha256": sha256_of(file), "bytes": file.tell()}
        self._add(name, file)

    def seal(self, manifest: dict[str, Any]) -> None:
        """Add the manifest, which names every part, and the seal."""
        said = json.dumps({"format": FORMAT, **manifest, "parts": self.parts}, ensure_ascii=False, indent=1)
        self._add(MANIFEST, io.BytesIO(said.encode()))
        self._add(SEAL, io.BytesIO(self._sealing.hash.hexdigest().encode()))
        self._tar.close()

    def _add(self, name: str, file: IO[bytes]) -> None:
        member = tarfile.TarInfo(name)
        member.mode = 0o600
        member.size = file.seek(0, os.SEEK_END)
        file.seek(0)
        self._tar.addfile(member, file)


class Reading:
    """A backup whose every byte was found to be as it was written."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self._members = {member.name: member for member in tar.getmembers()}
        self.manifest: dict[str, Any] = json.loads(self.read(MANIFEST))
        self.seal = self.read(SEAL).decode()

    def names(self, kind: str) -> list[str]:
        """Return the names of the parts of a kind, in order."""
        return sorted(name for name in self._members if name.startswith(kind))

    def open(self, name: str) -> IO[bytes]:
        """Open a part for reading; it can be read more than once."""
        file = self._tar.extractfile(self._members[name])
        assert file is not None
        return file

    def read(self, name: str) -> bytes:
        """Return a small part."""
        with self.open(name) as file:
            return file.read()

    def parts_of(self, name: str) -> Iterator[bytes]:
        """Read a part piece by piece. Raises DamagedBackup at the end where its bytes changed since they were looked at."""
        hashed = hashlib.sha256()
        with self.open(name) as file:
            while part := file.read(_PART):
                hashed.update(part)
                yield part
        if hashed.hexdigest() != self.manifest["parts"][name]["sha256"]:
            raise DamagedBackup(f"The backup changed while it was read, at {name}.")


@contextmanager
def reading(path: Path) -> Iterator[Reading]:
    """Open a backup once all of it was found whole.

    Raises:
        DamagedBackup: cut short, altered, or not written by us.
    """
    try:
        with tarfile.open(path, "r:") as tar:
            _check(path, tar)
            found = Reading(tar)
            _check_parts(path, found)
            yield found
    except (tarfile.TarError, EOFError) as error:
        raise DamagedBackup(f"{path} is no whole backup: {error}. Nothing was restored; take another one.") from error


def is_part(name: str) -> bool:
    """Tell whether a backup may hold a part of this name: no path leads out of it."""
    return bool(_NAMES.fullmatch(name))


def sha256_of(file: IO[bytes]) -> str:
    """Return the hexadecimal sha256 of a file, read from its beginning to its end."""
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]


def _check(path: Path, tar: tarfile.TarFile) -> None:
    members = tar.getmembers()
    for member in members:
        if not member.isreg() or not is_part(member.name):
            raise DamagedBackup(f"{path} holds «{member.name}», which no backup of ours does. Nothing was restored.")
    if not members or members[-1].name != SEAL:
        raise DamagedBackup(f"{path} ends before its seal, it is cut short. Nothing was restored; take another one.")
    seal = members[-1]
    with path.open("rb") as file:
        is_whole = _begins_with(file, seal.offset, _text(tar, seal)) and _ends_after(file, seal)
    if not is_whole or len({member.name for member in members}) != len(members):
        raise DamagedBackup(
            f"{path} is not what was written: its seal is broken. Nothing was restored; take another one."
        )


def _text(tar: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    file = tar.extractfile(member)
    return file.read().decode(errors="replace") if file else ""


def _begins_with(file: IO[bytes], length: int, digest: str) -> bool:
    hashed = hashlib.sha256()
    while length and (part := file.read(min(_PART, length))):
        hashed.update(part)
        length -= len(part)
    return not length and hashed.hexdigest() == digest


def _ends_after(file: IO[bytes], seal: tarfile.TarInfo) -> bool:
    """Tell whether the seal is followed by exactly what ends a tar: zeros, up to the next full record."""
    used = seal.offset_data + seal.size
    file.seek(used)
    rest = file.read()
    least = seal.offset_data + tarfile.BLOCKSIZE + 2 * tarfile.BLOCKSIZE
    return not rest.strip(b"\0") and used + len(rest) == -(-least // tarfile.RECORDSIZE) * tarfile.RECORDSIZE


def _check_parts(path: Path, found: Reading) -> None:
    if found.manifest.get("format") != FORMAT:
        raise DamagedBackup(f"{path} was written by another version, in format {found.manifest.get('format')}.")
    if {*found.manifest["parts"], MANIFEST, SEAL} != {*found.names("")}:
        raise DamagedBackup(f"{path} does not hold what its manifest names. Nothing was restored; take another one.")
    for name, part in found.manifest["parts"].items():
        named = name.removeprefix(ARCHIVE) if name.startswith(ARCHIVE) else part["sha256"]
        with found.open(name) as file:
            if not sha256_of(file) == part["sha256"] == named:
                raise DamagedBackup(f"{path}: {name} is not what was written. Nothing was restored; take another one.")
