"""What breaks the rules on members: civil ratings, who is rated, the dates of a life."""

from __future__ import annotations

from datetime import date, timedelta

from tests.mutation.clean import Row
from tests.mutation.draft import ALL_YEARS, Draft, Place, breaks, is_good
from tests.mutation.persons import citizen_id

CIVIL_YEARS = (2022, 2023, 2025)


def civil(draft: Draft) -> Row:
    """Return a good member, made a civil servant who was rated good in time."""
    member = draft.pick("member", is_good)
    member |= {"is_civil_servant": True, "civil_level": "HTT", "civil_date": date(draft.year, 12, 5)}
    return member


@breaks("DV-101", *ALL_YEARS)
def above_the_civil_rating(draft: Draft) -> Place:
    member = civil(draft)
    may_fail = draft.year not in range(2019, 2023)  # DV-102 answers for these years
    member["civil_level"] = draft.rng.choice(("HT", "KHT") if may_fail else ("HT",))
    return draft.at("member", member, "level")


@breaks("DV-102")
def failed_as_a_civil_servant(draft: Draft) -> Place:
    member = civil(draft)
    member["civil_level"] = "KHT"
    return draft.at("member", member, "level")


@breaks("DV-103", *CIVIL_YEARS)
def long_absent_and_good(draft: Draft) -> Place:
    member = civil(draft)
    member["absent_months"] = draft.rng.randint(3, 5)
    return draft.at("member", member, "level")


@breaks("DV-104", *CIVIL_YEARS)
def civil_rating_too_late(draft: Draft) -> Place:
    member = civil(draft)
    member["civil_date"] = date(draft.year, 12, draft.rng.randint(15, 31))
    return draft.at("member", member, "civil_date")


@breaks("DV-105", *ALL_YEARS)
def civil_rating_of_no_civil_servant(draft: Draft) -> Place:
    member = civil(draft)
    member["is_civil_servant"] = draft.rng.choice((None, False))
    return draft.at("member", member, "is_civil_servant")


@breaks("DV-107")
def suspended_from_the_committee_only(draft: Draft) -> Place:
    member = draft.pick("member", lambda row: row["level"] is None and not row["is_temporary"])
    member |= {
        "is_committee_suspended": True,
        "not_rated_reason": draft.rng.choice(("DINH_CHI", "CHUA_KIEM_DIEM", "KHAC")),
    }
    return draft.at("member", member, "not_rated_reason")


@breaks("DV-108", 2023, 2025)
def rated_too_soon(draft: Draft) -> Place:
    member = draft.pick("member", is_good)
    member |= {"admission_date": date(draft.year, draft.rng.randint(7, 12), 2), "official_date": None}
    return draft.at("member", member, "level")


@breaks("DV-109", *ALL_YEARS)
def guest_with_a_level(draft: Draft) -> Place:
    guest = draft.pick("member", lambda row: row["is_temporary"])
    draft.rate(guest, "HTT")
    return draft.at("member", guest, "level")


@breaks("DV-116", *ALL_YEARS)
def admitted_under_age(draft: Draft) -> Place:
    member = draft.pick("member")
    member["admission_date"] = member["birth_date"].replace(year=member["birth_date"].year + draft.rng.randint(16, 17))
    return draft.at("member", member, "birth_date")


@breaks("DV-117", *ALL_YEARS)
def older_than_anybody(draft: Draft) -> Place:
    member = draft.pick("member", lambda row: row["is_temporary"])  # who is no leader
    born = date(draft.year - draft.rng.randint(111, 115), 3, 4)
    if draft.rng.random() < 0.5:  # young in years of war
        born = date(1957, 3, 4)
        member |= {"admission_date": date(1973, 4, 5), "official_date": date(1974, 4, 5)}
    member |= {"birth_date": born, "citizen_id": citizen_id(member["sex"], born, member["card_no"][2:])}
    return draft.at("member", member, "birth_date")


@breaks("DV-118", *ALL_YEARS)
def official_before_admitted(draft: Draft) -> Place:
    member = draft.pick("member")
    member["official_date"] = member["admission_date"] - timedelta(days=draft.rng.randint(1, 900))
    return draft.at("member", member, "official_date")


@breaks("DV-119", *CIVIL_YEARS)
def disciplined_and_good(draft: Draft) -> Place:
    member = draft.pick("member", lambda row: is_good(row) and draft.leads_nothing(row))
    form = draft.rng.choice(("KHIEN_TRACH", "CANH_CAO", "CACH_CHUC", "KHAI_TRU"))
    member |= {"discipline": form, "discipline_date": date(draft.year, draft.rng.randint(1, 12), 9)}
    return draft.at("member", member, "level")


@breaks("DV-106", *CIVIL_YEARS)
def civil_servant_without_rating(draft: Draft) -> Place:
    member = civil(draft)
    member |= {"civil_level": None, "civil_date": None}
    return draft.at("member", member, "civil_level")
