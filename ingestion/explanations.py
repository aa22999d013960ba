"""Explanations: from the sheet of results that a committee sends back to what it wrote beside which finding.

The sheet is known by its two headers, for whoever copies it into the own workbook may give it another name.
The archive keeps the bytes; here the first 2,000 characters of an explanation land, and of a file the first 20,000.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingestion.cells import shown
from ingestion.legacy import convert_rows
from ingestion.text import as_text, is_blank, normal
from ingestion.workbook.page import Page, Row

EXPLANATION, REFERENCE = "Giải trình", "Mã đối chiếu"
LONGEST, MOST = 2_000, 20_000
HEADER_WITHIN = 60  # rows: above the table stand the conclusion and its notes
PREFIX, DIGITS = "GT", 16  # letters first, or a reference of digits would become a number in a spreadsheet
_REFERENCE = re.compile(rf"{PREFIX}([0-9a-f]{{{DIGITS}}})", re.IGNORECASE)


@dataclass(frozen=True)
class Explanation:
    """What a committee wrote; `reference` is the beginning of a finding's fingerprint."""

    reference: str
    explanation: str


def reference_of(fingerprint: str | None) -> str:
    """Return what stands beside a finding, so that its explanation finds back to it; nothing for a finding without."""
    return f"{PREFIX}{fingerprint[:DIGITS]}" if fingerprint else ""


def holds_explanations(page: Page) -> bool:
    """Tell whether this is a sheet of results, explained or not."""
    return _columns(page.rows) is not None


def read_explanations(pages: Iterable[Page]) -> tuple[Explanation, ...]:
    """Return what stands in the sheets of results among these; of one finding explained twice the last counts."""
    found: dict[str, Explanation] = {}
    for page in filter(holds_explanations, pages):
        convert_rows(page.rows, page.fonts)
        found |= {one.reference: one for one in _explanations(page.rows)}
    return tuple(found.values())[:MOST]


def _explanations(rows: list[Row]) -> Iterator[Explanation]:
    header_row, explained, referred = _columns(rows) or (len(rows), 0, 0)
    for row in rows[header_row + 1 :]:
        if max(explained, referred) >= len(row) or is_blank(row[explained]):
            continue
        reference = _REFERENCE.fullmatch(as_text(row[referred]))
        if reference:
            yield Explanation(reference[1].lower(), shown(row[explained])[:LONGEST])


def _columns(rows: list[Row]) -> tuple[int, int, int] | None:
    """Return where the header stands, and the two columns in it."""
    wanted = normal(EXPLANATION), normal(REFERENCE)
    for number, row in enumerate(rows[:HEADER_WITHIN]):
        names = [normal(cell) if type(cell) is str else "" for cell in row]
        if all(name in names for name in wanted):
            return number, names.index(wanted[0]), names.index(wanted[1])
    return None
