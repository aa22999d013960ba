"""What breaks the rules on collectives and their heads."""

from __future__ import annotations

from datetime import date, timedelta

from tests.mutation.clean import Row
from tests.mutation.draft import ALL_YEARS, Draft, Place, breaks

HD_21 = (2022, 2023, 2025)


def led(draft: Draft) -> tuple[Row, Row, Row]:
    """Return a collective, its head and its organisation, all good."""
    collective = draft.pick("collective")
    (head,) = draft.all(
        "leader", lambda row: row["is_head"] and row["collective_code"] == collective["collective_code"]
    )
    (of,) = draft.all("organisation", lambda row: row["organisation_code"] == collective["organisation_code"])
    return collective, head, of


@breaks("LD-201", *ALL_YEARS)
def head_above_the_collective(draft: Draft) -> Place:
    collective, head, _ = led(draft)
    draft.rate(collective, draft.rng.choice(("HT", "KHT")))
    return draft.at("leader", head, "level")


@breaks("LD-202", *HD_21)
def head_above_organisation_or_agency(draft: Draft) -> Place:
    collective, head, of = led(draft)
    draft.rate(collective, None)  # rated, it would be above too, and TT-501 or TT-502 would say so
    if draft.rng.random() < 0.5:
        collective["agency_level"] = draft.rng.choice(("HT", "KHT"))
    else:
        draft.rate(of, draft.rng.choice(("HT", "KHT")))
    return draft.at("leader", head, "level")


@breaks("LD-203", *HD_21)
def head_decided_first(draft: Draft) -> Place:
    collective, head, _ = led(draft)
    head["decision_date"] = collective["decision_date"] - timedelta(days=draft.rng.randint(1, 5))
    return draft.at("leader", head, "decision_date")


@breaks("LD-204", *ALL_YEARS)
def two_heads(draft: Draft) -> list[Place]:
    _, head, _ = led(draft)
    other = draft.pick("leader", lambda row: row["collective_code"] == head["collective_code"] and not row["is_head"])
    other["is_head"] = True
    return [draft.at("leader", row, "is_head") for row in (head, other)]  # either may be the one too many


@breaks("LD-205", *ALL_YEARS)
def leader_of_no_collective(draft: Draft) -> Place:
    leader = draft.pick("leader")
    leader["collective_code"] = f"{draft.code}-X"
    return draft.at("leader", leader, "collective_code")


@breaks("TT-501", *HD_21)
def collective_above_its_organisation(draft: Draft) -> Place:
    collective, head, of = led(draft)
    draft.rate(of, draft.rng.choice(("HT", "KHT")))
    draft.rate(head, of["level"])  # LD-202 is the head's
    return draft.at("collective", collective, "level")


@breaks("TT-502", *HD_21)
def collective_above_its_agency(draft: Draft) -> Place:
    collective, head, _ = led(draft)
    collective["agency_level"] = draft.rng.choice(("HT", "KHT"))
    draft.rate(head, collective["agency_level"])  # LD-202 is the head's
    return draft.at("collective", collective, "level")


@breaks("TT-503")
def good_with_somebody_disciplined(draft: Draft) -> Place:
    collective, _, _ = led(draft)
    leader = draft.pick("leader", lambda row: row["collective_code"] == collective["collective_code"])
    row = draft.rng.choice((collective, leader))
    row |= {"discipline": "CANH_CAO", "discipline_date": draft.rng.choice((None, date(draft.year, 11, 9)))}
    if row is leader:
        draft.rate(leader, "KHT")
    return draft.at("collective", collective, "level")


@breaks("TT-505", 2023)
def disciplined_in_the_year(draft: Draft) -> Place:
    collective = draft.pick("collective")
    collective |= {"discipline": "KHIEN_TRACH", "discipline_date": date(draft.year, 11, 9)}
    return draft.at("collective", collective, "level")


@breaks("LD-209", 2022, 2023)
def leader_disciplined_and_good(draft: Draft) -> Place:
    leader = draft.pick("leader")
    leader |= {"discipline": "KHIEN_TRACH", "discipline_date": draft.rng.choice((None, date(draft.year, 3, 3)))}
    return draft.at("leader", leader, "level")


@breaks("LD-210", 2025)
def disciplined_over_the_post_perhaps(draft: Draft) -> Place:
    leader = draft.pick("leader")
    leader |= {"discipline": "KHIEN_TRACH", "discipline_date": date(draft.year, 3, 3)}
    return draft.at("leader", leader, "level")


@breaks("TT-504", *ALL_YEARS)
def collective_of_no_organisation(draft: Draft) -> Place:
    collective = draft.pick("collective")
    collective["organisation_code"] = f"{draft.code}-X"
    return draft.at("collective", collective, "organisation_code")
