"""Sheets as .csv files in a .zip: from the archive to pages; a file's name says which sheet it is."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import PurePosixPath

from ingestion import contract
from ingestion.text import normal
from ingestion.workbook import ansi, extent
from ingestion.workbook.addresses import is_far
from ingestion.workbook.package import Package
from ingestion.workbook.page import Format, Page, Row
from ingestion.workbook.unreadable import UnreadableWorkbook

DELIMITERS = ",;\t"
SAMPLE = 2**16  # characters in which the delimiter is looked for

_QUOTED = re.compile(r'"[^"]*"')
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # for Excel, which does not show it as a row
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')  # what programs write to keep Excel from dropping leading zeros
_NUMBERED = re.compile(r"^\d+[\s.)_-]*")


class CsvBook:
    """One archive of .csv files; every value is a text."""

    format: Format = "csv"
    letters = 0

    def __init__(self, package: Package, names: list[str]) -> None:
        """Look at the files' names only. Raises UnreadableWorkbook."""
        self._package = package
        self._files = {_sheet_name(name): name for name in names}
        if len(self._files) < len(names):
            raise UnreadableWorkbook("damaged", "two files for one sheet")
        self.sheet_names = tuple(self._files)

    def page(self, sheet_name: str) -> Page:
        """Return one sheet; a record is a row, whether lines break in it or not. Raises UnreadableWorkbook."""
        try:
            text = ansi.decode(self._package.read(self._files[sheet_name]))
            if "\0" in text:
                raise UnreadableWorkbook("damaged", "no text")
            return extent.page(_rows(text))
        except (UnicodeDecodeError, csv.Error) as error:
            raise UnreadableWorkbook("damaged", type(error).__name__) from error


def _rows(text: str) -> list[Row]:
    separator = _SEPARATOR_LINE.match(text)
    if separator:
        text = text[separator.end() :]
    rows: list[Row] = []
    # strict: a quote that is never closed would take the rest of the sheet into one cell
    records = csv.reader(
        io.StringIO(text, newline=""), delimiter=separator[1] if separator else _delimiter(text), strict=True
    )
    for number, record in enumerate(records):
        if any(record):
            if is_far(number + 1, 0):
                extent.refuse_filled(number, record)
                continue
            rows += [[] for _ in range(number - len(rows))]
            rows.append(record)
    if '="' in text:
        rows = [[found[1] if (found := _KEPT_AS_TEXT.fullmatch(cell)) else cell for cell in row] for row in rows]
    return rows


def _delimiter(text: str) -> str:
    """Return what stands equally often in the most lines; commas of numbers and sentences do not."""
    lines = _QUOTED.sub("", text[:SAMPLE]).splitlines()

    def evenness(delimiter: str) -> tuple[int, int]:
        counts = Counter(filter(None, (line.count(delimiter) for line in lines)))
        return max(((lines, count) for count, lines in counts.items()), default=(0, 0))

    return max(DELIMITERS, key=evenness)


def _sheet_name(file_name: str) -> str:
    """Return the name of the sheet that a file is, as the newest template calls it; else the file's own."""
    stem = PurePosixPath(file_name).stem
    known = _known_names()
    return next((known[name] for name in map(normal, _spellings(stem)) if name in known), stem)


def _spellings(stem: str) -> Iterator[str]:
    """Yield what a file's name may say: in the encodings of zip programs, without a number, behind a workbook's name."""
    for name in _decodings(stem):
        yield name
        yield _NUMBERED.sub("", name)
        yield name.rpartition("-")[2]  # LibreOffice writes «workbook-sheet.csv»


def _decodings(name: str) -> Iterator[str]:
    """Zip programs of macOS write UTF-8 without saying so, those of Windows its code page; it is taken for 437."""
    yield name
    with suppress(UnicodeEncodeError):
        yield ansi.decode(name.encode("cp437"))


@cache
def _known_names() -> dict[str, str]:
    sheets = contract.newest().sheets.values()
    return {normal(name): sheet.name for sheet in sheets for name in (sheet.key, sheet.name)}
