"""Clean committees: from a code, a year and a seed to the rows of a small annual in which no rule finds anything amiss.

One grassroots committee with two or three cells below it and one cell of its own. Wide enough for every defect: where
a cell has an excellent member it has six good ones, so that moving one leaves every ceiling and every standard kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.mutation.persons import members_of

Row = dict[str, Any]
Rows = dict[str, list[Row]]

LEVELS = ("HTXS", "HTT", "HT", "KHT")
BANDS = {"HTXS": (90, 100), "HTT": (70, 89), "HT": (50, 69), "KHT": (0, 49)}
POINTS_SINCE = 2025
STEPS = ("TU_KIEM_DIEM", "THAM_DINH", "BO_PHIEU", "QUYET_DINH", "THONG_BAO")
NUMBERS = ("citizen_id", "card_no", "file_no")
REASON_COLUMNS = {
    "MIEN": "exempt",
    "DINH_CHI": "suspended",
    "MOI": "new",
    "CHUA_KIEM_DIEM": "unreviewed",
    "KHAC": "other",
}


def clean_committee(code: str, year: int, rng: Random) -> Rows:
    """Return the rows of each sheet, as `Province.land` takes them."""
    organisations = list(_organisations(code, year, rng))
    cells = [row["organisation_code"] for row in organisations if row["organisation_type"] != "DBCS"]
    members = members_of(code, year, cells, rng)
    for member in members:
        _rate(member, member["level"], year, rng, date(year, 12, 20))
    collectives = [_collective(row, year, rng) for row in organisations if row["organisation_type"] != "CBTT"]
    leaders = [row for number, at in enumerate(collectives) for row in _leaders(number, at, members, cells, year, rng)]
    rows = {
        "organisation": organisations, "member": members, "collective": collectives, "leader": leaders,
        "suggested_review": [_review(collectives[0], year)],
        "shortcoming": [_shortcoming(code, collectives[-1], year, rng)],
        "dossier": [step for row in organisations for step in _steps(row, year, rng)],
    }  # fmt: skip
    return rows | {"declared_total": declared_totals(rows)}


def set_level(row: Row, level: str | None, year: int, rng: Random) -> None:
    """Rate a row, with points of the level's band where the year has points; without a level it has a reason."""
    row["level"] = level
    row["not_rated_reason"] = None if level else "KHAC"
    row["points"] = rng.randint(*BANDS[level]) if level and year >= POINTS_SINCE else None


def declared_totals(rows: Rows) -> list[Row]:
    """Count the lists the way a careful clerk does."""
    subjects: dict[str, list[Row]] = {}
    for row in rows["organisation"]:
        kind = "TCCSD" if row["organisation_type"] in ("DBCS", "CBCS") else row["organisation_type"]
        subjects.setdefault(kind, []).append(row)
    subjects["MEMBER"] = [row for row in rows["member"] if not row["is_temporary"]]
    subjects |= {"COLLECTIVE": rows["collective"], "LEADER": rows["leader"]}
    return [_total(kind, counted) for kind, counted in subjects.items()]


def _total(kind: str, counted: list[Row]) -> Row:
    rated = [row["level"] for row in counted if row["level"]]
    levels = {level.lower(): rated.count(level) for level in LEVELS}
    reasons = [row["not_rated_reason"] or "KHAC" for row in counted if not row["level"]]
    because = {f"not_rated_{column}": reasons.count(reason) for reason, column in REASON_COLUMNS.items()}
    return (
        {"subject_kind": kind, "total": len(counted), "rated": len(rated), "not_rated": len(reasons)} | levels | because
    )


def _rate(row: Row, level: str | None, year: int, rng: Random, decided_on: date) -> None:
    reason = row.get("not_rated_reason")
    set_level(row, level, year, rng)
    row["not_rated_reason"] = reason if level is None else None
    row |= {
        "self_level": level, "proposed_level": level, "decision_no": f"{rng.randint(10, 99)}-QĐ/ĐU" if level else None,
        "review_date": date(year, 12, rng.randint(1, 12)) if level else None,
        "decision_date": decided_on if level else None, "target_pct": rng.randint(80, 100) if level else None,
    }  # fmt: skip


def _organisations(code: str, year: int, rng: Random) -> Iterator[Row]:
    field = rng.choice(("XPTT", "HC", "SN", "DN"))
    cells = [(f"{code}-C{number}", "CBTT", f"{code}-D") for number in range(rng.randint(2, 3))]
    for own, kind, parent in [(f"{code}-D", "DBCS", code), *cells, (f"{code}-B", "CBCS", code)]:
        row: Row = {
            "organisation_code": own, "organisation_name": f"Tổ chức {own}", "organisation_type": kind,
            "parent_code": parent, "field": field,
            "government_level": None if kind == "CBTT" else "HTT", "unions_level": None if kind == "CBTT" else "HTXS",
        }  # fmt: skip
        _rate(row, "HTT", year, rng, date(year, 12, 17))
        yield row


def _collective(organisation: Row, year: int, rng: Random) -> Row:
    code = organisation["organisation_code"]
    row: Row = {
        "collective_code": f"{code}-T", "collective_name": f"Tập thể {code}", "collective_group": "Cấp ủy cơ sở",
        "management_level": "COSO", "organisation_code": code, "agency_level": rng.choice(("HTXS", "HTT", None)),
    }  # fmt: skip
    _rate(row, "HTT", year, rng, date(year, 12, 18))
    return row


def _leaders(
    number: int, collective: Row, members: list[Row], cells: list[str], year: int, rng: Random
) -> Iterator[Row]:
    """Yield a head and two or three others, who are good members of one cell."""
    able = [row for row in members if row["cell_code"] == cells[-number] and row["level"] == "HTT"]
    for place, member in enumerate(rng.sample(able, rng.randint(3, 4))):
        row: Row = {key: member[key] for key in ("full_name", "name_key", "birth_date", *NUMBERS)} | {
            "title": "Cấp ủy viên" if place else "Bí thư", "title_group": "Cấp ủy viên" if place else "Bí thư",
            "management_level": "COSO", "collective_code": collective["collective_code"], "is_head": place == 0,
        }  # fmt: skip
        _rate(row, "HTT", year, rng, date(year, 12, 19))
        yield row


def _review(collective: Row, year: int) -> Row:
    return {
        "subject_kind": "COLLECTIVE", "subject_code": collective["collective_code"], "topic": "LANH_DAO",
        "content": "Nội dung", "suggested_by": "HUYEN", "review_date": date(year, 12, 5), "outcome": "LAM_RO",
    }  # fmt: skip


def _shortcoming(code: str, collective: Row, year: int, rng: Random) -> Row:
    return {
        "subject_kind": "COLLECTIVE", "subject_code": collective["collective_code"], "shortcoming_id": f"{code}-K1",
        "content": "Nội dung", "found_year": year, "due_date": date(year, 12, 31), "status": "XONG",
        "done_date": date(year, rng.randint(6, 11), 15),
    }  # fmt: skip


def _steps(organisation: Row, year: int, rng: Random) -> Iterator[Row]:
    votes, first = rng.randint(9, 30), date(year, 12, 1)
    for place, step in enumerate(STEPS):
        cast = {"votes_total": votes, "votes_for": votes - rng.randint(0, 3)} if step == "BO_PHIEU" else {}
        yield {
            "organisation_code": organisation["organisation_code"], "step": step, "document_no": f"{place + 1:02}-QĐ",
            "done_date": first + timedelta(days=4 * place), **cast,
        }  # fmt: skip
