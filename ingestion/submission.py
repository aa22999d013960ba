"""Submissions: from a workbook to typed frames, or to the one reason why it is not the right file.

Right file first: until the cover, the template and every sheet and column are right, nothing else is said of a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from ingestion import contract
from ingestion.contract import Contract, Sheet
from ingestion.cover import read_cover
from ingestion.explanations import Explanation, holds_explanations, read_explanations
from ingestion.landed import LandedSheet, type_tables
from ingestion.layout import Layout, letter
from ingestion.right_file import Refusal, as_known, objections
from ingestion.table import Note, Table, read_table
from ingestion.template.names import SHEETS_OF_OURS
from ingestion.text import is_blank, normal
from ingestion.workbook.guarded import in_a_process_of_its_own, needs_guard
from ingestion.workbook.opening import open_book
from ingestion.workbook.page import Book, Format, Page
from ingestion.workbook.unreadable import FarCell, UnreadableWorkbook

NUMBERED = re.compile(r"^\s*\d{1,2}\s*[.)_-]+\s*")  # «01. Bìa», as many forms name their sheets
MACROS, UNKNOWN_SHEET, OTHER_KIND, LETTERS = "macros", "unknown_sheet", "other_kind", "letters"


@dataclass(frozen=True)
class Submission:
    """What one workbook says of itself and holds. With a refusal there are no sheets.

    `notes`: sheet key, or None for the whole file, and what people should know about it.
    """

    cover: dict[str, Any]
    sheets: tuple[LandedSheet, ...] = ()
    refusal: Refusal | None = None
    notes: tuple[tuple[str | None, Note], ...] = ()
    format: Format | None = None
    explanations: tuple[Explanation, ...] = ()

    @property
    def is_unreadable(self) -> bool:
        """No workbook, or no cover to read."""
        return self.refusal is not None and self.refusal.refusal in ("not_a_workbook", "no_cover")


class Pages:
    """The pages of a workbook, found by their normalised name; of two of the same name the first counts."""

    def __init__(self, book: Book) -> None:
        """Look at the names only."""
        self._book = book
        self._names = _names(book.sheet_names)
        self.format, self.letters = book.format, book.letters

    def has(self, sheet_name: str) -> bool:
        """Tell whether there is a page of that name."""
        return normal(sheet_name) in self._names

    def page(self, sheet_name: str) -> Page:
        """Return a page. Raises UnreadableWorkbook."""
        try:
            return self._book.page(self._names[normal(sheet_name)])
        except FarCell as far:
            raise FarCell(far.row, far.column, sheet_name) from far

    def beside(self, template: Contract) -> Iterator[tuple[int, Page | None]]:
        """Yield the pages that are none of ours and hold something, each with its place among all, counted from 1.

        One that cannot be read is None: nobody asked for it, and it harms no other.
        """
        ours = [*(sheet.name for sheet in template.sheets.values()), *SHEETS_OF_OURS]
        read = {self._names.get(normal(name)) for name in ours}
        for number, name in enumerate(self._book.sheet_names, 1):
            if name in read:
                continue
            try:
                page = self._book.page(name)
            except UnreadableWorkbook:
                yield number, None
                continue
            if any(not is_blank(cell) for row in page.rows for cell in row):
                yield number, page


def page_names(sheet_names: Iterable[str]) -> Mapping[str, str]:
    """Return how a workbook's own sheets are called: the name that the form gives them → their title there."""
    ours = {sheet.name for version in contract.versions() for sheet in contract.load(version).sheets.values()}
    names = _names(sheet_names)
    return {name: names[normal(name)] for name in ours if normal(name) in names}


def read_submission(content: bytes, inbox_committee: str, received_on: date | None) -> Submission:
    """Read one workbook that lay in this committee's inbox; without a day also one whose campaign takes none in.

    What may bring the reader to grief is read in a process of its own.
    """
    try:
        if needs_guard(content):
            return cast(
                Submission, in_a_process_of_its_own(f"{__name__}:_opened", content, inbox_committee, received_on)
            )
        return _opened(content, inbox_committee, received_on)
    except UnreadableWorkbook as error:
        return Submission({}, refusal=Refusal("not_a_workbook", found=error.reason))


def committee_on_cover(content: bytes) -> str | None:
    """Return the committee code that a workbook's cover names; None when there is no cover to read."""
    try:
        if needs_guard(content):
            return cast(str | None, in_a_process_of_its_own(f"{__name__}:_committee", content))
        return _committee(content)
    except UnreadableWorkbook:
        return None


