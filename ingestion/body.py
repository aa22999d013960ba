"""Body: from the rows below a header to the rows of data, and to those that only look like data.

A form repeats itself for its readers: column numbers, group headings, sums, signatures. They are recognised and kept, but
never counted as data; and no row is set aside for being incomplete.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from ingestion.contract import Sheet
from ingestion.layout import Layout
from ingestion.look import BELOW_SIGNATURE, COLUMN_NUMBERS, DATA, EMPTY, REMARK, SIGNATURE, Look
from ingestion.phrases import is_sum_alone
from ingestion.text import as_text, is_blank, normal
from ingestion.workbook.page import Page, Row

CONSONANTS = frozenset("bcghklmnpqrstvx")  # the same letters in any Unicode form
MOST_COUNTED = 1000
TELLING = 3  # a row in which the required columns, and at least so many, are filled is data without a further look


@dataclass(frozen=True)
class SetAside:
    """A row that is no data: 0-based index in the page, and what it is, as a word of ours."""

    index: int
    kind: str


@dataclass(frozen=True)
class Body:
    """The rows of data by their 0-based index in the page, what was set aside, and the cells filled from a merged area."""

    indexes: list[int]
    rows: list[Row]
    set_aside: list[SetAside]
    filled: list[tuple[int, int]]


def read_body(sheet: Sheet, layout: Layout, page: Page) -> Body:
    """Tell the rows of data below the header from all others."""
    begin = layout.header_index + 1
    kinds = _kinds(sheet, layout, page)
    indexes = [begin + at for at, kind in enumerate(kinds) if kind == DATA]
    set_aside = [SetAside(begin + at, kind) for at, kind in enumerate(kinds) if kind not in (DATA, EMPTY)]
    rows = [page.rows[index] for index in indexes]
    return Body(indexes, rows, set_aside, _fill_merged(page, layout, dict(zip(indexes, rows, strict=True))))


def _kinds(sheet: Sheet, layout: Layout, page: Page) -> list[str]:
    """Return what each row is. Most rows have every required cell: they cost one C call each."""
    begin = layout.header_index + 1
    rows = page.rows[begin:]
    look = Look(sheet, layout, page)
    is_whole = _is_whole(look)
    kinds = [DATA if is_whole(row) else look.kind(begin + at, row) for at, row in enumerate(rows)]
    for at in _only_seemingly_whole(look, rows) if look.is_list else ():
        kinds[at] = look.kind(begin + at, rows[at])
    _find_headings(
        [(layout.positions[column.key], normal(column.header)) for column in sheet.columns], look, kinds, rows
    )
    return _ended_by_signature(look, kinds, rows) if SIGNATURE in kinds else kinds


def _is_whole(look: Look) -> Callable[[Row], bool]:
    """Return what tells that a row is data without a further look."""
    telling = (look.required + [position for position in look.columns if position not in look.required])[:TELLING]
    if len(telling) < TELLING or not look.is_list:  # in a table of totals a sum has every cell too
        return lambda row: False
    told = itemgetter(*telling, *look.required[TELLING:])
    return lambda row: all(told(row))


def _only_seemingly_whole(look: Look, rows: list[Row]) -> Iterator[int]:
    """Yield the rows that may have every required cell and be no data: sums with a figure in each, and rows of spaces."""
    for position in look.required:
        cells = [row[position] for row in rows]
        odd = {cell for cell in set(cells) if (_is_odd(cell) if type(cell) is str else _is_small(cell))}
        yield from (at for at, cell in enumerate(cells) if cell in odd) if odd else ()


def _is_odd(text: str) -> bool:
    return text != "" and (text.isspace() or is_sum_alone(text) or (text.isdecimal() and float(text) < MOST_COUNTED))


def _is_small(cell: object) -> bool:
    """Tell whether a cell holds such a number as counts are; in a required column of a list none stands."""
    return type(cell) in (int, float) and 0 <= float(cell) < MOST_COUNTED  # type: ignore[arg-type]


def _find_headings(headers: list[tuple[int, str]], look: Look, kinds: list[str], rows: list[Row]) -> None:
    """Mark headers that stand there again, as where lists were put together, and the column numbers below each."""
    (position, heading), *_ = headers
    cells = [row[position] for row in rows]
    letters = {letter for letter in heading if letter in CONSONANTS}  # which most other texts do not all have
    alike = {
        cell
        for cell in set(cells)
        if type(cell) is str and letters.issubset(cell.casefold()) and normal(cell) == heading
    }
    again = [at for at, cell in enumerate(cells) if cell in alike and _is_header(headers, rows[at])] if alike else []
    for above in (-1, *again):
        if above >= 0:
            kinds[above] = COLUMN_NUMBERS
        _pass_over_explanations(look, kinds, rows, above + 1)


def _pass_over_explanations(look: Look, kinds: list[str], rows: list[Row], begin: int) -> None:
    """Mark the column numbers, and the rows that say how to fill the columns, which stand right below a header."""
    for at in range(begin, len(kinds)):
        if kinds[at] == EMPTY:
            continue
        if COLUMN_NUMBERS not in kinds[begin:at] and look.is_numbering(rows[at]):
            kinds[at] = COLUMN_NUMBERS
        elif look.is_hint(rows[at]):
            kinds[at] = REMARK
        else:
            return


def _is_header(headers: list[tuple[int, str]], row: Row) -> bool:
    filled = [(as_text(row[position]), name) for position, name in headers if not is_blank(row[position])]
    return len(filled) > 1 and sum(normal(text) == name for text, name in filled) * 2 > len(filled)


def _ended_by_signature(look: Look, kinds: list[str], rows: list[Row]) -> list[str]:
    """Take words below the first line of the last signature block for part of it: behind it no data follow.

    A row there that says anything of a subject stays data: a list may end with an incomplete row. A name belongs to whose
    signature is asked for above it; of any other it is told that it does not count.
    """
    last = max((at for at, kind in enumerate(kinds) if kind == DATA and look.is_half_filled(rows[at])), default=-1)
    if SIGNATURE not in kinds[last + 1 :]:
        return kinds
    first = kinds.index(SIGNATURE, last + 1)
    asked: set[int] = set()
    for at, row in enumerate(rows[first:], first):
        if kinds[at] == EMPTY or (kinds[at] == DATA and look.says_something(row)):
            continue
        names = look.subjects(row) if kinds[at] == DATA else set()
        kinds[at] = SIGNATURE if names <= asked else BELOW_SIGNATURE
        asked = (asked - names) | look.signatures(row)
    return kinds


def _fill_merged(page: Page, layout: Layout, rows: dict[int, Row]) -> list[tuple[int, int]]:
    """Give every row of a vertically merged area its value, as the sheet shows it; return the cells filled."""
    filled: list[tuple[int, int]] = []
    done: dict[
        int, int
    ] = {}  # column → last row looked at: areas that overlap, as no program writes them, cost no more
    for area in sorted(page.merged, key=lambda area: area.first_row):
        column = area.first_column
        if column in layout.positions.values() and area.first_row < len(page.rows):
            begin = max(area.first_row, layout.header_index, done.get(column, 0)) + 1
            end = min(area.last_row, len(page.rows) - 1)
            value = page.rows[area.first_row][column]
            gaps = [at for at in range(begin, end + 1) if at in rows and is_blank(rows[at][column])]
            for at in gaps if area.first_row > layout.header_index and not is_blank(value) else ():
                rows[at][column] = value
                filled.append((at, column))
            done[column] = max(end, done.get(column, 0))
    return sorted(filled)
