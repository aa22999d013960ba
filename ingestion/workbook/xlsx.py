"""Excel's own format: from the bytes of an .xlsx or .xlsm to its pages."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from python_calamine import CalamineError, CalamineWorkbook

from ingestion.workbook.page import Format, Page
from ingestion.workbook.unreadable import UnreadableWorkbook

MAX_BYTES = 100 * 2**20  # a committee's whole year needs about 1 MB
MAX_UNPACKED_BYTES = 2**30
MAX_ROWS = 199_999
LAST_COLUMN = "CZ"  # the widest sheet of the contract has 30 columns
# A cell that holds something beyond LAST_COLUMN or MAX_ROWS. Decoders lay out every cell up to the farthest one: a single
# stray cell at XFD1048576 asks for hundreds of gigabytes and ends the process. What a sheet says of its size may lie.
FAR_CELL = re.compile(rb' r="(?:(?:[A-Z]{3,}|[D-Z][A-Z])[0-9]+|[A-Z]{1,2}(?:[2-9][0-9]{5}|[0-9]{7,}))"(?:[^>]*[^/>])?>')


class XlsxBook:
    """One open .xlsx."""

    format: Format = "xlsx"

    def __init__(self, content: bytes) -> None:
        """Open the workbook. Raises UnreadableWorkbook."""
        _refuse_oversize(content)
        with _decoding():
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        self.sheet_names = tuple(self._book.sheet_names)

    def page(self, sheet_name: str) -> Page:
        """Return one sheet, leading empty rows and columns included. Raises UnreadableWorkbook."""
        with _decoding():
            return Page(self._book.get_sheet_by_name(sheet_name).to_python(skip_empty_area=False))


@contextmanager
def _decoding() -> Iterator[None]:
    """Turn what the decoder raises over a damaged file into UnreadableWorkbook."""
    try:
        yield
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableWorkbook("damaged", str(error)) from error
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":  # the decoder's own, which is no Exception
            raise
        raise UnreadableWorkbook("damaged", "the decoder gave up") from panic


def _refuse_oversize(content: bytes) -> None:
    if len(content) > MAX_BYTES:
        raise UnreadableWorkbook("too_large", f"larger than {MAX_BYTES // 2**20} MB")
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
                raise UnreadableWorkbook("bomb", f"unpacks to more than {MAX_UNPACKED_BYTES // 2**30} GB")
            for part in parts:
                if part.filename.startswith("xl/worksheets/") and FAR_CELL.search(package.read(part)):
                    raise UnreadableWorkbook("too_large", f"a cell beyond column {LAST_COLUMN} or row {MAX_ROWS}")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError) as error:
        raise UnreadableWorkbook("damaged", str(error)) from error
