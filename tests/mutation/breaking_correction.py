"""What breaks the rules on corrections: an annual in force, and an adjustment of one of its rows."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

from tests.mutation.clean import Row
from tests.mutation.draft import ALL_YEARS, Draft, Place, breaks, is_good
from tests.mutation.landing import File

CODES = {"organisation": "organisation_code", "collective": "collective_code"}


def corrected(draft: Draft, sheet: str, row: Row, new_level: str | None, old_level: str | None = None) -> Row:
    """Put the committee's rows in force and make its file a right correction of one of them; return its row."""
    if draft.kind == "annual":
        draft.put_in_force()
        draft.kind, draft.rows = "adjustment", {"adjustment": []}
    own = {key: row.get(key) for key in ("card_no", "file_no", "name_key", "birth_date")}
    code = {"subject_code": row[CODES[sheet]]} if sheet in CODES else own | {"subject_code": row["citizen_id"]}
    post = {"collective_code": row["collective_code"]} if sheet == "leader" else {}
    return draft.add("adjustment", code | post | {
        "subject_kind": sheet.upper(), "subject_name": "Tên", "old_level": old_level or row["level"],
        "new_level": new_level, "reason": "RA_SOAT", "decision_no": "7-QĐ", "decision_date": date(draft.year + 1, 9, 20),
    })  # fmt: skip


def lowered(draft: Draft) -> Row:
    """Return a right correction of any good row that no other row depends on."""
    sheet = draft.rng.choice(("organisation", "member", "leader"))
    row = draft.pick(sheet, lambda row: is_good(row) and row.get("organisation_type", "CBTT") == "CBTT")
    return corrected(draft, sheet, row, draft.rng.choice(("HT", "KHT")))


def good_member(draft: Draft) -> Row:
    return draft.pick("member", is_good)


@breaks("DC-601", *ALL_YEARS)
def subject_unknown(draft: Draft) -> Place:
    row = lowered(draft)
    row |= {"subject_code": f"{draft.code}-X", "card_no": None, "file_no": None}
    return draft.at("adjustment", row, "subject_code")


@breaks("DC-602", *ALL_YEARS)
def post_not_named(draft: Draft) -> Place:
    first, second = draft.rows["collective"]
    leader = draft.pick("leader", lambda row: row["collective_code"] == first["collective_code"])
    draft.add("leader", leader | {"collective_code": second["collective_code"], "is_head": False})
    row = corrected(draft, "leader", leader, "HT")
    row["collective_code"] = None
    return draft.at("adjustment", row, "collective_code")


@breaks("DC-603", *ALL_YEARS)
def subject_not_rated(draft: Draft) -> Place:
    member = draft.pick("member", lambda row: row["level"] is None and not row["is_temporary"])
    return draft.at("adjustment", corrected(draft, "member", member, "HT", old_level="HTT"), "old_level")


@breaks("DC-604", *ALL_YEARS)
def old_level_not_in_force(draft: Draft) -> Place:
    row = lowered(draft)
    row["old_level"] = draft.rng.choice([level for level in ("HTXS", "HT", "KHT") if level != row["new_level"]])
    return draft.at("adjustment", row, "old_level")


@breaks("DC-605", *ALL_YEARS)
def level_not_changed(draft: Draft) -> Place:
    row = lowered(draft)
    row["new_level"] = row["old_level"]
    return draft.at("adjustment", row, "new_level")


@breaks("DC-606", *ALL_YEARS)
def decided_too_soon(draft: Draft) -> Place:
    row = lowered(draft)
    row["decision_date"] = date(draft.year, 12, draft.rng.randint(1, 17))
    return draft.at("adjustment", row, "decision_date")


@breaks("DC-607", *ALL_YEARS)
def raised(draft: Draft) -> Place:
    member = good_member(draft)
    member |= {"is_civil_servant": False, "civil_level": None, "civil_date": None}  # nothing to stand above
    return draft.at("adjustment", corrected(draft, "member", member, "HTXS"), "new_level")


@breaks("DC-608", *ALL_YEARS)
def subject_twice(draft: Draft) -> Place:
    row = lowered(draft)
    return draft.at("adjustment", draft.add("adjustment", dict(row)), "subject_code")


@breaks("DC-609", *ALL_YEARS)
def numbers_of_two(draft: Draft) -> Place:
    one, other = draft.rng.sample(draft.all("member", is_good), 2)
    row = corrected(draft, "member", one, "HT")
    row |= {key: other[key] for key in draft.rng.choice((("card_no",), ("file_no",), ("card_no", "file_no")))}
    return draft.at("adjustment", row, "subject_code")


@breaks("DC-610", *ALL_YEARS)
def more_corrections_than_rated(draft: Draft) -> Place:
    collectives = draft.rows["collective"]
    cancelled = [corrected(draft, "collective", row, None) for row in collectives]
    earlier = [row | {"decision_date": date(draft.year + 1, 8, 1)} for row in deepcopy(cancelled)]
    draft.beside.append(
        File(draft.code, draft.year, {"adjustment": earlier}, "adjustment", "accepted", date(draft.year + 1, 8, 2))
    )
    draft.rows["adjustment"] = [cancelled[0] | {"old_level": None, "new_level": "HT"}]
    return draft.at("adjustment", draft.rows["adjustment"][0], "subject_kind")


@breaks("DC-620", *ALL_YEARS)
def corrected_without_a_new_decision(draft: Draft) -> Place:
    member = good_member(draft)
    row = corrected(draft, "member", member, draft.rng.choice(("HT", "KHT")))
    row["decision_no"] = member["decision_no"]
    return draft.at("adjustment", row, "decision_no")
