"""What breaks the rules on what a right correction leaves behind: ceilings, standards, heads above collectives."""

from __future__ import annotations

from datetime import date

from tests.mutation.breaking_correction import corrected
from tests.mutation.draft import ALL_YEARS, Draft, Place, breaks, is_good, is_under

SINCE_HD_21 = (2022, 2023, 2025)


@breaks("DC-611", *SINCE_HD_21)
def too_many_members_after(draft: Draft) -> Place:
    group = draft.all("member", lambda row: row["cell_code"][-1] == "B")
    for row in [row for row in group if is_good(row)][5:]:
        draft.rate(row, "HT")
    row = draft.rng.choice([row for row in group if is_good(row)])  # one excellent of five good: no room left
    row |= {"is_civil_servant": False, "civil_level": None, "civil_date": None}  # nothing to stand above
    return draft.at("adjustment", corrected(draft, "member", row, draft.rng.choice(("HTXS", "HT", None))), "new_level")


@breaks("DC-612", *SINCE_HD_21)
def too_many_collectives_after(draft: Draft) -> Place:
    return draft.at("adjustment", corrected(draft, "collective", draft.pick("collective"), "HTXS"), "new_level")


@breaks("DC-613", *SINCE_HD_21)
def too_many_leaders_after(draft: Draft) -> Place:
    head = draft.pick("leader", lambda row: row["is_head"])  # of two or so: one may not be excellent
    return draft.at("adjustment", corrected(draft, "leader", head, "HTXS"), "new_level")


@breaks("DC-614", *SINCE_HD_21)
def too_many_organisations_after(draft: Draft) -> Place:
    return draft.at("adjustment", corrected(draft, "organisation", draft.pick("organisation"), "HTXS"), "new_level")


@breaks("DC-615")
def standard_lost(draft: Draft) -> Place:
    top = draft.pick("organisation", lambda row: row["organisation_type"] == "DBCS")
    draft.rate(top, "HTXS")
    row = corrected(draft, "organisation", draft.pick("organisation", is_under), draft.rng.choice(("HT", "KHT")))
    return draft.at("adjustment", row, "new_level")


@breaks("DC-616", *ALL_YEARS)
def head_left_above(draft: Draft) -> Place:
    row = corrected(draft, "collective", draft.pick("collective"), draft.rng.choice(("HT", "KHT")))
    return draft.at("adjustment", row, "new_level")


@breaks("DC-619", *ALL_YEARS)
def raised_above_the_civil_rating(draft: Draft) -> Place:
    member = draft.pick("member", is_good)
    member |= {"is_civil_servant": True, "civil_level": "HTT", "civil_date": date(draft.year, 12, 5)}
    return draft.at("adjustment", corrected(draft, "member", member, "HTXS"), "new_level")


@breaks("DC-621", 2022)
def raised_above_a_civil_failure(draft: Draft) -> Place:
    member = draft.pick("member", is_good)
    member |= {"is_civil_servant": True, "civil_level": "KHT", "civil_date": date(draft.year, 12, 5)}
    draft.rate(member, "KHT")
    return draft.at("adjustment", corrected(draft, "member", member, "HT"), "new_level")


@breaks("DC-617", *SINCE_HD_21)
def head_left_above_organisation(draft: Draft) -> Place:
    above = draft.pick("organisation", lambda row: not is_under(row))
    return draft.at("adjustment", corrected(draft, "organisation", above, draft.rng.choice(("HT", "KHT"))), "new_level")


@breaks("DC-618", *SINCE_HD_21)
def collective_left_above(draft: Draft) -> Place:
    above = draft.pick("organisation", lambda row: not is_under(row))
    return draft.at("adjustment", corrected(draft, "organisation", above, draft.rng.choice(("HT", "KHT"))), "new_level")
