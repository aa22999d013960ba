"""Compound files (OLE2), in which Office kept everything until 2007 and keeps what is encrypted: to their streams' names."""

from __future__ import annotations

import io

from xlrd.compdoc import CompDoc, DirNode  # type: ignore[import-untyped]

from ingestion.workbook.unreadable import UnreadableWorkbook

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER = 512


class NoLog(io.TextIOBase):
    """Takes what xlrd would print, which may hold what stands in cells."""

    def write(self, text: str) -> int:
        """Take it and keep nothing."""
        return len(text)


def stream_names(content: bytes) -> frozenset[str]:
    """Return the names of the streams, in lower case. Raises UnreadableWorkbook: the file ends within one of them."""
    try:
        document = CompDoc(content, logfile=NoLog())
        nodes = document.dirlist
        is_whole = all(_is_whole(document, node, len(content)) for node in nodes)
    except MemoryError:
        raise
    except Exception as error:  # it goes on until something breaks
        raise UnreadableWorkbook("damaged", f"a compound file without its list: {type(error).__name__}") from error
    if not is_whole:
        raise UnreadableWorkbook("damaged", "the file ends within a stream")
    return frozenset(node.name.lower() for node in nodes)


def _is_whole(document: CompDoc, node: DirNode, end: int) -> bool:
    """Tell whether all sectors of a stream are there: xlrd would put together what is left of them."""
    if node.etype != 2 or node.tot_size < document.min_size_std_stream:  # no stream, or one among small ones
        return True
    sector, left = node.first_SID, node.tot_size
    while left > 0 and sector >= 0:
        if HEADER + sector * document.sec_size + min(left, document.sec_size) > end:
            return False
        sector, left = document.SAT[sector], left - document.sec_size
    return bool(left <= 0)
