"""What breaks the rules on counts: the summary, and the ceilings of excellence."""

from __future__ import annotations

from math import ceil

from tests.mutation.clean import Row
from tests.mutation.draft import ALL_YEARS, Draft, Place, breaks, is_good, is_under

LEVELS = ("htxs", "htt", "ht", "kht")
SINCE_HD_21 = (2022, 2023, 2025)


def declared(draft: Draft) -> Row:
    draft.recount = False
    return draft.pick("declared_total")


@breaks("TH-401", *ALL_YEARS)
def levels_do_not_add_up(draft: Draft) -> Place:
    row = declared(draft)
    # by as much as there are excellent TH-409 supposes another mistake: no group has that many, or gets its first ones
    row[draft.rng.choice(LEVELS if row["htxs"] else LEVELS[1:])] += draft.rng.randint(3, 9)
    return draft.at("declared_total", row, "rated")


@breaks("TH-402", *ALL_YEARS)
def total_does_not_add_up(draft: Draft) -> Place:
    row = declared(draft)
    row["total"] += draft.rng.randint(1, 9)
    return draft.at("declared_total", row, "total")


@breaks("TH-403", *ALL_YEARS)
def reasons_do_not_add_up(draft: Draft) -> Place:
    row = declared(draft)
    row[draft.rng.choice([key for key in row if key.startswith("not_rated_")])] += draft.rng.randint(1, 9)
    return draft.at("declared_total", row, "not_rated")


@breaks("TH-406", *ALL_YEARS)
def summary_is_not_the_list(draft: Draft) -> list[Place]:
    row = declared(draft)
    to = draft.rng.choice([level for level in LEVELS if level != "htt"])
    row["htt"] -= 1
    row[to] += 1  # in one column alone TH-401 would say it
    return [draft.at("declared_total", row, key) for key in ("htt", to)]


@breaks("TH-409", *ALL_YEARS)
def good_include_excellent(draft: Draft) -> Place:
    draft.recount = False
    row = draft.pick("declared_total", lambda row: row["htxs"])
    row["htt"] += row["htxs"]
    return draft.at("declared_total", row, "htt")


@breaks("TH-416", *ALL_YEARS)
def kind_is_not_in_the_summary(draft: Draft) -> Place:
    draft.rows["declared_total"].remove(declared(draft))
    return Place("declared_total", None, None)


def excel(draft: Draft, sheet: str, group: list[Row], widely: bool) -> Place:
    """Make so many of a group excellent that they pass the ceiling, in its strict reading only or in the widest too."""
    rated = [row for row in group if row["level"] in ("HTXS", "HTT")]
    loose = ceil(len(rated) * 0.2)
    excellent = [row for row in rated if row["level"] == "HTXS"]
    more = draft.rng.sample([row for row in rated if is_good(row)], loose + widely - len(excellent))
    for row in more:
        draft.rate(row, "HTXS")
        if row.get("civil_level"):  # no member is above the civil rating
            row["civil_level"] = "HTXS"
    return draft.at(sheet, min(excellent + more, key=lambda row: draft.at(sheet, row, None)), "level")


def members_of_one(draft: Draft) -> list[Row]:
    top = draft.rng.choice(("B", "D"))
    return draft.all("member", lambda row: (row["cell_code"][-1] == "B") == (top == "B"))


def collectives_with_room(draft: Draft) -> list[Row]:
    """Return the collectives, their organisations excellent so that none is above its own."""
    for row in draft.all("organisation", lambda row: not is_under(row)):
        draft.rate(row, "HTXS")
    for row in draft.rows["collective"]:
        row["agency_level"] = None
    return draft.rows["collective"]


@breaks("TL-901", *SINCE_HD_21)
def too_many_members(draft: Draft) -> Place:
    return excel(draft, "member", members_of_one(draft), widely=True)


@breaks("TL-902", *SINCE_HD_21)
def many_members(draft: Draft) -> Place:
    return excel(draft, "member", members_of_one(draft), widely=False)


@breaks("TL-903", *SINCE_HD_21)
def too_many_collectives(draft: Draft) -> Place:
    return excel(draft, "collective", collectives_with_room(draft), widely=True)


@breaks("TL-904", *SINCE_HD_21)
def many_collectives(draft: Draft) -> Place:
    return excel(draft, "collective", collectives_with_room(draft), widely=False)


@breaks("TL-905", *SINCE_HD_21)
def too_many_leaders(draft: Draft) -> Place:
    return excel(draft, "leader", draft.all("leader", lambda row: not row["is_head"]), widely=True)


@breaks("TL-906", *SINCE_HD_21)
def many_leaders(draft: Draft) -> Place:
    return excel(draft, "leader", draft.all("leader", lambda row: not row["is_head"]), widely=False)


@breaks("TL-907", *SINCE_HD_21)
def many_organisations(draft: Draft) -> Place:
    return excel(draft, "organisation", draft.all("organisation", is_under), widely=draft.rng.random() < 0.5)
