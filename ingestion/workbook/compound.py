"""Compound files (OLE2), in which Office kept everything until 2007 and keeps what is encrypted: to their streams' names."""

from __future__ import annotations

import io

from xlrd.compdoc import CompDoc, DirNode  # type: ignore[import-untyped]

from ingestion.workbook.unreadable import UnreadableWorkbook

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER = 512
STREAM = 2  # what an entry of the list is
WORKBOOKS = frozenset({"workbook", "book"})  # since 1997, before


class NoLog(io.TextIOBase):
    """Takes what xlrd would print, which may hold what stands in cells."""

    def write(self, text: str) -> int:
        """Take it and keep nothing."""
        return len(text)


def stream_names(content: bytes) -> frozenset[str]:
    """Return the names of the streams, in lower case. Raises UnreadableWorkbook: the workbook's stream is not whole."""
    try:
        document = CompDoc(content, logfile=NoLog())
        streams = {node.name.lower(): node for node in document.dirlist if node.etype == STREAM}
        is_whole = all(_is_whole(document, streams[name], len(content)) for name in WORKBOOKS & streams.keys())
    except MemoryError:
        raise
    except Exception as error:  # it goes on until something breaks
        raise UnreadableWorkbook("damaged", f"a compound file without its list: {type(error).__name__}") from error
    if not is_whole:
        raise UnreadableWorkbook("damaged", "the workbook's stream is not whole")
    return frozenset(streams)


def _is_whole(document: CompDoc, node: DirNode, end: int) -> bool:
    """Tell whether all sectors of a stream are there, one after the other to the last.

    xlrd would put together what is left of them, or go round in a circle of small ones for ever.
    """
    is_small = node.tot_size < document.min_size_std_stream
    following, size = (document.SSAT, document.short_sec_size) if is_small else (document.SAT, document.sec_size)
    sector, left = node.first_SID, node.tot_size
    while left > 0 and sector >= 0:
        if not is_small and HEADER + sector * size + min(left, size) > end:
            return False
        sector, left = following[sector], left - size
    return bool(left <= 0 and sector < 0)
