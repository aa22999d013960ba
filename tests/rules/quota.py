"""Rows for the tests of ceilings: so many excellent, so many good of one group, the excellent ones first."""

from typing import Any

CELL = {"organisation_code": "TC01", "organisation_type": "CBCS"}


def rated(htxs: int, htt: int, **row: Any) -> list[dict[str, Any]]:
    """Return rows of `htxs` subjects rated HTXS and then `htt` rated HTT."""
    return [{"level": level, **row} for level, count in (("HTXS", htxs), ("HTT", htt)) for _ in range(count)]


def coded(key: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows, each with a code of its own."""
    return [{key: f"X{number:03d}", **row} for number, row in enumerate(rows)]


def people(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows, each of a person of its own."""
    return [{"card_no": f"49{number:06d}", "name_key": f"a{number}", **row} for number, row in enumerate(rows)]


def lowered(number: int, old: str, new: str, kind: str = "MEMBER") -> dict[str, Any]:
    """Return the correction of the person with this number."""
    person = {"card_no": f"49{number:06d}", "name_key": f"a{number}"}
    return {"subject_kind": kind, **person, "old_level": old, "new_level": new}
