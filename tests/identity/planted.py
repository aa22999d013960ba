"""Planted errors: from a landed sample province to one in which people mistyped who is who, and the truth beside it.

Every fault is one that committees make: numbers missing, without their zeros or with a digit wrong; marks and order of a
name; day and month; 1 January for an unknown day; a move to another committee; twins.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date

import numpy as np
import polars as pl

from database.connection import connect
from ingestion.text import name_key
from xeploai.sample.chance import stream

_MEMBERS = """
select member.submission_id, member.source_row, submission.committee_code, submission.rating_year, submission.file_name,
    member.full_name, member.birth_date, member.admission_date, member.sex, member.citizen_id, member.card_no,
    member.file_no, member.cell_code
from landing.member
inner join landing.submission using (submission_id)
where submission.kind = 'annual' and member.is_temporary is not true
order by 1, 2
"""
_CHANGED = """
update landing.member
set full_name = changed.full_name, name_key = changed.name_key, birth_date = changed.birth_date,
    admission_date = changed.admission_date, citizen_id = changed.citizen_id, card_no = changed.card_no,
    file_no = changed.file_no, cell_code = changed.cell_code, submission_id = changed.to_id, source_row = changed.to_row
from changed
where member.submission_id = changed.submission_id and member.source_row = changed.source_row
"""
_MOVED_TO = 50_000  # rows of people who moved are added below the others
Row = dict[str, object]


def plant(truth: pl.DataFrame, seed: int = 1, share: float = 0.15) -> pl.DataFrame:
    """Plant errors in this share of the second year's member rows, and twins in both years; return the new truth."""
    rng = stream(seed, "planted")
    with connect() as connection:
        cursor = connection.execute(_MEMBERS)
        names = [column.name for column in cursor.description or ()]
        members = pl.DataFrame(cursor.fetchall(), schema=names, orient="row", infer_schema_length=None)
    place = ["committee_code", "rating_year", "file_name", "source_row"]
    known = truth.filter((pl.col("sheet") == "member") & (pl.col("kind") == "annual"))
    people = members.join(known.select(*place, "true_person"), on=place).sort("submission_id", "source_row")
    first, second = (people.filter(pl.col("rating_year") == year) for year in (2021, 2022))
    elsewhere = truth.filter(pl.col("sheet") != "member")["true_person"].unique()
    changed, twins = _twins(
        first, second.filter(~pl.col("true_person").is_in(elsewhere.to_list())), max(2, len(second) // 2000)
    )
    again = second.join(first, on="true_person", how="semi").filter(~pl.col("true_person").is_in(twins))
    chosen = rng.permutation(len(again))[: int(len(again) * share)]
    others = second.group_by("submission_id").agg(pl.col("cell_code").first(), pl.col("committee_code").first())
    places = others.sort("submission_id").to_dicts()
    changed += [_mistyped(row, rng, places, number) for number, row in enumerate(again[np.sort(chosen)].to_dicts())]
    _write(changed)
    return _moved(truth, changed, place)


def _twins(first: pl.DataFrame, second: pl.DataFrame, count: int) -> tuple[list[Row], list[int]]:
    """Make neighbours in a cell twins in both years; in the second year one of them has a digit wrong in each number."""
    both = second.join(first, on=["true_person", "cell_code", "full_name"], how="semi").filter(
        pl.col("citizen_id").is_not_null() & pl.col("card_no").is_not_null()
    )
    pairs = both.group_by("cell_code", "sex", maintain_order=True).agg(pl.col("true_person").head(2))
    chosen = pairs.filter(pl.col("true_person").list.len() == 2)["true_person"].to_list()[:count]
    changed = []
    for one, other in chosen:
        for frame in (first, second):
            elder = frame.row(by_predicate=pl.col("true_person") == one, named=True)
            younger = frame.row(by_predicate=pl.col("true_person") == other, named=True)
            family, given = elder["full_name"].rsplit(" ", 1)
            younger |= {"full_name": f"{family} {'Hà' if given == 'Hải' else 'Hải'}", "birth_date": elder["birth_date"]}
            younger |= {"admission_date": elder["admission_date"]}
            if frame is second:
                younger |= {"citizen_id": _next(elder["citizen_id"]), "card_no": _next(elder["card_no"])}
            changed.append(younger)
    return changed, [person for pair in chosen for person in pair]


def _mistyped(row: Row, rng: np.random.Generator, places: list[Row], number: int) -> Row:
    row = dict(row)
    if rng.random() < 0.25:
        place = places[rng.integers(len(places))]
        if place["committee_code"] != row["committee_code"]:
            row |= {"cell_code": place["cell_code"], "to_id": place["submission_id"], "to_row": _MOVED_TO + number}
            row |= {"to_committee": place["committee_code"], "file_no": f"9{number:05d}"}
    for column, faults in _FAULTS.items():
        value, chance = row[column], rng.random()
        for share, fault in faults:
            if value is not None and chance < share:
                row[column] = fault(value, rng)
                break
            chance -= share
    return row


def _gone(value: object, rng: np.random.Generator) -> None:
    return None


def _without_zeros(number: str, rng: np.random.Generator) -> str:
    return number.lstrip("0")


def _digit(number: str, rng: np.random.Generator) -> str:
    place = int(rng.integers(len(number)))
    return number[:place] + str((int(number[place]) + int(rng.integers(1, 10))) % 10) + number[place + 1 :]


def _next(number: str) -> str:
    return number[:-1] + str((int(number[-1]) + 1) % 10)


def _without_marks(name: str, rng: np.random.Generator) -> str:
    marks = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return "".join(mark for mark in marks if not unicodedata.combining(mark))


def _other_tone(name: str, rng: np.random.Generator) -> str:
    """Lose the marks of the last word only."""
    rest, _, last = name.rpartition(" ")
    return f"{rest} {_without_marks(last, rng)}"


def _swapped(name: str, rng: np.random.Generator) -> str:
    words = name.split()
    words[-2:] = words[:-3:-1]
    return " ".join(words)


def _letter_lost(name: str, rng: np.random.Generator) -> str:
    place = int(rng.integers(1, len(name) - 1))
    return name[:place] + name[place + 1 :] if name[place] != " " else name


def _swap(day: date, rng: np.random.Generator) -> date:
    return date(day.year, day.day, day.month) if day.day <= 12 else day


def _new_year(day: date, rng: np.random.Generator) -> date:
    return date(day.year, 1, 1)


def _other_day(day: date, rng: np.random.Generator) -> date:
    return day.replace(day=day.day + 1 if day.day % 10 < 8 and day.day < 28 else day.day - 1)


_FAULTS: dict[str, list[tuple[float, Callable[..., object]]]] = {
    "citizen_id": [(0.35, _gone), (0.35, _digit), (0.15, _without_zeros)],
    "card_no": [(0.5, _gone), (0.25, _digit)],
    "file_no": [(0.5, _gone), (0.25, _digit)],
    "full_name": [(0.12, _without_marks), (0.12, _other_tone), (0.12, _swapped), (0.08, _letter_lost)],
    "birth_date": [(0.12, _swap), (0.1, _new_year), (0.08, _other_day), (0.05, _gone)],
    "admission_date": [(0.15, _gone), (0.08, _other_day)],
}


def _write(changed: list[Row]) -> None:
    columns = ["submission_id", "source_row", "to_id", "to_row", "full_name", "name_key", "birth_date", "admission_date",
               "citizen_id", "card_no", "file_no", "cell_code"]  # fmt: skip
    with connect() as connection:
        connection.execute(
            "create temporary table changed (submission_id bigint, source_row integer, to_id bigint, to_row integer, "
            "full_name text, name_key text, birth_date date, admission_date date, citizen_id text, card_no text, "
            "file_no text, cell_code text)"
        )
        with connection.cursor().copy("copy changed from stdin") as copy:
            for row in changed:
                full = row | {
                    "name_key": name_key(str(row["full_name"])),
                    "to_id": row.get("to_id", row["submission_id"]),
                }
                copy.write_row([full.get(column, row["source_row"]) for column in columns])
        connection.execute(_CHANGED)


def _moved(truth: pl.DataFrame, changed: list[Row], place: list[str]) -> pl.DataFrame:
    moved = [row for row in changed if "to_id" in row]
    if not moved:
        return truth
    with connect() as connection:
        files = dict(connection.execute("select submission_id, file_name from landing.submission").fetchall())
    to = pl.DataFrame(
        [
            {column: row[column] for column in place}
            | {"sheet": "member", "kind": "annual", "to_row": row["to_row"], "to_file": files[row["to_id"]]}
            | {"to_committee": row["to_committee"]}
            for row in moved
        ]
    )
    return truth.join(to, on=[*place, "sheet", "kind"], how="left").with_columns(
        committee_code=pl.coalesce("to_committee", "committee_code"), source_row=pl.coalesce("to_row", "source_row"),
        file_name=pl.coalesce("to_file", "file_name"),
    ).drop("to_row", "to_file", "to_committee")  # fmt: skip
