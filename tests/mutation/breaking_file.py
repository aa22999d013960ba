"""What breaks the rules on files: refusals, cells that cannot be read, keys that stand twice, remarks of the reader."""

from __future__ import annotations

from datetime import date

from ingestion import contract
from tests.mutation.clean import Row
from tests.mutation.draft import ALL_YEARS, Draft, Mutate, Place, breaks
from tests.mutation.landing import places

COVER = {
    "HS-003": ("unknown_committee", "committee_code"), "HS-004": ("wrong_committee", "committee_code"),
    "HS-005": ("no_campaign", "rating_year"), "HS-006": ("not_open", "rating_year"), "HS-007": ("locked", "rating_year"),
    "HS-008": ("unknown_kind", "kind"), "HS-009": ("unknown_template", "template_version"),
    "HS-013": ("unexpected_kind", "kind"), "HS-015": ("ended_committee", "committee_code"),
}  # fmt: skip
WHOLE = {
    "HS-001": "not_a_workbook", "HS-002": "no_cover", "HS-010": "missing_sheet", "HS-011": "missing_column",
    "HS-014": "column_twice",
}  # fmt: skip
LIST = {"level", "enum", "discipline", "flag", "text", "code"}
UNREADABLE = {
    "HS-101": ("wrong_type", LIST | {"date", "int", "decimal", "year"}), "HS-104": ("ambiguous_date", {"date"}),
    "HS-105": ("incomplete_date", {"date"}), "HS-106": ("fraction", {"int"}), "HS-107": ("ambiguous_number", {"decimal"}),
    "HS-108": ("lost_digits", {"text"}), "HS-109": ("no_value", LIST | {"date", "int", "decimal"}),
    "HS-110": ("error_value", LIST | {"date", "int", "decimal"}), "HS-112": ("taken_for_day", {"code"}),
}  # fmt: skip
NOTES = {
    "HS-301": ("hidden_row",), "HS-302": ("total_row", "group_row", "remark_row", "outside_table"), "HS-303": ("merged",),
    "HS-304": ("extra_column",), "HS-305": ("tcvn3", "vni"), "HS-306": ("macros",), "HS-307": ("unknown_sheet",),
    "HS-308": ("other_kind",), "HS-309": ("below_signature",), "HS-310": ("letters",),
}  # fmt: skip
ONCE = {
    "declared_total": "subject_kind", "organisation": "organisation_code", "collective": "collective_code",
    "shortcoming": "shortcoming_id", "dossier": "step",
}  # fmt: skip


def refused(refusal: str, column: str | None) -> Mutate:
    def mutate(draft: Draft) -> Place:
        cell = places("cover")[column] if column else None
        draft.refusal = {"refusal": refusal, "sheet": "cover" if column else None, "cell": cell}
        return Place("cover", int(cell[1:]), cell) if cell else Place(None, None, None)

    return mutate


def emptied(draft: Draft, types: set[str], required: bool = False) -> tuple[Row, Place]:
    """Empty a cell that was filled, in a column of these types; return the record of it and its place."""
    cells = [
        (sheet.key, row, column.key)
        for sheet in contract.newest().sheets.values() if sheet.key in draft.rows
        for column in sheet.columns if column.type in types and (column.required or not required)
        for row in draft.all(sheet.key, lambda row, key=column.key: row.get(key) is not None)
    ]  # fmt: skip
    sheet, row, key = draft.rng.choice(cells)
    row[key], draft.recount = None, False
    place = draft.at(sheet, row, key)
    return {"sheet": sheet, "source_row": place.source_row, "column_key": key}, place


def unreadable(reason: str, types: set[str]) -> Mutate:
    def mutate(draft: Draft) -> Place:
        record, place = emptied(draft, types)
        draft.unreadable.append(record | {"typed": "?", "reason": reason})
        return place

    return mutate


def noted(*notes: str) -> Mutate:
    def mutate(draft: Draft) -> Place:
        sheet, note, first = draft.rng.choice(list(draft.rows)), draft.rng.choice(notes), draft.rng.randint(5, 40)
        draft.notes.append({"sheet": sheet, "note": note, "first_row": first, "last_row": first + 1, "count": 2})
        return Place(sheet, None if note in ("macros", "unknown_sheet", "letters") else first, None)

    return mutate


for _rule_id, (_refusal, _column) in COVER.items():
    breaks(_rule_id, *ALL_YEARS)(refused(_refusal, _column))
for _rule_id, _refusal in WHOLE.items():
    breaks(_rule_id, *ALL_YEARS)(refused(_refusal, None))
for _rule_id, (_reason, _types) in UNREADABLE.items():
    breaks(_rule_id, *ALL_YEARS)(unreadable(_reason, _types))
for _rule_id, _notes in NOTES.items():
    breaks(_rule_id, *ALL_YEARS)(noted(*_notes))


@breaks("HS-012", *ALL_YEARS)
def code_of_another(draft: Draft) -> Place:
    sheet = draft.rng.choice(("organisation", "collective", "shortcoming"))
    row = draft.pick(sheet)
    draft.put_in_force({sheet: [row]}, code=f"N{draft.code[1:]}")
    return draft.at(sheet, row, ONCE[sheet])


@breaks("HS-102", *ALL_YEARS)
def required_cell_empty(draft: Draft) -> Place:
    record, place = emptied(draft, LIST | {"date", "int", "year"}, required=True)
    draft.blank.append(record)
    return place


@breaks("HS-103", *ALL_YEARS)
def nothing_left_of_it(draft: Draft) -> Place:
    draft.put_in_force()
    for rows in draft.rows.values():
        rows.clear()
    return Place("organisation", None, None)


@breaks("HS-111", *ALL_YEARS)
def key_twice(draft: Draft) -> Place:
    sheet = draft.rng.choice(list(ONCE))
    draft.recount = False
    return draft.at(sheet, draft.add(sheet, dict(draft.pick(sheet))), ONCE[sheet])


@breaks("HS-201", *ALL_YEARS)
def adjustment_without_annual(draft: Draft) -> Place:
    member = draft.pick("member", lambda row: row["level"] == "HTT")
    draft.kind = "adjustment"
    draft.rows = {"adjustment": [{
        "subject_kind": "MEMBER", "subject_code": member["citizen_id"], "name_key": member["name_key"],
        "old_level": "HTT", "new_level": "HT", "decision_no": "7-QĐ", "decision_date": date(draft.year + 1, 9, 20),
    }]}  # fmt: skip
    cell = places("cover")["kind"]
    return Place("cover", int(cell[1:]), cell)


@breaks("HS-113", *ALL_YEARS)
def cover_of_a_day_to_come(draft: Draft) -> Place:
    draft.document_date = date(draft.year + draft.rng.randint(2, 70), 1, 5)
    cell = places("cover")["document_date"]
    return Place("cover", int(cell[1:]), cell)
