"""Truth: what the committees of a made-up world sent, row by row, with who is truly meant; and what became of codes.

HEIRS, HOMES, TOUCHED and BEFORE are written by hand: they are what following LINEAGE must come to. Codes stand there
without the prefix that makes each seed's committees its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

YEARS = range(2021, 2026)
LAST_MOMENT = 5

LINEAGE = """committee,rename,C,E,2023-03-01,
committee,merge,B,A,2024-01-01,
organisation,merge,B2,A2,2024-01-01,
organisation,rename,C2,E2,2023-03-01,
organisation,split,C1,C1X,2024-07-01,
organisation,split,C1,C1Y,2024-07-01,
organisation,move,D2,A,2023-06-01,
organisation,split,D3,D3K,2022-05-01,yes
organisation,split,D3,D3L,2022-05-01,
organisation,merge,A3,AU,2025-02-01,yes
organisation,merge,A4,AU,2025-02-01,
collective,rename,CT1,ET1,2023-03-01,
collective,merge,BT2,AT2,2024-01-01,
"""
HEIRS = {  # (code, year) → its code in the next year; None: nobody continues it
    ("C", 2022): "E", ("B", 2023): None, ("B2", 2023): None, ("C2", 2022): "E2", ("C1", 2023): None,
    ("D3", 2021): "D3K", ("A3", 2024): "AU", ("A4", 2024): None, ("CT1", 2022): "ET1", ("BT2", 2023): None,
}  # fmt: skip
POSTS = {("BT2", 2023): "AT2"}  # a leader's post goes on in the collective that took the other in
HOMES = {"D2": "A", "D2-1": "A"}  # organisations that a line took to another committee
ENDED = {"C": "E", "B": "A"}  # committees and what they are today
TOUCHED = {
    2022: {"D3", "D3K", "D3L"},
    2023: {"C", "E", "C2", "E2", "D2", "CT1", "ET1"},
    2024: {"A", "B", "A2", "B2", "C1", "C1X", "C1Y", "BT2", "AT2"},
    2025: {"A3", "A4", "AU"},
}
KEEPERS = {"E": ("C", 2023), "E2": ("C2", 2023), "D3K": ("D3", 2022), "AU": ("A3", 2025), "ET1": ("CT1", 2023)}
BEFORE = {  # code → (what it was before without keeping that one's history, first year of the new structure)
    "A": ("B", 2024), "A2": ("B2", 2024), "C1X": ("C1", 2024), "C1Y": ("C1", 2024), "D3L": ("D3", 2022),
    "AT2": ("BT2", 2024),
}  # fmt: skip


def committees(year: int) -> list[str]:
    return ["A", *(["B"] if year < 2024 else []), "C" if year < 2023 else "E", "D"]


def organisations(year: int) -> dict[str, tuple[str, str, str]]:
    """Every organisation's type, parent and committee."""
    a, c, d = "A", "C" if year < 2023 else "E", "D"
    b, moved = "B" if year < 2024 else "A", "D" if year < 2023 else "A"
    found = {
        "A1": ("DBCS", a, a), "A1-1": ("CBTT", "A1", a), "A2": ("CBCS", a, a), "B1": ("DBCS", b, b),
        "B1-1": ("CBTT", "B1", b), ("C2" if year < 2023 else "E2"): ("CBCS", c, c), "D1": ("DBCS", d, d),
        "D1-1": ("CBTT", "D1", d), "D2": ("DBCS", moved, moved), "D2-1": ("CBTT", "D2", moved),
    }  # fmt: skip
    found |= {code: ("CBCS", d, d) for code in (("D3",) if year < 2022 else ("D3K", "D3L"))}
    found |= {code: ("CBCS", c, c) for code in (("C1",) if year < 2024 else ("C1X", "C1Y"))}
    found |= {code: ("CBCS", a, a) for code in (("A3", "A4") if year < 2025 else ("AU",))}
    return found | ({"B2": ("CBCS", b, b)} if year < 2024 else {})


def collectives(year: int) -> dict[str, str]:
    """Every collective's organisation."""
    third = {"CT1" if year < 2023 else "ET1": "C1" if year < 2024 else "C1X"}
    return {
        "AT1": "A1",
        "AT2": "A2",
        "BT1": "B1",
        "DT1": "D1",
        "DT2": "D2",
        **third,
        **({"BT2": "B2"} if year < 2024 else {}),
    }


@dataclass(frozen=True)
class Row:
    """One submitted row. `key` is the true subject: a code, or a person of the story."""

    kind: str
    key: str
    level: str | None
    reason: str | None
    decision_no: str | None
    decision_date: date | None
    organisation: str | None = None
    post: str = ""
    summary_kind: str | None = None
    title_group: str | None = None
    is_head: bool | None = None
    is_temporary: bool = False
    cells: dict[str, object] = field(default_factory=dict, compare=False)  # what else stands in the row

    @property
    def subject(self) -> tuple[str, str, str]:
        return self.kind, self.key, self.post


@dataclass(frozen=True)
class File:
    """One workbook; `moment` is the run that takes it."""

    moment: int
    committee: str
    year: int
    kind: str
    document_date: date | None
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        return f"{self.committee}-{self.year}-{self.kind}-{self.moment}.xlsx"
