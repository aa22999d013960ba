"""What breaks the rules on the tree of organisations and on what excellence stands on."""

from __future__ import annotations

from datetime import date

from tests.mutation.draft import ALL_YEARS, Draft, Place, breaks, is_good, is_under


def is_top(row: dict[str, object]) -> bool:
    return row["organisation_type"] == "DBCS"


@breaks("TCD-301")
def excellent_on_low_ground(draft: Draft) -> Place:
    top, below = draft.pick("organisation", is_top), draft.pick("organisation", is_under)
    draft.rate(top, "HTXS")
    draft.rate(below, draft.rng.choice(("HT", "KHT")))  # one of two or three: less than 80 % are good
    return draft.at("organisation", top, "level")


@breaks("TCD-302")
def excellent_beside_a_fair_government(draft: Draft) -> Place:
    row = draft.pick("organisation")
    key = draft.rng.choice(("government_level", "unions_level"))
    draft.rate(row, "HTXS")
    row[key] = draft.rng.choice(("HT", "KHT"))
    return draft.at("organisation", row, key)


@breaks("TCD-303", 2025)
def excellent_with_somebody_disciplined(draft: Draft) -> Place:
    top = draft.pick("organisation", is_top)
    below = draft.pick("organisation", is_under)
    leader = draft.pick("leader", lambda row: row["collective_code"].startswith(top["organisation_code"]))
    draft.rate(top, "HTXS")
    draft.rng.choice((below, leader)).update(discipline="KHIEN_TRACH", discipline_date=date(draft.year, 4, 1))
    return draft.at("organisation", top, "level")


@breaks("TCD-304", 2023)
def many_disciplined_below(draft: Draft) -> Place:
    below = draft.pick("organisation", is_under)  # one of two or three
    below.update(discipline="CANH_CAO", discipline_date=date(draft.year, 4, 1))
    return draft.at("organisation", draft.pick("organisation", is_top), "level")


@breaks("TCD-311", *ALL_YEARS)
def parent_unknown(draft: Draft) -> Place:
    row = draft.pick("organisation")
    row["parent_code"] = f"{draft.code}-X"
    return draft.at("organisation", row, "parent_code")


@breaks("TCD-312", *ALL_YEARS)
def parent_of_the_wrong_type(draft: Draft) -> Place:
    row = draft.pick("organisation", lambda row: not is_top(row))
    row["parent_code"] = draft.code if is_under(row) else f"{draft.code}-D"
    return draft.at("organisation", row, "parent_code")


@breaks("TCD-313", *ALL_YEARS)
def no_parent(draft: Draft) -> Place:
    row = draft.pick("organisation", is_under)
    row["parent_code"] = None
    return draft.at("organisation", row, "parent_code")


@breaks("TCD-314", *ALL_YEARS)
def under_itself(draft: Draft) -> Place:
    row = draft.pick("organisation")
    row["parent_code"] = row["organisation_code"]
    return draft.at("organisation", row, "parent_code")


@breaks("TCD-315", *ALL_YEARS)
def cell_without_members(draft: Draft) -> Place:
    cells = draft.all("organisation", lambda row: not is_top(row))
    empty, other = draft.rng.sample(cells, 2)
    for member in draft.rows["member"]:
        if member["cell_code"] == empty["organisation_code"]:
            member["cell_code"] = other["organisation_code"]
    return draft.at("organisation", empty, "organisation_code")


@breaks("TCD-316", *ALL_YEARS)
def cell_unknown(draft: Draft) -> Place:
    member = draft.pick("member", is_good)
    member["cell_code"] = f"{draft.code}-X"
    return draft.at("member", member, "cell_code")


@breaks("TCD-317", *ALL_YEARS)
def cell_is_no_cell(draft: Draft) -> Place:
    member = draft.pick("member", is_good)
    member["cell_code"] = f"{draft.code}-D"
    return draft.at("member", member, "cell_code")


@breaks("TCD-318", *ALL_YEARS)
def no_organisations(draft: Draft) -> Place:
    draft.rows["organisation"].clear()
    return Place("organisation", None, None)
