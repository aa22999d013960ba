"""Marks: from what is wrong at which area to the one note of each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from feedback.marking.result_page import writable

SEVERITIES = ("error", "warning", "info")
MOST_AT_A_CELL, LONGEST_NOTE = 20, 10_000  # findings; characters, of which Excel takes 32,767


@dataclass(frozen=True)
class Mark:
    """What is wrong at an area such as T6 or A6:T6 of a sheet; `text`, if any, stands in a note at its first cell."""

    sheet: str
    area: str
    severity: str
    text: str


def texts_of_notes(marks: Sequence[Mark]) -> dict[str, str]:
    """Return first cell → what stands in its note, the gravest first."""
    notes: dict[str, list[str]] = {}
    noted = [mark for mark in marks if mark.text]
    for mark in sorted(noted, key=lambda mark: SEVERITIES.index(mark.severity)):
        notes.setdefault(mark.area.partition(":")[0], []).append(writable(mark.text))
    return {cell: _note_text(list(dict.fromkeys(texts))) for cell, texts in notes.items()}


def _note_text(texts: list[str]) -> str:
    """Return what fits into a note; all of it stands in the page of results."""
    shown = "\n\n".join(texts[:MOST_AT_A_CELL])[:LONGEST_NOTE]
    left = len(texts) - MOST_AT_A_CELL
    return f"{shown}\n\n… và {left} nội dung khác tại ô này" if left > 0 else shown
