"""Lists: from the contract to the columns of the hidden sheet, each under a defined name.

What drop-downs offer, and every spelling that the reader takes, so that colours judge by the same words as the gates.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ingestion.cells import TRUE_WORDS
from ingestion.contract import Column, Contract, Level, Sheet
from ingestion.layout import letter
from ingestion.template.names import LISTS
from ingestion.text import TONES

LEVELS_OFFERED, FLAG_OFFERED = "list_level", "list_flag"
SPELLINGS, RANKS = "spelled_level", "spelled_level_rank"  # side by side, the best level first
TRUE_SPELLINGS = "spelled_true"
KIND_LABELS, KIND_CODES = "list_summary_label", "list_summary_code"  # in the order of the contract
FLAG = "x"


@dataclass
class Lists:
    """Defined name → the values under it; `offered`: which name a column's drop-down shows."""

    columns: dict[str, tuple[str | int, ...]]
    offered: dict[Column, str] = field(default_factory=dict)

    def offer(self, sheet: Sheet, column: Column) -> None:
        """Give a column of few words its drop-down; columns with the same words share one."""
        if column.type == "level":
            self.offered[column] = LEVELS_OFFERED
        elif column.type == "flag":
            self.offered[column] = FLAG_OFFERED
        elif column.choices:
            labels = tuple(column.choices.values())
            known = next((name for name, values in self.columns.items() if values == labels), None)
            self.offered[column] = known or f"list_{sheet.key}_{column.key}"
            self.columns[self.offered[column]] = labels


def lists_of(template: Contract, sheets: Iterable[Sheet]) -> Lists:
    """Return the lists that these sheets need."""
    spelled = list(_spelled(template))
    lists = Lists(
        {
            LEVELS_OFFERED: levels_offered(template),
            FLAG_OFFERED: (FLAG,),
            TRUE_SPELLINGS: tuple(sorted(TRUE_WORDS)),
            SPELLINGS: tuple(spelling for spelling, _ in spelled),
            RANKS: tuple(rank for _, rank in spelled),
        }
    )
    for level in template.levels:
        lists.columns[spellings_of(level)] = tuple(spelling for spelling, rank in spelled if rank == level.rank)
    if "declared_total" in template.sheets:
        kinds = template.sheets["declared_total"].column("subject_kind").choices
        lists.columns |= {KIND_LABELS: tuple(kinds.values()), KIND_CODES: tuple(kinds)}
    for sheet in sheets:
        for column in sheet.columns:
            lists.offer(sheet, column)
    return lists


def spellings_of(level: Level) -> str:
    """Return the name of the list of a level's spellings."""
    return f"spelled_level_{level.code}"


def levels_offered(template: Contract) -> tuple[str, ...]:
    """Return what a level's drop-down shows: the short form that people type, then the decision's wording."""
    codes = [level.code for level in template.levels]
    return (*codes, template.not_rated_spellings[0], *(level.name for level in template.levels))


def write_lists(book: Any, page: Any, lists: Lists) -> None:
    """Write the lists into the hidden sheet, side by side, and define their names."""
    height = max(map(len, lists.columns.values()))
    for row in range(height):
        for place, values in enumerate(lists.columns.values()):
            if row < len(values):
                value = values[row]
                page.write_string(row, place, value) if isinstance(value, str) else page.write_number(row, place, value)
    for place, (name, values) in enumerate(lists.columns.items()):
        column = letter(place)
        book.define_name(name, f"='{LISTS}'!${column}$1:${column}${len(values)}")
    page.protect()
    page.hide()


def _spelled(template: Contract) -> Iterator[tuple[str, int]]:
    """Yield every spelling with its rank, 0 for what means no level."""
    seen: set[str] = set()
    ranked = [(spelling, level.rank) for level in template.levels for spelling in level.spellings]
    ranked += [(spelling, 0) for spelling in template.not_rated_spellings]
    for spelling, rank in sorted(ranked, key=lambda pair: -pair[1]):
        for typed in _as_keyboards_type(spelling):
            if typed.casefold() not in seen:
                seen.add(typed.casefold())
                yield typed, rank


def _as_keyboards_type(text: str) -> tuple[str, str, str]:
    """Return Unicode's composed form, that of «Unicode tổ hợp» (tone apart), and all marks apart."""
    apart = (unicodedata.normalize("NFD", letter) for letter in text)
    tone_apart = (
        unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
        + "".join(mark for mark in marks if mark in TONES)
        for marks in apart
    )
    return unicodedata.normalize("NFC", text), "".join(tone_apart), unicodedata.normalize("NFD", text)
