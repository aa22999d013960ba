"""Persons: from a committee's cells to its members, each with numbers, dates and a name of its own."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

Row = dict[str, Any]


def members_of(code: str, year: int, cells: list[str], rng: Random) -> list[Row]:
    """Return the members of all cells: most of them good, one excellent, some fair, not rated or here for a time."""
    members: list[Row] = []
    for cell in cells:
        is_large = cell in (cells[0], cells[-1])  # one below the grassroots committee, and the cell of its own
        fair_and_unrated = ["HT"] * rng.randint(0, 1) + [None] * rng.randint(0, 1)
        levels = ["HTXS", *["HTT"] * rng.randint(6, 8), *fair_and_unrated] if is_large else ["HTT"] * rng.randint(3, 4)
        rng.shuffle(levels)
        members += [_member(code, year, cell, level, len(members) + place, rng) for place, level in enumerate(levels)]
    exempt, guest = (_member(code, year, rng.choice(cells), None, len(members) + place, rng) for place in (0, 1))
    return [*members, exempt, guest | {"is_temporary": True, "not_rated_reason": None}]


def person(code: str, number: int, rng: Random) -> Row:
    """Return who somebody is; nobody else in the province has these numbers."""
    sex, born = rng.choice(("NAM", "NU")), date(rng.randint(1960, 1995), rng.randint(1, 12), rng.randint(1, 28))
    serial = f"{int(code.strip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')):03}{number:03}"
    return {
        "full_name": f"Người {code} {number}", "name_key": f"nguoi {code.lower()} {number}", "sex": sex,
        "birth_date": born, "citizen_id": citizen_id(sex, born, serial),
        "card_no": f"49{serial}", "file_no": f"LL{serial}",
    }  # fmt: skip


def citizen_id(sex: str, born: date, serial: str) -> str:
    """Return a number that fits sex and year of birth."""
    return f"049{(born.year // 100 - 19) * 2 + (sex == 'NU')}{born.year % 100:02}{serial}"


def _member(code: str, year: int, cell: str, level: str | None, number: int, rng: Random) -> Row:
    who = person(code, number, rng)
    admitted = date(min(who["birth_date"].year + rng.randint(20, 30), year - 1), rng.randint(1, 12), 3)
    is_civil = rng.random() < 0.4
    return who | {
        "admission_date": admitted, "official_date": admitted.replace(year=admitted.year + 1), "cell_code": cell,
        "is_temporary": False, "is_committee_suspended": None, "absent_months": rng.choice((None, 0, 1)),
        "is_civil_servant": is_civil, "civil_level": (level or "HTT") if is_civil else None,
        "civil_date": date(year, 12, rng.randint(1, 10)) if is_civil else None,
        "level": level, "not_rated_reason": None if level else rng.choice(("MIEN", "CHUA_KIEM_DIEM", "KHAC")),
    }  # fmt: skip
