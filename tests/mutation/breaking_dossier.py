"""What breaks the rules on dossiers, suggested reviews and shortcomings."""

from __future__ import annotations

from datetime import date, timedelta

from tests.mutation.clean import Row
from tests.mutation.draft import ALL_YEARS, Draft, Place, breaks


def step(draft: Draft, kind: str) -> Row:
    return draft.pick("dossier", lambda row: row["step"] == kind)


def dropped(draft: Draft, kind: str) -> Place:
    """Drop the step of one organisation; the answer stands at its code."""
    row = step(draft, kind)
    draft.rows["dossier"].remove(row)
    (of,) = draft.all("organisation", lambda other: other["organisation_code"] == row["organisation_code"])
    return draft.at("organisation", of, "organisation_code")


@breaks("QT-801", *ALL_YEARS)
def no_decision(draft: Draft) -> Place:
    return dropped(draft, "QUYET_DINH")


@breaks("QT-802", *ALL_YEARS)
def decision_without_number_or_date(draft: Draft) -> Place:
    row, key = step(draft, "QUYET_DINH"), draft.rng.choice(("document_no", "done_date"))
    row[key] = None
    return draft.at("dossier", row, key)


@breaks("QT-803", *ALL_YEARS)
def step_before_the_last_one(draft: Draft) -> Place:
    row = step(draft, draft.rng.choice(("THAM_DINH", "BO_PHIEU", "QUYET_DINH")))
    row["done_date"] -= timedelta(days=draft.rng.choice((5, 6, 7)))
    return draft.at("dossier", row, "done_date")


@breaks("QT-804", *ALL_YEARS)
def no_vote(draft: Draft) -> Place:
    return dropped(draft, "BO_PHIEU")


@breaks("QT-805", *ALL_YEARS)
def vote_without_count(draft: Draft) -> Place:
    row, key = step(draft, "BO_PHIEU"), draft.rng.choice(("votes_for", "votes_total"))
    row[key] = None
    return draft.at("dossier", row, key)


@breaks("QT-806", *ALL_YEARS)
def too_few_votes(draft: Draft) -> Place:
    row = step(draft, "BO_PHIEU")
    row["votes_for"] = row["votes_total"] // 2 - draft.rng.randint(0, 2)
    return draft.at("dossier", row, "votes_for")


@breaks("QT-807", *ALL_YEARS)
def more_votes_than_voters(draft: Draft) -> Place:
    row = step(draft, "BO_PHIEU")
    row["votes_for"] = draft.rng.choice((row["votes_total"] + draft.rng.randint(1, 9), -1))
    return draft.at("dossier", row, "votes_for")


@breaks("QT-808", *ALL_YEARS)
def no_announcement(draft: Draft) -> Place:
    if draft.rng.random() < 0.5:
        return dropped(draft, "THONG_BAO")
    row = step(draft, "THONG_BAO")
    row["done_date"] = None
    return draft.at("dossier", row, "done_date")


@breaks("QT-809", *ALL_YEARS)
def announced_before_decided(draft: Draft) -> Place:
    row = step(draft, "THONG_BAO")
    row["done_date"] -= timedelta(days=draft.rng.randint(5, 90))
    return draft.at("dossier", row, "done_date")


@breaks("QT-810", *ALL_YEARS)
def step_of_another_year(draft: Draft) -> Place:
    early = draft.rng.random() < 0.5
    row = step(draft, "TU_KIEM_DIEM" if early else "THONG_BAO")
    row["done_date"] = date(draft.year - 1 if early else draft.year + 2, draft.rng.randint(1, 12), 28)
    draft.received_on = None if early else date(draft.year + 3, 1, 5)
    return draft.at("dossier", row, "done_date")


@breaks("QT-811", *ALL_YEARS)
def step_of_nobody(draft: Draft) -> Place:
    row = step(draft, "TU_KIEM_DIEM")  # no rule asks for this step
    row["organisation_code"] = f"{draft.code}-X"
    return draft.at("dossier", row, "organisation_code")


@breaks("GY-701", *ALL_YEARS)
def collective_without_code(draft: Draft) -> Place:
    row = draft.pick("suggested_review")
    row["subject_code"] = draft.rng.choice((None, "049060001001"))
    return draft.at("suggested_review", row, "subject_code")


@breaks("GY-702", *ALL_YEARS)
def person_without_number(draft: Draft) -> Place:
    row = draft.pick("suggested_review")
    row |= {"subject_kind": "LEADER", "subject_code": None, "name_key": draft.pick("leader")["name_key"]}
    return draft.at("suggested_review", row, "subject_code")


@breaks("GY-703", *ALL_YEARS)
def not_reviewed(draft: Draft) -> Place:
    row = draft.pick("suggested_review")
    row |= {"review_date": None, "outcome": draft.rng.choice((None, "CHUA"))}
    return draft.at("suggested_review", row, "review_date")


@breaks("KP-901", *ALL_YEARS)
def found_after_the_year(draft: Draft) -> Place:
    row = draft.pick("shortcoming")
    row |= {"found_year": draft.year + draft.rng.randint(1, 3), "due_date": None, "done_date": None, "status": "CHUA"}
    return draft.at("shortcoming", row, "found_year")


@breaks("KP-902", *ALL_YEARS)
def done_day_of_what_is_not_done(draft: Draft) -> Place:
    row = draft.pick("shortcoming")
    row["status"] = draft.rng.choice(("CHUA", "DANG"))
    return draft.at("shortcoming", row, "status")


@breaks("KP-903", *ALL_YEARS)
def done_on_no_day(draft: Draft) -> Place:
    row = draft.pick("shortcoming")
    row |= {"done_date": None, "status": draft.rng.choice(("XONG", "XAC_NHAN"))}
    return draft.at("shortcoming", row, "done_date")


@breaks("KP-904", *ALL_YEARS)
def mended_before_found(draft: Draft) -> Place:
    row, key = draft.pick("shortcoming"), draft.rng.choice(("due_date", "done_date"))
    row[key] = date(row["found_year"] - draft.rng.randint(1, 3), 6, 1)
    return draft.at("shortcoming", row, key)


@breaks("QT-812", *ALL_YEARS)
def organisation_without_decision(draft: Draft) -> Place:
    draft.rows["dossier"] = []
    row = draft.pick("organisation")
    row[draft.rng.choice(("decision_no", "decision_date"))] = None
    return draft.at("organisation", row, "decision_no")


@breaks("GY-704", *ALL_YEARS)
def reviewed_and_not(draft: Draft) -> Place:
    row = draft.pick("suggested_review")
    row["outcome"] = "CHUA"
    return draft.at("suggested_review", row, "outcome")


@breaks("GY-705", *ALL_YEARS)
def suggested_to_nobody(draft: Draft) -> Place:
    row = draft.pick("suggested_review")
    row["subject_code"] = f"{draft.code}-X"
    return draft.at("suggested_review", row, "subject_code")
