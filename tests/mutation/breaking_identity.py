"""What breaks the rules on who is who: numbers of members and leaders, and their places in lists."""

from __future__ import annotations

from tests.mutation.clean import NUMBERS, Row
from tests.mutation.draft import ALL_YEARS, Draft, Place, breaks
from tests.mutation.persons import person


def official(draft: Draft) -> Row:
    return draft.pick("member", lambda row: not row["is_temporary"])


def numbered(draft: Draft) -> tuple[str, Row]:
    """Return somebody of either list."""
    sheet = draft.rng.choice(("member", "leader"))
    return sheet, draft.pick(sheet)


def stranger(draft: Draft, leader: Row) -> None:
    """Put somebody in the place of a leader who is no member here."""
    new = person(draft.code, 990, draft.rng)
    leader |= {key: new[key] for key in ("full_name", "name_key", "birth_date", *NUMBERS)}


@breaks("DV-110", *ALL_YEARS)
def member_twice(draft: Draft) -> Place:
    twin = draft.add("member", dict(official(draft)))
    lost = draft.rng.sample(NUMBERS, draft.rng.randint(0, 2))
    twin |= dict.fromkeys(lost)
    return draft.at("member", twin, next(key for key in NUMBERS if key not in lost))


@breaks("DV-111", *ALL_YEARS)
def zeros_lost(draft: Draft) -> Place:
    sheet, row = numbered(draft)
    row["citizen_id"] = row["citizen_id"].lstrip("0")
    return draft.at(sheet, row, "citizen_id")


@breaks("DV-112", *ALL_YEARS)
def number_of_another_birth(draft: Draft) -> Place:
    sheet, row = numbered(draft)
    number = row["citizen_id"]
    row["citizen_id"] = number[:4] + f"{(int(number[4:6]) + draft.rng.randint(1, 9)) % 100:02}" + number[6:]
    return draft.at(sheet, row, "citizen_id")


def are_two(one: Row, other: Row) -> bool:
    return one["full_name"] != other["full_name"] and one["birth_date"] != other["birth_date"]


@breaks("DV-113", *ALL_YEARS)
def number_of_somebody_else(draft: Draft) -> Place:
    one = draft.pick("member", lambda row: not row["is_temporary"])
    other = draft.pick("member", lambda row: not row["is_temporary"] and are_two(one, row))
    later = max(one, other, key=draft.rows["member"].index)
    key = draft.rng.choice(("card_no", "file_no"))
    other[key] = one[key]
    return draft.at("member", later, key)


@breaks("DV-114", *ALL_YEARS)
def letter_in_a_number(draft: Draft) -> Place:
    sheet, row = numbered(draft)
    row["citizen_id"] = row["citizen_id"].replace("0", "O", 1)
    return draft.at(sheet, row, "citizen_id")


@breaks("DV-115", *ALL_YEARS)
def member_elsewhere(draft: Draft) -> Place:
    member = official(draft)
    draft.put_in_force({"member": [member]}, code=f"N{draft.code[1:]}")
    number = draft.at("member", member, None).source_row
    return Place("member", number, f"{number}:{number}")  # the whole row: it may be right here


@breaks("DV-120", *ALL_YEARS)
def member_twice_under_other_numbers(draft: Draft) -> Place:
    member = official(draft)
    twin = draft.add("member", dict(member))
    kept = draft.rng.choice(NUMBERS)
    member |= dict.fromkeys(key for key in NUMBERS if key != kept)
    twin[kept] = None
    return draft.at("member", twin, "full_name")


@breaks("LD-206", *ALL_YEARS)
def leader_who_is_no_member(draft: Draft) -> Place:
    leader = draft.pick("leader")
    stranger(draft, leader)
    return draft.at("leader", leader, "citizen_id")


@breaks("LD-207", *ALL_YEARS)
def leader_who_is_a_member_elsewhere(draft: Draft) -> Place:
    leader = draft.pick("leader")
    stranger(draft, leader)
    who = {key: leader[key] for key in ("full_name", "name_key", "birth_date", *NUMBERS)}
    draft.put_in_force({"member": [who | {"is_temporary": False}]}, code=f"N{draft.code[1:]}")
    return draft.at("leader", leader, "citizen_id")


@breaks("LD-208", *ALL_YEARS)
def leader_twice(draft: Draft) -> Place:
    twin = draft.add("leader", draft.pick("leader", lambda row: not row["is_head"]) | {"title": "Phó bí thư"})
    return draft.at("leader", twin, "collective_code")
