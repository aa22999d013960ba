"""A story: from a seed to the files that four committees and the province's office sent over five years.

People move, are away, are not rated, leave, get new numbers and are mistyped; files come again, with rows dropped,
changed and added; decisions are adjusted, adjusted again, cancelled and sent twice.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tests.oracle.truth import LAST_MOMENT, YEARS, File, Row, collectives, committees, organisations

FAMILIES = ("Trần", "Lê", "Phạm", "Võ", "Đặng", "Bùi", "Hồ", "Đinh", "Trương", "Phan")
MIDDLES = ("Văn", "Thị", "Hữu", "Ngọc", "Minh", "Quốc", "Thanh", "Xuân")
GIVENS = (
    "Bình",
    "Cường",
    "Dũng",
    "Giang",
    "Hạnh",
    "Khoa",
    "Lâm",
    "Mai",
    "Nghĩa",
    "Oanh",
    "Phúc",
    "Quyên",
    "Sơn",
    "Tùng",
)
LEVELS = ("HTXS", "HTT", "HTT", "HT", "KHT", "KHT", "KHT", None)
REASONS = ("MIEN", "DINH_CHI", "KHAC")
PEOPLE = 36
OFFICE = "QNA00"
SUMMARY_KINDS = {"DBCS": "TCCSD", "CBCS": "TCCSD", "CBTT": "CBTT"}
FIRST_TOLD = {2021: 1, 2022: 1, 2023: 2, 2024: 3, 2025: 4}  # the run that takes a year's annuals


@dataclass
class Person:
    """Somebody of the story, with what the papers say; `lost_from`: the year from which the papers are mistyped."""

    key: str
    number: int
    cell: str
    file_no: str
    citizen_id: str | None
    card_no: str | None
    lost_from: int | None = None

    def papers(self, year: int) -> dict[str, object]:
        born = date(1950, 3, 2) + timedelta(days=17 * self.number)
        name = (FAMILIES[self.number % 10], MIDDLES[self.number // 10 % 8], GIVENS[self.number // 3 % 14])
        given = {"full_name": " ".join(name), "birth_date": born, "citizen_id": self.citizen_id, "card_no": self.card_no,
                 "file_no": self.file_no, "sex": "Nam" if self.number % 2 else "Nữ",
                 "admission_date": date(born.year + 22, self.number % 12 + 1, self.number * 7 % 28 + 1)}  # fmt: skip
        if self.lost_from is not None and year >= self.lost_from:  # no number, and a letter of the name
            given |= dict.fromkeys(("citizen_id", "card_no", "file_no")) | {"full_name": given["full_name"] + "h"}
        return given

    def known_as(self, year: int) -> str:
        """Whom a machine must take this to be: who lost all numbers and a letter is somebody new."""
        return f"{self.key}~" if self.lost_from is not None and year >= self.lost_from else self.key


class Story:
    """The files of one seed, in the order in which they are written."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.prefix = f"S{seed:02d}"
        self.decision = 0
        self.people = [self._person(seed * PEOPLE + number) for number in range(PEOPLE)]
        for year, person in zip((2022, 2023, 2024), self.people[:3], strict=True):
            person.lost_from = year
        self.rows: dict[tuple[str, int], list[Row]] = {}
        self.dropped: dict[tuple[str, int], list[Row]] = {}
        self.adjusted: dict[tuple[str, int], list[Row]] = {}

    @property
    def lost(self) -> list[Person]:
        return self.people[:3]

    def files(self) -> list[File]:
        told = []
        for year in YEARS:
            self._live(year)
            told += list(self._annuals(year))
        for moment in range(2, LAST_MOMENT + 1):
            for key in sorted(self.rows):
                if FIRST_TOLD[key[1]] < moment:
                    told += list(self._corrections(moment, *key))
        return told

    def _person(self, number: int) -> Person:
        return Person(
            f"{self.prefix}p{number}", number, self.code(self.rng.choice(_cells(2021))), f"{number:06d}",
            f"2{number:08d}" if number % 3 else f"04907{number:07d}", f"49{number:06d}" if number % 4 else None,
        )  # fmt: skip

    def code(self, bare: str) -> str:
        return self.prefix + bare

    def _live(self, year: int) -> None:
        """A year passes: some move, the old numbers become new ones, cards are changed."""
        cells = [self.code(cell) for cell in _cells(year)]
        for person in self.people:
            if person.cell not in cells or (self.rng.random() < 0.2 and person not in self.lost):
                person.cell, person.file_no = self.rng.choice(cells), f"{year - 2020}{person.number:05d}"
            if person.card_no and len(person.citizen_id or "") == 9 and self.rng.random() < 0.4:
                person.citizen_id = f"04908{person.number:07d}"
            elif person.card_no and person.number % 3 == 0 and self.rng.random() < 0.2:  # never both: nobody could tell
                person.card_no = f"{49 + year - 2020}{person.number:06d}"

    def _annuals(self, year: int) -> Iterator[File]:
        homes = {self.code(code): (kind, self.code(parent), self.code(home))
                 for code, (kind, parent, home) in organisations(year).items()}  # fmt: skip
        led = {self.code(code): self.code(of) for code, of in collectives(year).items()}
        absent = self.code("D") if year == 2023 and self.rng.random() < 0.3 else None  # sends nothing that year
        rows: dict[str, list[Row]] = {self.code(code): [] for code in committees(year)}
        for code, (kind, parent, home) in homes.items():
            if self.rng.random() < 0.93 or self._must_be_told(code):
                rows[home].append(self._organisation(year, code, kind, parent))
        for code, of in led.items():
            rows[homes[of][2]].append(self._collective(year, code, of))
        self._people(year, homes, led, rows)
        office = [self._organisation(year, code, "DBHU", OFFICE) for code in rows if self.rng.random() < 0.95]
        for committee, said in [*rows.items(), (OFFICE, office)]:
            if committee != absent:
                self.rows[committee, year] = said
                yield File(FIRST_TOLD[year], committee, year, "annual", date(year + 1, 1, 9), tuple(said))

    def _people(
        self, year: int, homes: dict[str, tuple[str, str, str]], led: dict[str, str], rows: dict[str, list[Row]]
    ) -> None:
        """Add the rows of members and leaders to those of their committees."""
        for person in self.people:
            if self.rng.random() < 0.85 or person in self.lost:
                rows[homes[person.cell][2]].append(self._member(year, person, person.cell))
            if self.rng.random() < 0.05 and person not in self.lost:  # two committees have the same person
                cell = self.rng.choice([cell for cell in homes if homes[cell][2] != homes[person.cell][2]])
                row = self._member(year, person, cell)
                rows[homes[cell][2]].append(replace(row, is_temporary=True, level=None, reason=None)
                                            if self.rng.random() < 0.4 else row)  # fmt: skip
        for person in self.people[3:15]:
            for post in self.rng.sample(sorted(led), self.rng.choice([0, 1, 1, 2])):
                rows[homes[led[post]][2]].append(self._leader(year, person, post, led[post]))

    def _corrections(self, moment: int, committee: str, year: int) -> Iterator[File]:
        """Yield what a committee sends again, adds or adjusts about a year that lies behind."""
        chance, at = self.rng.random, (committee, year)
        stated = None if moment == 4 else date(year + 1, 2, 1 + moment)
        # the office's file holds all seeds' committees, so it is sent for all of them or for none
        if (moment + year) % 3 == 0 if committee == OFFICE else chance() < 0.3:
            kept = [(row, chance() < 0.93 or self._must_be_told(row.key)) for row in self.rows[at]]
            self.dropped[at] = [row for row, is_kept in kept if not is_kept]
            self.rows[at] = [self._again(year, row) for row, is_kept in kept if is_kept]
            yield File(moment, committee, year, "annual", stated, tuple(self.rows[at]))
        if chance() < 0.3:
            late = [self._decided(year, row) if chance() < 0.8 else row for row in self.rows[at] if chance() < 0.1]
            late += [row for row in self.dropped.get(at, ()) if chance() < 0.5]
            if late:
                yield File(moment, committee, year, "supplement", stated, tuple(late))
        if chance() < 0.5:
            can_be_named = [row for row in self.rows[at] if not row.is_temporary and row.cells.get("citizen_id", True)]
            again = [row for row in self.adjusted.get(at, ()) if chance() < 0.1]
            fresh = [self._adjusted(year, row) for row in can_be_named if chance() < 0.15]
            now = [*again, *(row for row in fresh if row.subject not in {row.subject for row in again})]
            self.adjusted[at] = self.adjusted.get(at, []) + now
            if now:
                yield File(moment, committee, year, "adjustment", stated, tuple(now))

    def _must_be_told(self, code: str) -> bool:
        """Tell whether this is a cell below what moved: unless its row is there, nobody can know what it lies below."""
        return code.removeprefix(self.prefix) == "D2-1"

    def _again(self, year: int, row: Row) -> Row:
        return self._decided(year, row) if self.rng.random() < 0.12 and not row.is_temporary else row

    def _decided(self, year: int, row: Row) -> Row:
        return replace(row, **self._decision(year, self.rng.choice([15, 15, 40, 70])))

    def _adjusted(self, year: int, row: Row) -> Row:
        level = self.rng.choice([level for level in ("HTXS", "HTT", "HT", "KHT", "KHT", None) if level != row.level])
        decided = self._decision(year, self.rng.choice([5, 60, 60, 200, 300])) | {"level": level}
        cells = row.cells | {"old_level": row.level or "KXL"}
        return replace(row, **decided | {"reason": "KHAC" if level is None else None}, cells=cells)

    def _decision(self, year: int, after: int) -> dict[str, object]:
        self.decision += 1
        level = self.rng.choice(LEVELS)
        decided = date(year, 12, 10) + timedelta(days=self.rng.randrange(3) + after)
        return {"level": level, "reason": None if level else self.rng.choice(REASONS), "decision_no": f"{self.decision}-QĐ",
                "decision_date": None if self.rng.random() < 0.04 else decided}  # fmt: skip

    def _organisation(self, year: int, code: str, kind: str, parent: str) -> Row:
        cells = {"organisation_type": kind, "parent_code": parent, "field": "XPTT"}
        summary_kind = SUMMARY_KINDS.get(kind, kind)
        return Row(
            "ORGANISATION", code, **self._decision(year, 0), organisation=code, summary_kind=summary_kind, cells=cells
        )

    def _collective(self, year: int, code: str, organisation: str) -> Row:
        cells = {"collective_group": "Đảng ủy", "management_level": "COSO"}
        return Row(
            "COLLECTIVE",
            code,
            **self._decision(year, 0),
            organisation=organisation,
            summary_kind="COLLECTIVE",
            cells=cells,
        )

    def _member(self, year: int, person: Person, cell: str) -> Row:
        decided = self._decision(year, 0)
        if person in self.lost and self.rng.random() < 0.6:
            decided |= {"level": "KHT", "reason": None}
        return Row("MEMBER", person.known_as(year), **decided, organisation=cell, summary_kind="MEMBER",
                   cells=person.papers(year))  # fmt: skip

    def _leader(self, year: int, person: Person, post: str, organisation: str) -> Row:
        papers = {key: value for key, value in person.papers(year).items() if key not in ("sex", "admission_date")}
        return Row("LEADER", person.known_as(year), **self._decision(year, 0), organisation=organisation, post=post,
                   summary_kind="LEADER", title_group="Bí thư" if self.rng.random() < 0.5 else "Phó bí thư",
                   is_head=self.rng.random() < 0.5, cells=papers)  # fmt: skip


def _cells(year: int) -> list[str]:
    return sorted(code for code, (kind, _, _) in organisations(year).items() if kind != "DBCS")


def world(seeds: range) -> tuple[list[File], list[Person]]:
    """Return the files of all seeds together, the office's own joined year by year, and who lost all numbers."""
    stories = [Story(seed) for seed in seeds]
    files: dict[str, File] = {}
    for story in stories:
        for file in story.files():
            known = files.get(file.name)
            files[file.name] = replace(known, rows=known.rows + file.rows) if known else file
    return list(files.values()), [person for story in stories for person in story.lost]
