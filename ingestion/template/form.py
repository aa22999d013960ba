"""Form: what one template is made for: a committee, a year, a kind, and the rows that stand there already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import settings
from ingestion import contract
from ingestion.contract import Contract, Sheet
from settings import Campaign, Committee, Failure

HEADER_ROW = 3  # 0-based: the headers stand in row 4, as in the province's other forms
FIRST_ROW = HEADER_ROW + 1
SPARE_ROWS = 2_000  # beyond what stands there already
LEAST_ROWS = {"member": 12_000}
LEAST_ROWS_ELSE = 3_000

Rows = Sequence[Mapping[str, Any]]


class NoTemplate(Failure):
    """None of the template versions that a campaign takes is at hand."""


@dataclass(frozen=True)
class Form:
    """One template to write. `rows`: sheet key → rows by column key, as landing holds them."""

    template: Contract
    committee: Committee
    year: int
    kind: str
    rows: Mapping[str, Rows] = field(default_factory=dict, repr=False)  # personal

    @property
    def campaign(self) -> Campaign:
        """The campaign that the workbook is sent in to."""
        return settings.current().campaigns[self.year]

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets of this kind, but the cover."""
        return tuple(sheet for sheet, _ in self.template.sheets_of(self.kind))

    def rows_of(self, sheet: Sheet) -> Rows:
        """Return the rows that stand in the sheet already."""
        return self.rows.get(sheet.key, ())

    def last_row(self, sheet: Sheet) -> int:
        """Return the 0-based row down to which validations, colours and counts reach."""
        least = LEAST_ROWS.get(sheet.key, LEAST_ROWS_ELSE)
        return HEADER_ROW + max(least, len(self.rows_of(sheet)) + SPARE_ROWS)


def template_for(year: int) -> Contract:
    """Return the newest template version at hand that the year's campaign takes.

    Raises:
        NoTemplate: there is none; the message names what the campaign takes and what is at hand.
    """
    taken = settings.current().campaigns[year].template_versions
    at_hand = contract.versions()
    usable = [version for version in at_hand if version in taken]
    if not usable:
        raise NoTemplate(
            f"campaigns.yml, {year}: template_versions are {', '.join(taken)}, but at hand are {', '.join(at_hand)}; "
            "add one of these to campaigns.yml or put the missing file into ingestion/contract/."
        )
    return contract.load(usable[-1])
