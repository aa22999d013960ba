"""Dates as clerks type them: read when there is one reading, flagged when there are two, never guessed."""

from datetime import date, datetime

import pytest

from tests.makers import HEADER_ROW

FIRST = HEADER_ROW + 1


def test_the_sound_workbook_has_no_finding(trap):
    assert trap().findings == []


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (date(1970, 2, 3), date(1970, 2, 3)), (datetime(1970, 2, 3, 8, 30), date(1970, 2, 3)),
        ("20/9/1970", date(1970, 9, 20)), ("08/3/1970", date(1970, 3, 8)), ("4.10.1970", date(1970, 10, 4)),
        ("20-09-1970", date(1970, 9, 20)), ("1970-09-20", date(1970, 9, 20)), ("1970-09-20 00:00:00", date(1970, 9, 20)),
        ("20/9/1970 00:00", date(1970, 9, 20)), (25831, date(1970, 9, 20)), ("25831", date(1970, 9, 20)),
        ("ngày 20 tháng 9 năm 1970", date(1970, 9, 20)), (" 20 / 9 / 1970 ", date(1970, 9, 20)),
        ("9/20/1970", date(1970, 9, 20)), ("05/05/1970", date(1970, 5, 5)),
        ("5/05/1970", date(1970, 5, 5)), ("20/9/1970.", date(1970, 9, 20)), ("Ngày 20/9/1970", date(1970, 9, 20)),
        ("'20/9/1970", date(1970, 9, 20)), ("Ngày 20 tháng 9 năm 1970.", date(1970, 9, 20)), ("02/2/1970", date(1970, 2, 2)),
        ("NGÀY 20 THÁNG 9 NĂM 1970", date(1970, 9, 20)), ("20–9–1970", date(1970, 9, 20)), ("２０/９/１９７０", date(1970, 9, 20)),
        ("Ngày: 20/9/1970", date(1970, 9, 20)), ("9/20/1970 12:00:00 AM", date(1970, 9, 20)),
    ],
)  # fmt: skip
def test_a_date_with_one_reading_is_read(trap, typed, read):
    judged = trap(change=lambda page: page.__setitem__(f"B{FIRST}", typed))

    assert judged.rows("member", "birth_date")[0] == read
    assert [finding for finding in judged.findings if finding[0].startswith("HS")] == []


@pytest.mark.parametrize("typed", [1970, "1970", "10/1970", "00/00/1970", "00/9/1970", "20/9/70", "20/9"])
def test_a_date_that_is_not_whole_is_one_finding(trap, typed):
    judged = trap(change=lambda page: page.__setitem__(f"B{FIRST}", typed))

    assert judged.rows("member", "birth_date")[0] is None
    assert judged.findings == [("HS-105", "member", f"B{FIRST}")]
    assert judged.typed == [str(typed)] or typed == 1970  # in a cell formatted as a date it is a day of 1905


@pytest.mark.parametrize("typed", ["31/2/1970", "không rõ", "29/2/1971", 8.8, 109_600, "13/13/1970", "ngày 25831"])
def test_what_is_no_date_is_one_finding(trap, typed):
    assert trap(change=lambda page: page.__setitem__(f"B{FIRST}", typed)).findings == [
        ("HS-101", "member", f"B{FIRST}")
    ]


def test_two_readings_and_no_evidence_are_one_finding(trap):
    judged = trap(change=lambda page: page.__setitem__(f"B{FIRST}", "03/04/1970"))

    assert judged.rows("member", "birth_date")[0] is None
    assert judged.findings == [("HS-104", "member", f"B{FIRST}")]


@pytest.mark.parametrize(
    ("evidence", "read"),
    [("20/9/1970", date(1970, 4, 3)), ("9/20/1970", date(1970, 3, 4)), ("08/3/1970", date(1970, 4, 3))],
)
def test_the_other_dates_of_the_column_decide(trap, evidence, read):
    def change(page):
        page[f"B{FIRST}"], page[f"B{FIRST + 1}"] = "03/04/1970", evidence

    judged = trap(change=change)

    assert judged.rows("member", "birth_date")[0] == read
    assert [finding for finding in judged.findings if finding[0].startswith("HS")] == []


def test_the_dates_of_another_column_decide_when_the_own_prove_nothing(trap):
    def change(page):
        page[f"B{FIRST}"], page[f"G{FIRST + 1}"] = "03/04/1970", "19/5/2000"

    assert trap(change=change).rows("member", "birth_date")[0] == date(1970, 4, 3)


def test_a_column_that_contradicts_itself_decides_nothing(trap):
    def change(page):
        for at, typed in enumerate(["03/04/1970", "20/9/1970", "9/20/1970"]):
            page[f"B{FIRST + at}"] = typed
        page[f"G{FIRST}"] = "19/5/2000"

    judged = trap(change=change)

    assert judged.rows("member", "birth_date") == [None, date(1970, 9, 20), date(1970, 9, 20)]
    assert ("HS-104", "member", f"B{FIRST}") in judged.findings


@pytest.mark.parametrize(
    ("in_a_table", "read"),
    [("20/9/1970", date(2022, 12, 5)), ("9/20/1970", date(2022, 5, 12)), (date(1970, 9, 20), None)],
)
def test_the_dates_of_the_tables_decide_that_of_the_cover(trap, in_a_table, read):
    judged = trap(cover={"document_date": "05/12/2022"}, change=lambda page: page.__setitem__(f"B{FIRST}", in_a_table))

    assert judged.rows("cover", "document_date") == [read]
    assert judged.findings == ([] if read else [("HS-104", "cover", "B9")])


def test_the_date_of_the_cover_decides_none_of_a_table(trap):
    judged = trap(
        cover={"document_date": "20/12/2022"}, change=lambda page: page.__setitem__(f"B{FIRST}", "03/04/1970")
    )

    assert judged.findings == [("HS-104", "member", f"B{FIRST}")]


def test_dates_that_a_machine_with_the_month_first_took_are_not_taken_for_granted(trap):
    def change(page):
        for row, typed in enumerate([date(1970, 3, 4), date(1970, 5, 2), "20/9/1970", "25/11/1970"], FIRST):
            page[f"B{row}"] = typed

    judged = trap(change=change, members=4)

    assert judged.rows("member", "birth_date") == [None, None, date(1970, 9, 20), date(1970, 11, 25)]
    assert [finding for finding in judged.findings if finding[0] == "HS-104"] == [
        ("HS-104", "member", f"B{FIRST}"),
        ("HS-104", "member", f"B{FIRST + 1}"),
    ]


@pytest.mark.parametrize(
    "column",
    [
        [date(1970, 3, 14), date(1970, 5, 2), "20/9/1970", "25/11/1970"],  # a day above twelve
        [date(1970, 3, 4), date(1970, 5, 2), "20.9.1970", "25.11.1970"],  # dots, which that machine never takes
    ],
)
def test_date_cells_and_texts_side_by_side_are_read_when_nothing_speaks_against_them(trap, column):
    def change(page):
        for row, typed in enumerate(column, FIRST):
            page[f"B{row}"] = typed

    assert trap(change=change, members=4).rows("member", "birth_date")[:2] == column[:2]
