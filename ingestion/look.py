"""Look: from one row below the header to what it is: data, or one of the lines that only people read.

A row is data unless it is visibly something else. Whatever says something of a subject (a number, a date, a code, a level,
a choice of the form) makes it data; a name alone too, unless its words are those of a heading, a sum or a signature.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from ingestion import hints, phrases
from ingestion.contract import Sheet
from ingestion.layout import Layout
from ingestion.text import as_text, is_blank, normal
from ingestion.workbook.page import Area, Page, Row

DATA, EMPTY = "data", "empty"
COLUMN_NUMBERS, GROUP, TOTALS, SIGNATURE = "column_numbers", "group_row", "total_row", "signature"
BELOW_SIGNATURE = "below_signature"  # a name that nobody seems to sign with
REMARK = "remark_row"  # words about the table: how many stand in it, what to mind, strokes that end it
OUTSIDE = "outside_table"  # something stands there, but in no column of the form
KINDS = frozenset({COLUMN_NUMBERS, GROUP, TOTALS, SIGNATURE, BELOW_SIGNATURE, REMARK, OUTSIDE})
PERSONS = ("member", "leader")  # in whose lists a unit's name alone is the heading of its persons
FEW = 4  # cells that a row of a signature block has at most
MANY = 2  # cells that tell together what one does not
FREE = 2  # cells that a free line has at most


class Look:
    """What the rows of one sheet look like."""

    def __init__(self, sheet: Sheet, layout: Layout, page: Page) -> None:
        """Remember which column says what."""
        at = layout.positions
        self.columns = [at[column.key] for column in sheet.columns]
        self.required = [at[column.key] for column in sheet.columns if column.required]
        self.is_list = sheet.key != "declared_total"
        self._mapped, self._ordinals = frozenset(self.columns), layout.ordinals
        self._is_of_persons = sheet.key in PERSONS
        self._keys = frozenset(at[key] for key in sheet.subject)
        self._names = {at[column.key] for column in sheet.columns if column.key.endswith("_name")}
        self._words = {at[column.key] for column in sheet.columns if column.type == "text"}
        self._contents = (self._words & set(self.required)) - self._names
        self._codes = {at[column.key] for column in sheet.columns if column.type == "code"}
        self._numbers = {at[column.key] for column in sheet.columns if column.type in ("int", "decimal")}
        self._levels = {at[column.key] for column in sheet.columns if column.type == "level"}
        self._choices = {at[key]: choices for key, choices in _choices(sheet).items()}
        self._begin = layout.header_index + 1
        self._wide = {(area.first_row, area.first_column) for area in page.merged if _is_wide(area)}
        self._reached = {row for area in page.merged if self._speaks(area, page) for row in _rows_below(area)}

    def kind(self, index: int, row: Row) -> str:
        """Return what the row at this 0-based index of the page is."""
        filled = [p for p, cell in enumerate(row) if cell != "" and cell is not False and not is_blank(cell)]
        texts = {p: as_text(row[p]) for p in filled if type(row[p]) is str and not phrases.is_figure(row[p])}
        if self._ordinals.issuperset(filled) and not texts:
            return EMPTY
        is_reached = index in self._reached and not self._mapped.isdisjoint(filled)
        if self._is_total(row, texts, is_reached):
            return TOTALS
        if is_reached:
            return DATA  # what it lacks stands in a merged cell above
        if self._is_counted_group(filled, row, texts):
            return GROUP
        if len(filled) > FEW and not self._mapped.isdisjoint(filled):  # too much for a line that only people read
            return REMARK if _are_strokes(row[position] for position in filled) else DATA
        if self._is_signature(row, filled, texts):
            return SIGNATURE
        if self._is_group(index, row, filled, texts):
            return GROUP
        if self._mapped.isdisjoint(filled):
            return OUTSIDE
        return REMARK if self._is_remark(row, filled, texts) else DATA

    def says_something(self, row: Row) -> bool:
        """Tell whether something of a subject stands there: a number, a date, a code, a level, a choice of the form."""
        return any(self._is_said(position, row[position]) for position in self.columns if not is_blank(row[position]))

    def is_half_filled(self, row: Row) -> bool:
        """Tell whether at least half of what a row must say stands there."""
        required = [(position, row[position]) for position in self.required or self.columns]
        said = [not is_blank(cell) and (at in self._words or self._is_said(at, cell)) for at, cell in required]
        return sum(said) * 2 >= len(said)

    def subjects(self, row: Row) -> set[int]:
        """Return the columns in which the row has a subject's name or what is said of it in words."""
        return {position for position in self._names | self._contents if not is_blank(row[position])}

    def signatures(self, row: Row) -> set[int]:
        """Return the columns in which the row has words of a signature block."""
        return {p for p, cell in enumerate(row) if type(cell) is str and cell and self._signs(p, as_text(cell))}

    def is_numbering(self, row: Row) -> bool:
        """Tell whether a row numbers the columns: 1, (2), 3=4+5, A."""
        cells = [as_text(row[position]) for position in self._mapped if not is_blank(row[position])]
        return len(cells) > 2 and all(map(phrases.COLUMN_NUMBER.fullmatch, cells)) and len(set(cells)) == len(cells)

    def is_hint(self, row: Row) -> bool:
        """Tell whether a row, right below the header, says how to fill the columns and nothing else."""
        filled = {position: row[position] for position in self.columns if not is_blank(row[position])}
        return hints.are_hints(filled, self._names | self._contents, self._levels | self._choices.keys())

    def _is_total(self, row: Row, texts: dict[int, str], is_reached: bool) -> bool:
        (position, label), *others = [
            (at, text) for at, text in texts.items() if not phrases.MARKER.fullmatch(text)
        ] or [(0, "")]
        if phrases.is_sum_alone(label):
            return self.is_list or not others  # its sums may be texts: "HTT: 12"
        if not phrases.is_sum(label) or is_reached or not self.is_list:
            return False
        is_keyed = any(self._is_said(key, row[key]) for key in self._keys - {position} if not is_blank(row[key]))
        return position not in self._contents and not is_keyed and all(phrases.is_counted(text) for _, text in others)

    def _is_signature(self, row: Row, filled: list[int], texts: dict[int, str]) -> bool:
        signed = {position for position, text in texts.items() if self._signs(position, text)}
        if not signed or len(filled) > FEW or not signed.issuperset(self.subjects(row)):
            return False
        return not self.says_something(row)

    def _signs(self, position: int, text: str) -> bool:
        """Tell whether a text belongs to a signature block; a leader's post is said in a column of its own."""
        return phrases.signs(text) or (position not in self._contents and phrases.is_post(text))

    def _is_group(self, index: int, row: Row, filled: list[int], texts: dict[int, str]) -> bool:
        figures = [row[position] for position in filled if position not in texts and position not in self._ordinals]
        if not texts or len(figures) > 1 or not all(map(_is_count, figures)):
            return False
        (position, label), *others = texts.items()
        if self._is_said(position, label):
            return False
        if not others:
            is_heading = phrases.is_marked(label) or (index, position) in self._wide
            return (is_heading and not figures) or self._is_unit(label)
        (beside, text), *more = others
        if more or self._is_said(beside, text):
            return False
        if phrases.MARKER.fullmatch(label):
            return not phrases.MARKER.fullmatch(text)
        return phrases.is_counted(text) and (phrases.is_marked(label) or self._is_unit(label))

    def _is_counted_group(self, filled: list[int], row: Row, texts: dict[int, str]) -> bool:
        """Tell whether a row of a list of persons is a unit's heading with counts: «I. Đảng bộ xã A», 12, 8.

        A person may have several small numbers too, but in columns of numbers only, and no name of a Party body.
        """
        labels = [text for text in texts.values() if not phrases.MARKER.fullmatch(text)]
        figures = {at: row[at] for at in filled if at not in texts and at not in self._ordinals}
        counts = {at for at, cell in figures.items() if _is_count(cell)}
        if len(labels) != 1 or len(counts) < MANY or not self._is_unit(labels[0]):
            return False
        if not all(at in counts or _are_strokes([cell]) for at, cell in figures.items()):
            return False
        return phrases.is_body_of_party(labels[0]) or not counts <= self._numbers

    def _is_unit(self, text: str) -> bool:
        return self._is_of_persons and phrases.is_unit(text)

    def _is_remark(self, row: Row, filled: list[int], texts: dict[int, str]) -> bool:
        """Tell whether a row has remarks only, or a few words where no subject is named, and says nothing of one."""
        if _are_strokes(row[position] for position in filled):
            return True
        if self._is_legend(texts):
            return True
        if self.says_something(row):
            return False
        return (len(filled) <= FREE and not self.subjects(row)) or all(
            phrases.is_remark(text) or (at not in self._contents and phrases.is_legend(text))
            for at, text in texts.items()
        )

    def _is_legend(self, texts: dict[int, str]) -> bool:
        """Tell whether an abbreviation of a level stands beside what it means, neither in a column of levels."""
        said = {position: text for position, text in texts.items() if not phrases.is_strokes(text)}
        if len(said) != 2 or not self._levels.isdisjoint(said):
            return False
        short, meaning = said.values()
        return phrases.is_legend(f"{short}: {meaning}") and phrases.is_said(short)

    def _is_said(self, position: int, cell: Any) -> bool:
        if position not in self._mapped:
            return False
        if type(cell) is not str or phrases.is_said(cell) or (position in self._codes and phrases.is_code(cell)):
            return True
        if position in self._levels and phrases.is_level(cell):
            return True
        return position in self._choices and normal(cell) in self._choices[position]

    def _speaks(self, area: Area, page: Page) -> bool:
        is_below_header = self._begin <= area.first_row < len(page.rows)
        return (
            is_below_header
            and area.first_column in self._mapped
            and not is_blank(page.rows[area.first_row][area.first_column])
        )


@cache
def _choices(sheet: Sheet) -> dict[str, frozenset[str]]:
    """Return what may be chosen in which column, as codes and as labels, for comparing."""
    return {
        column.key: frozenset(map(normal, (*column.choices, *column.choices.values())))
        for column in sheet.columns
        if column.choices
    }


def _are_strokes(cells: Iterable[Any]) -> bool:
    return all(type(cell) is str and phrases.is_strokes(cell) for cell in cells)


def _is_count(cell: Any) -> bool:
    return phrases.COUNT.fullmatch(as_text(cell)) is not None


def _rows_below(area: Area) -> range:
    """Return the rows that a merged cell reaches beyond its first."""
    return range(area.first_row + 1, area.last_row + 1)


def _is_wide(area: Area) -> bool:
    return area.last_column - area.first_column >= 2