def _names(sheet_names: Iterable[str]) -> dict[str, str]:
    names = list(sheet_names)[::-1]
    return {normal(NUMBERED.sub("", name)): name for name in names} | {normal(name): name for name in names}


def _opened(content: bytes, inbox_committee: str, received_on: date | None) -> Submission:
    book = Pages(open_book(content))
    try:
        return _read(book, inbox_committee, received_on)
    except FarCell as far:
        newest = contract.newest()
        key = next((sheet.key for sheet in newest.sheets.values() if sheet.name == far.sheet_name), newest.cover.key)
        cell = f"{letter(far.column)}{far.row + 1}"
        return Submission({}, refusal=Refusal("not_a_workbook", key, far.row + 1, cell, far.reason), format=book.format)


def _committee(content: bytes) -> str | None:
    book = Pages(open_book(content))
    name = contract.newest().cover.name
    return as_known(read_cover(book.page(name)).values)["committee_code"] if book.has(name) else None


def _read(book: Pages, inbox_committee: str, received_on: date | None) -> Submission:
    cover_name = contract.newest().cover.name
    if not book.has(cover_name):
        return Submission({}, refusal=Refusal("no_cover", expected=cover_name), format=book.format)
    cover = read_cover(book.page(cover_name))
    said = as_known(cover.values)
    refusal = next(objections(said, cover.cells, inbox_committee, received_on), None)
    if refusal:
        return Submission(said, refusal=refusal, format=book.format)
    template = contract.load(said["template_version"])
    asked = template.sheets_of(said["kind"])
    if absent := next((sheet for sheet, is_required in asked if is_required and not book.has(sheet.name)), None):
        refusal = Refusal("missing_sheet", absent.key, expected=absent.name)
        return Submission(said, refusal=refusal, format=book.format)
    read = [(sheet, read_table(sheet, book.page(sheet.name))) for sheet, _ in asked if book.has(sheet.name)]
    tables = [table for _, table in read if isinstance(table, Table)]
    if wrong := [(sheet, layout) for sheet, layout in read if isinstance(layout, Layout)]:
        return Submission(said, refusal=_wrong_columns(wrong), format=book.format)
    cover = cover.dated_by(tables)
    said = as_known(cover.values)
    sheets = (cover.landed, *type_tables(tables, template))
    notes: list[tuple[str | None, Note]] = [(landed.sheet.key, note) for landed in sheets for note in landed.notes]
    extra = list(book.beside(template))
    notes += _beside(book, template, said["kind"], extra)
    explanations = read_explanations(page for _, page in extra if page)
    return Submission(said, sheets, None, tuple(notes), book.format, explanations)


def _wrong_columns(wrong: list[tuple[Sheet, Layout]]) -> Refusal:
    """Name all columns that are missing, else the second of two columns of one header that say different things.

    The first sheet's stand in one line, those of each further sheet in a line of their own behind its name.
    """
    lacking = [(sheet, layout) for sheet, layout in wrong if layout.missing]
    if not lacking:
        sheet, layout = wrong[0]
        key, second = next(iter(layout.twice.items()))
        place = f"{letter(second)}{layout.header_row}"
        return Refusal("column_twice", sheet.key, layout.header_row, place, expected=sheet.column(key).header)
    (first, layout), *further = lacking
    lines = [_headers(layout), *(f"{sheet.name}: {_headers(other)}" for sheet, other in further)]
    header_row = layout.header_row if layout.positions else None
    return Refusal("missing_column", first.key, header_row, expected="\n".join(lines))


def _headers(layout: Layout) -> str:
    return "; ".join(column.header for column in layout.missing)


def _beside(
    book: Pages, template: Contract, kind: str, extra: Iterable[tuple[int, Page | None]]
) -> Iterator[tuple[str | None, Note]]:
    """Say what the file holds beside the sheets of its kind: macros, sheets with rows that nobody reads."""
    if book.format == "xlsm":
        yield None, Note(MACROS)
    if book.letters:
        yield None, Note(LETTERS, count=book.letters)
    read = {sheet.key for sheet, _ in template.sheets_of(kind)} | {"cover"}
    for sheet in template.sheets.values():
        if sheet.key not in read and book.has(sheet.name):
            with suppress(UnreadableWorkbook):
                table = read_table(sheet, book.page(sheet.name))
                if isinstance(table, Table) and table.numbers:
                    yield sheet.key, Note(OTHER_KIND, table.numbers[0], table.numbers[-1], len(table.numbers))
    if unknown := [number for number, page in extra if not (page and holds_explanations(page))]:
        yield None, Note(UNKNOWN_SHEET, unknown[0], unknown[-1], len(unknown))
