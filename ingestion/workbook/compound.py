"""Compound files (OLE2), in which Office kept everything until 2007 and keeps what is encrypted: to their streams' names."""

from __future__ import annotations

import io

from xlrd.compdoc import CompDoc  # type: ignore[import-untyped]

from ingestion.workbook.unreadable import UnreadableWorkbook

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class NoLog(io.TextIOBase):
    """Takes what xlrd would print, which may hold what stands in cells."""

    def write(self, text: str) -> int:
        """Take it and keep nothing."""
        return len(text)


def stream_names(content: bytes) -> frozenset[str]:
    """Return the names of the streams, in lower case. Raises UnreadableWorkbook."""
    try:
        return frozenset(node.name.lower() for node in CompDoc(content, logfile=NoLog()).dirlist)
    except MemoryError:
        raise
    except Exception as error:  # it goes on until something breaks
        raise UnreadableWorkbook("damaged", f"a compound file without its list: {type(error).__name__}") from error
