"""What a cell shows counts: parts of days, numbers behind zeros; what a spreadsheet made of a code is no code."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from tests.fuzz.seeds import zipped
from tests.makers import HEADER_ROW, make_workbook, small_committee

FIRST = HEADER_ROW + 1
BIRTH, CITIZEN, CARD, FILE, CELL, ABSENT, DECISION, VIOLATION, NOTE = "B", "D", "E", "F", "I", "M", "W", "AB", "AC"
KEYS = {
    BIRTH: "birth_date", CITIZEN: "citizen_id", CARD: "card_no", FILE: "file_no", CELL: "cell_code",
    ABSENT: "absent_months", DECISION: "decision_no", VIOLATION: "violation_id", NOTE: "note",
}  # fmt: skip


def cell(column: str, kept: Any, number_format: str = "General") -> Callable[[Any], None]:
    """Keep a value in the first row of data, in a format."""

    def change(page: Any) -> None:
        page[f"{column}{FIRST}"] = kept
        page[f"{column}{FIRST}"].number_format = number_format

    return change


def hide_a_row(page: Any) -> None:
    page.row_dimensions[FIRST + 2].hidden = True


def first(judged: Any, column: str) -> Any:
    """Return what landed in the first row."""
    return judged.rows("member", KEYS[column])[0]


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("mmm-yy", "03/1970"), ("mm/yyyy", "03/1970"), (r"[$-42A]mmm\-yy;@", "03/1970"), ("yyyy", "1970"),
        ('"năm "yyyy', "1970"), ("d-mmm", "01/03"), ("dd/mm hh:mm", "01/03"),
    ],
)  # fmt: skip
def test_a_part_of_a_day_is_as_incomplete_as_its_text(trap, number_format, shown):
    judged = trap(change=cell(BIRTH, date(1970, 3, 1), number_format))

    assert first(judged, BIRTH) is None
    assert judged.findings == trap(change=cell(BIRTH, shown, "@")).findings == [("HS-105", "member", f"{BIRTH}{FIRST}")]
    assert judged.typed == [shown]


@pytest.mark.parametrize(
    "number_format", ["dd/mm/yyyy", "d-mmm-yy", "m/d/yyyy h:mm", r'dd" tháng "mm" năm "yyyy', "mmmm d, yyyy"]
)
def test_a_whole_day_is_one_in_every_format(trap, number_format):
    judged = trap(change=cell(BIRTH, date(1970, 3, 1), number_format))

    assert first(judged, BIRTH) == date(1970, 3, 1)
    assert judged.findings == []


def test_beside_hidden_rows_a_part_of_a_day_is_one(trap):
    def change(page: Any) -> None:
        cell(BIRTH, date(1970, 3, 1), "mmm-yy")(page)
        cell(CITIZEN, 49070004001, "000000000000")(page)
        hide_a_row(page)

    judged = trap(change=change)

    assert (first(judged, BIRTH), first(judged, CITIZEN)) == (None, "049070004001")


def test_a_year_is_read_where_only_a_year_is_shown(trap):
    told = {"subject_kind": "Tổ chức đảng", "subject_code": "QNA04-001", "status": "Đang khắc phục"}
    told |= {"shortcoming_id": "QNA04-KD-1", "content": "Giải ngân chậm", "found_year": 2021}

    judged = trap("shortcoming", _show_year, shortcoming=[told])

    assert judged.rows("shortcoming", "found_year") == [2021]
    assert judged.findings == []


def _show_year(page: Any) -> None:
    at = next(cell.column_letter for cell in page[HEADER_ROW] if str(cell.value).startswith("Năm chỉ ra"))
    cell(at, date(2021, 1, 1), "yyyy")(page)


@pytest.mark.parametrize("number_format", ["yyyy", "mmm-yy"])
def test_a_part_of_a_day_is_no_count(trap, number_format):
    judged = trap(change=cell(ABSENT, date(2021, 3, 1), number_format))

    assert first(judged, ABSENT) is None
    assert judged.findings == [("HS-101", "member", f"{ABSENT}{FIRST}")]


@pytest.mark.parametrize("column", [CITIZEN, CARD, FILE, CELL, DECISION, VIOLATION])
@pytest.mark.parametrize(
    ("kept", "number_format", "typed"),
    [
        (date(2022, 3, 12), "d-mmm", "12/03"), (date(2022, 3, 12), "dd/mm/yyyy", "12/03/2022"),
        (date(2018, 3, 1), "mmm-yy", "03/2018"), (datetime(2022, 3, 12, 8, 30), "dd/mm/yyyy hh:mm", "12/03/2022 08:30"),
    ],
)  # fmt: skip
def test_a_code_that_became_a_day_is_one_finding(trap, column, kept, number_format, typed):
    judged = trap(change=cell(column, kept, number_format))

    assert first(judged, column) is None
    assert [found for found in judged.findings if found[0].startswith("HS")] == [
        ("HS-112", "member", f"{column}{FIRST}")
    ]
    assert judged.typed == [typed]


@pytest.mark.parametrize(
    ("kept", "number_format", "seen"),
    [
        (date(2022, 3, 12), "dd/mm/yyyy", "12/03/2022"), (date(2022, 3, 12), "yyyy-mm-dd", "12/03/2022"),
        (datetime(2022, 3, 12, 8, 30), "dd/mm/yyyy hh:mm", "12/03/2022 08:30"),
        (date(2022, 3, 12), "d-mmm", "12/03"), (date(2022, 3, 1), "mmm-yy", "03/2022"), (12, "000", "012"),
    ],
)  # fmt: skip
def test_in_words_stands_what_people_see(trap, kept, number_format, seen):
    judged = trap(change=cell(NOTE, kept, number_format))

    assert first(judged, NOTE) == seen
    assert judged.findings == []


@pytest.mark.parametrize("column", [CITIZEN, CARD, FILE, CELL, DECISION, VIOLATION, ABSENT])
@pytest.mark.parametrize("truth", [True, False])
def test_a_truth_is_no_code_and_no_count(trap, column, truth):
    judged = trap(change=cell(column, truth))

    assert first(judged, column) is None
    assert [found for found in judged.findings if found[0].startswith("HS")] == [
        ("HS-101", "member", f"{column}{FIRST}")
    ]
    assert judged.typed == [str(truth).upper()]


@pytest.mark.parametrize("column", [CITIZEN, CARD, CELL, DECISION])
def test_a_truth_written_out_is_none_either(judged, tmp_path, column):
    rows = small_committee()
    for number, member in enumerate(rows["member"]):
        member[KEYS[column]] = "TRUE" if number == 0 else member.get(KEYS[column])

    found = judged(zipped(make_workbook(tmp_path / "a.xlsx", **rows).read_bytes()))

    assert first(found, column) is None
    assert ("HS-101", "member", f"{column}{FIRST}") in found.findings


@pytest.mark.parametrize(
    ("column", "kept", "number_format", "seen"),
    [
        (CITIZEN, 49070004001, "000000000000", "049070004001"), (CITIZEN, 49070004001, "000 000 000 000", "049070004001"),
        (CITIZEN, 201234567, "000000000000", "201234567"), (CITIZEN, 49070004001, "[Red]000000000000;@", "049070004001"),
        (CARD, 4004001, "00000000", "04004001"), (CARD, 4004001, r"00\.000000", "04004001"),
        (CARD, 49004001, '00"."000000', "49004001"), (FILE, 4001, "000000", "004001"), (DECISION, 12, "000", "012"),
    ],
)  # fmt: skip
def test_zeros_that_a_format_shows_belong_to_the_number(trap, column, kept, number_format, seen):
    judged = trap(change=cell(column, kept, number_format))

    assert first(judged, column) == seen
    assert judged.findings == []


@pytest.mark.parametrize("number_format", ["0", "#,##0", "0.00", "00.00", "General"])
def test_without_such_a_format_a_lost_zero_is_one_question(trap, number_format):
    judged = trap(change=cell(CITIZEN, 49070004001, number_format))

    assert first(judged, CITIZEN) == "49070004001"
    assert judged.findings == [("DV-111", "member", f"{CITIZEN}{FIRST}")]


def test_a_count_is_the_same_with_zeros_before_it(trap):
    judged = trap(change=cell(ABSENT, 3, "00"))

    assert first(judged, ABSENT) == 3
    assert judged.findings == []
