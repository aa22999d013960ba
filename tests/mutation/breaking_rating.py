"""What breaks the rules that hold for every rated row: organisations, members, collectives and leaders."""

from __future__ import annotations

from datetime import date, timedelta

from tests.mutation.clean import Row
from tests.mutation.draft import ALL_YEARS, Draft, Place, breaks, is_good

RATED = ("organisation", "member", "collective", "leader")
SINCE_HD_21 = (2022, 2023, 2025)


def good(draft: Draft, *sheets: str) -> tuple[str, Row]:
    """Return a good row of any of the sheets."""
    sheet = draft.rng.choice(sheets or RATED)
    return sheet, draft.pick(sheet, is_good)


@breaks("XL-101", *SINCE_HD_21)
def level_and_reason(draft: Draft) -> Place:
    sheet, row = good(draft)
    row["not_rated_reason"] = draft.rng.choice(("MIEN", "DINH_CHI", "CHUA_KIEM_DIEM", "KHAC"))
    return draft.at(sheet, row, "level")


@breaks("XL-102", *ALL_YEARS)
def neither_level_nor_reason(draft: Draft) -> Place:
    sheet, row = good(draft)
    row |= {"level": None, "points": None}
    return draft.at(sheet, row, "level")


@breaks("XL-103", *ALL_YEARS)
def share_of_one(draft: Draft) -> Place:
    sheet, row = good(draft)
    row["target_pct"] = draft.rng.choice((1, 0.95, 9500))
    return draft.at(sheet, row, "target_pct")


@breaks("XL-104", 2025)
def points_below_the_level(draft: Draft) -> Place:
    sheet, row = good(draft)
    row["points"] = draft.rng.randint(0, 69)
    return draft.at(sheet, row, "points")


@breaks("XL-105", 2025)
def points_above_the_level(draft: Draft) -> Place:
    sheet, row = good(draft)
    row["points"] = draft.rng.randint(90, 100)
    return draft.at(sheet, row, "points")


@breaks("XL-106", 2025)
def points_outside(draft: Draft) -> Place:
    sheet, row = good(draft)
    row["points"] = draft.rng.choice((-1, 101, 850))
    return draft.at(sheet, row, "points")


@breaks("XL-110", 2022, 2023)
def half_of_the_targets_missed(draft: Draft) -> Place:
    sheet, row = good(draft)
    row["target_pct"] = draft.rng.choice((0, 3, 25, 49.9))
    return draft.at(sheet, row, "level")


@breaks("XL-111", *SINCE_HD_21)
def rated_but_not_reviewed(draft: Draft) -> Place:
    sheet, row = good(draft)
    row["review_date"] = None
    return draft.at(sheet, row, "review_date")


@breaks("XL-112", *SINCE_HD_21)
def reviewed_after_the_decision(draft: Draft) -> Place:
    sheet, row = good(draft)
    row["review_date"] = row["decision_date"] + timedelta(days=draft.rng.randint(1, 15))
    return draft.at(sheet, row, "review_date")


@breaks("XL-113", *ALL_YEARS)
def day_of_another_year(draft: Draft) -> Place:
    sheet, row = good(draft)
    key = draft.rng.choice(("review_date", "decision_date"))
    row[key] = date(draft.year - 1, draft.rng.randint(1, 12), 20)
    return draft.at(sheet, row, key)


@breaks("XL-114", *ALL_YEARS)
def level_without_decision(draft: Draft) -> Place:
    sheet, row = good(draft, "member", "collective", "leader")
    row[draft.rng.choice(("decision_no", "decision_date"))] = None
    return draft.at(sheet, row, "decision_no")


@breaks("XL-115", *ALL_YEARS)
def changed_without_a_new_decision(draft: Draft) -> Place:
    draft.put_in_force()
    sheet = draft.rng.choice(("organisation", "member", "leader"))
    row = draft.pick(sheet, lambda row: is_good(row) and row.get("organisation_type", "CBTT") == "CBTT")
    draft.rate(row, draft.rng.choice(("HT", "KHT")))
    return draft.at(sheet, row, "level")


@breaks("XL-116", *SINCE_HD_21)
def violation_counted_again(draft: Draft) -> Place:
    sheet = draft.rng.choice(RATED)
    row = draft.pick(sheet, lambda row: is_good(row) and row.get("organisation_type", "CBTT") == "CBTT")
    draft.rate(row, "KHT")
    row["violation_id"] = f"{draft.code}-V1"
    if sheet == "collective":
        for head in draft.all("leader", lambda other: other["collective_code"] == row["collective_code"]):
            draft.rate(head, "KHT")  # no head is above the collective
    draft.put_in_force({sheet: [row]}, year=draft.year - draft.rng.randint(1, 2))
    return draft.at(sheet, row, "violation_id")


@breaks("XL-117", *ALL_YEARS)
def discipline_of_another_kind(draft: Draft) -> Place:
    sheet, row = good(draft)
    is_person = sheet in ("member", "leader")
    row["discipline"] = "GIAI_TAN" if is_person else draft.rng.choice(("CACH_CHUC", "KHAI_TRU"))
    row["discipline_date"] = date(draft.year - 1, 6, 1)  # of this year other rules would count it
    return draft.at(sheet, row, "discipline")


def after_the_file(draft: Draft) -> date:
    return date(draft.year + draft.rng.randint(2, 70), draft.rng.randint(1, 12), 20)


@breaks("XL-118", *ALL_YEARS)
def decided_in_the_future(draft: Draft) -> Place:
    sheet, row = good(draft)
    is_young = sheet == "member" and draft.year < 2023  # since 2023 DV-108 answers too
    key = draft.rng.choice(("decision_date", "discipline_date", *(("admission_date",) if is_young else ())))
    row[key] = after_the_file(draft)
    if key == "discipline_date":
        row["discipline"] = "CANH_CAO"
    return draft.at(sheet, row, key)


@breaks("XL-119", *ALL_YEARS)
def done_in_the_future(draft: Draft) -> Place:
    sheet, key = draft.rng.choice(
        (("member", "review_date"), ("member", "official_date"), ("leader", "birth_date"), ("dossier", "done_date"),
         ("suggested_review", "review_date"), ("suggested_review", "document_date"), ("shortcoming", "done_date"))
    )  # fmt: skip
    row = draft.pick(sheet)
    row[key] = after_the_file(draft)
    return draft.at(sheet, row, key)


@breaks("XL-120", *ALL_YEARS)
def day_of_another_time(draft: Draft) -> Place:
    sheet, key, day = draft.rng.choice(
        (("member", "civil_date", date(draft.year - 1, 12, 5)), ("leader", "birth_date", date(draft.year - 17, 1, 1)),
         ("organisation", "discipline_date", date(draft.year - 2, 6, 1)),
         ("suggested_review", "document_date", date(draft.year - 2, 12, 31)))
    )  # fmt: skip
    row = draft.pick(sheet)
    row[key] = day
    return draft.at(sheet, row, key)


@breaks("XL-121", *ALL_YEARS)
def disciplined_on_no_day(draft: Draft) -> Place:
    member = draft.pick("member", lambda row: is_good(row) and draft.leads_nothing(row))
    draft.rate(member, "KHT")
    member["discipline"] = "CANH_CAO"
    return draft.at("member", member, "discipline_date")


@breaks("XL-122", *ALL_YEARS)
def day_of_no_discipline(draft: Draft) -> Place:
    sheet, row = good(draft)
    row |= draft.rng.choice(({"discipline_date": date(draft.year, 6, 1)}, {"violation_id": f"{draft.code}-V2"}))
    return draft.at(sheet, row, "discipline")
