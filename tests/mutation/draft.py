"""Drafts: from a clean committee to the same with one defect, and where the answer to it must stand."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import NamedTuple

from tests.mutation.clean import Row, Rows, clean_committee, declared_totals, set_level
from tests.mutation.landing import File, places
from tests.rules.conftest import HEADER_ROW

ALL_YEARS = (2018, 2022, 2023, 2025)


class Place(NamedTuple):
    """Where a finding stands: its sheet, row and first cell."""

    sheet: str | None
    source_row: int | None
    cell: str | None


Mutate = Callable[["Draft"], Place | list[Place]]


class Mutation(NamedTuple):
    """What breaks one rule. `also`: rules of error severity that must answer too."""

    mutate: Mutate
    years: tuple[int, ...]
    also: tuple[str, ...]


MUTATIONS: dict[str, Mutation] = {}


def breaks(rule_id: str, *years: int, also: tuple[str, ...] = ()) -> Callable[[Mutate], Mutate]:
    """Register what breaks a rule, in one of these years (2022 unless told)."""

    def register(mutate: Mutate) -> Mutate:
        assert rule_id not in MUTATIONS, f"{rule_id} is broken twice"
        MUTATIONS[rule_id] = Mutation(mutate, years or (2022,), also)
        return mutate

    return register


@dataclass
class Draft:
    """One committee's file in the making, with its seed; `beside` are the files that are in force before."""

    code: str
    year: int
    rng: Random
    rows: Rows
    kind: str = "annual"
    recount: bool = True
    beside: list[File] = field(default_factory=list)
    unreadable: list[Row] = field(default_factory=list)
    blank: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)
    refusal: Row | None = None
    received_on: date | None = None
    document_date: date | None = None

    def all(self, sheet: str, fits: Callable[[Row], object] = bool) -> list[Row]:
        return [row for row in self.rows[sheet] if fits(row)]

    def pick(self, sheet: str, fits: Callable[[Row], object] = bool) -> Row:
        """Return one of the rows that fit."""
        return self.rng.choice(self.all(sheet, fits))

    def leads_nothing(self, member: Row) -> bool:
        """Tell whether a member is in no leading collective, whose rating would follow from the member's discipline."""
        numbers = {row.get("citizen_id") for row in self.rows["leader"]}
        return member.get("citizen_id") not in numbers

    def rate(self, row: Row, level: str | None) -> None:
        set_level(row, level, self.year, self.rng)

    def add(self, sheet: str, row: Row) -> Row:
        self.rows[sheet].append(row)
        return row

    def at(self, sheet: str, row: Row, column: str | None) -> Place:
        """Return the place of this very row, which may look like another."""
        number = next(place for place, other in enumerate(self.rows[sheet], HEADER_ROW + 1) if other is row)
        return Place(sheet, number, column and f"{places(sheet)[column]}{number}")

    def put_in_force(self, rows: Rows | None = None, code: str | None = None, year: int | None = None) -> None:
        """Let a file be accepted before: this committee's as it is now, another's or an earlier year's."""
        kept = File(
            code or self.code, year or self.year, deepcopy(self.rows if rows is None else rows), state="accepted"
        )
        self.beside.append(kept)

    def file(self) -> File:
        return File(
            self.code, self.year, self.rows, self.kind, state="landed", unreadable=self.unreadable, blank=self.blank,
            notes=self.notes, refusal=self.refusal, received_on=self.received_on, document_date=self.document_date,
        )  # fmt: skip


def drafted(rule_id: str, code: str, rng: Random) -> tuple[Draft, list[Place]]:
    """Make a clean committee and break this rule in it; return both."""
    mutation = MUTATIONS[rule_id]
    year = rng.choice(mutation.years)
    draft = Draft(code, year, rng, clean_committee(code, year, rng))
    answer = mutation.mutate(draft)
    if draft.recount and draft.kind == "annual":
        draft.rows["declared_total"] = declared_totals(draft.rows)
    return draft, answer if isinstance(answer, list) else [answer]


def is_rated(row: Row) -> bool:
    return row["level"] is not None


def is_good(row: Row) -> bool:
    return row["level"] == "HTT"


def is_under(row: Row) -> bool:
    """Tell whether an organisation is one of the cells below the grassroots committee."""
    return row["organisation_type"] == "CBTT"
