"""Workbooks: from a file's bytes to rows of typed cells, sheet by sheet.

Addresses stay Excel's own: row 1 is the first row of the sheet, empty or not.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from ingestion.contract import normal

MAX_BYTES = 100 * 2**20  # a committee's whole year needs about 1 MB
MAX_UNPACKED_BYTES = 2**30
MAX_ROWS = 199_999
LAST_COLUMN = "CZ"  # the widest sheet of the contract has 30 columns
# A cell that holds something beyond LAST_COLUMN or MAX_ROWS. Decoders lay out every cell up to the farthest one: a single
# stray cell at XFD1048576 asks for hundreds of gigabytes and ends the process. What a sheet says of its size may lie.
FAR_CELL = re.compile(rb' r="(?:(?:[A-Z]{3,}|[D-Z][A-Z])[0-9]+|[A-Z]{1,2}(?:[2-9][0-9]{5}|[0-9]{7,}))"(?:[^>]*[^/>])?>')

Row = list[Any]  # str, float, int, bool, date, datetime, time, timedelta; "" where nothing stands


class UnreadableWorkbook(Exception):
    """The bytes are no workbook that can be read."""


class Workbook:
    """One open workbook; sheets are found by their normalised name."""

    def __init__(self, content: bytes) -> None:
        """Open the workbook. Raises UnreadableWorkbook."""
        _refuse_oversize(content)
        with _decoding():
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        self._names = {normal(name): name for name in reversed(self._book.sheet_names)}

    def has(self, sheet_name: str) -> bool:
        """Tell whether there is a sheet of that name."""
        return normal(sheet_name) in self._names

    def rows(self, sheet_name: str) -> list[Row]:
        """Return all rows of a sheet, leading empty ones included. Raises UnreadableWorkbook."""
        with _decoding():
            sheet = self._book.get_sheet_by_name(self._names[normal(sheet_name)])
            return sheet.to_python(skip_empty_area=False)


@contextmanager
def _decoding() -> Iterator[None]:
    """Turn what the decoder raises over a damaged file into UnreadableWorkbook."""
    try:
        yield
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableWorkbook(str(error)) from error
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":  # the decoder's own, which is no Exception
            raise
        raise UnreadableWorkbook("the decoder gave up") from panic


def _refuse_oversize(content: bytes) -> None:
    if len(content) > MAX_BYTES:
        raise UnreadableWorkbook(f"larger than {MAX_BYTES // 2**20} MB")
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
                raise UnreadableWorkbook(f"unpacks to more than {MAX_UNPACKED_BYTES // 2**30} GB")
            for part in parts:
                if part.filename.startswith("xl/worksheets/") and FAR_CELL.search(package.read(part)):
                    raise UnreadableWorkbook(f"a cell beyond column {LAST_COLUMN} or row {MAX_ROWS}")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError) as error:
        raise UnreadableWorkbook(str(error)) from error
