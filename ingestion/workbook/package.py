"""Packages: from the bytes of a zip archive to its parts, each measured while it is unpacked.

What an archive says of itself is not believed: sizes are those that come out, and no part comes out under a name that
leads elsewhere. Every format that is a zip archive is read through here and nowhere else.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from typing import Final

import settings
from ingestion.workbook.unreadable import Reason, UnreadableWorkbook

MAX_PARTS = 2_000  # a workbook has some 20, one full of pictures some hundreds
MAX_RATIO = 200  # a sheet shrinks to a tenth, one of formatted empty rows to a thirtieth
SMALL = 2**20  # a part of so few bytes may shrink as much as it likes
MAX_NAME = 255
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

_ENTRY: Final = b"PK\1\2"  # begins every entry of an archive's list of parts
_IS_ENCRYPTED = 0x1


class Package:
    """One open zip archive: the names of its parts, and each part's bytes."""

    def __init__(self, content: bytes) -> None:
        """Look at the list of parts only.

        Raises:
            UnreadableWorkbook: no archive, too large, encrypted, too many parts, or a part's name leads elsewhere.
        """
        refuse_oversize(content)
        self._left = settings.current().limits.unpacked_mb * 2**20
        if content.count(_ENTRY) > MAX_PARTS:  # asked before the list is read, which costs memory by the entry
            raise UnreadableWorkbook("bomb", f"more than {MAX_PARTS} parts")
        with _unzipping():
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for part in self._archive.infolist():
            _refuse(part)
            if not part.is_dir():
                self._parts[part.filename] = part
        if len({part.filename.lower() for part in self._archive.infolist()}) < len(self._archive.infolist()):
            raise UnreadableWorkbook("damaged", "two parts of one name")  # readers do not agree which of them counts

    @property
    def names(self) -> tuple[str, ...]:
        """The parts' names, folders left out, in the archive's order."""
        return tuple(self._parts)

    @property
    def declared_bytes(self) -> int:
        """What all parts together unpack to, if what the archive says is true."""
        return sum(part.file_size for part in self._parts.values())

    def read(self, name: str) -> bytes:
        """Return a part's bytes, which count against what the whole file may unpack to: read each part once.

        Raises:
            KeyError: there is no such part.
            UnreadableWorkbook: damaged, not of the size it says, or beyond what the file may unpack to.
        """
        part = self._parts[name]
        unpacked = _unpack(self._archive, part, self._left + 1) if part.file_size <= self._left else b""
        if max(part.file_size, len(unpacked)) > self._left:
            raise UnreadableWorkbook("too_large", "unpacks to more than XEPLOAI_MAX_UNPACKED_MB")
        if len(unpacked) != part.file_size:
            reason: Reason = "bomb" if len(unpacked) > part.file_size else "damaged"
            raise UnreadableWorkbook(reason, "a part lies about its size")
        self._left -= len(unpacked)
        return unpacked

    def read_xml(self, name: str) -> bytes:
        """Return the bytes of an XML part, as `read`; no office program writes document types, entities or UTF-16."""
        xml = self.read(name)
        if b"<!DOCTYPE" in xml:  # no entities without one
            raise UnreadableWorkbook("bomb", "a document type")
        if xml.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in xml[:4]:
            raise UnreadableWorkbook("bomb", "XML that is not UTF-8")
        return xml


def refuse_oversize(content: bytes) -> None:
    """Refuse a file larger than the limit, whatever its format. Raises UnreadableWorkbook."""
    limit = settings.current().limits.file_mb
    if len(content) > limit * 2**20:
        raise UnreadableWorkbook("too_large", f"larger than {limit} MB")


def _unpack(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    """Return so many bytes of a part at most, whatever it says of its size."""
    part = copy(part)
    part.file_size = most + 1  # no more comes than the declared size, and with the last byte the checksum is asked for
    with _unzipping(), archive.open(part) as stream:
        return stream.read(most)


def _refuse(part: zipfile.ZipInfo) -> None:
    name = part.orig_filename
    if not part.filename:  # as zipfile reads it: a name may begin with what ends it
        raise UnreadableWorkbook("file_names", "a part without a name")
    if name.startswith("/") or "\\" in name or "\0" in name or ".." in name.split("/") or ":" in name.split("/")[0]:
        raise UnreadableWorkbook("file_names", "a part's name leads out of the archive")
    if len(name) > MAX_NAME:
        raise UnreadableWorkbook("file_names", f"a part's name is longer than {MAX_NAME} characters")
    if part.flag_bits & _IS_ENCRYPTED:
        raise UnreadableWorkbook("password", "an encrypted part")
    if part.compress_type not in METHODS:
        raise UnreadableWorkbook("other_format", f"compression method {part.compress_type}")
    if part.file_size > SMALL and part.file_size > MAX_RATIO * part.compress_size:
        raise UnreadableWorkbook("bomb", f"a part unpacks to more than {MAX_RATIO} times its size")


@contextmanager
def _unzipping() -> Iterator[None]:
    """Turn what zipfile raises over a damaged archive into UnreadableWorkbook."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise UnreadableWorkbook("damaged", str(error)) from error
