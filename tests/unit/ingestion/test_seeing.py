"""What people see of a kept value is the same from every format of workbook; a plain sheet is not looked at twice."""

import io
from datetime import date, datetime, time

import pytest
import xlsxwriter

from ingestion.workbook import shown_styles, xlsx
from ingestion.workbook.ods import OdsBook
from ingestion.workbook.package import Package
from ingestion.workbook.page import Padded, PartOfDay
from ingestion.workbook.seeing import seeing
from ingestion.workbook.serials import parts_of_day
from ingestion.workbook.xls import XlsBook
from ingestion.workbook.xlsx import XlsxBook
from tests import ods
from tests.biff import PLAIN, Xls, number

MARCH = 43160.0  # 1/3/2018
DATE_STYLE = (
    '<number:date-style style:name="N1"><number:month number:style="long"/><number:text>/</number:text><number:year/></number:date-style>'
    '<number:date-style style:name="N2"><number:day/><number:month/><number:year/></number:date-style>'
    '<style:style style:name="part" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="whole" style:family="table-cell" style:data-style-name="N2"/>'
)


@pytest.mark.parametrize(
    ("number_format", "parts"),
    [
        ("dd/mm/yyyy", "dmy"), ("mmm-yy", "my"), ("d-mmm", "dm"), ("yyyy", "y"), ("h:mm", ""), ("mm:ss", ""),
        ("m/yyyy h:mm:ss", "my"), ("dddd", ""), ("dddd, mm/yyyy", "my"), ('"d"mm/yyyy', "my"), (r"\dmm/yyyy", "my"),
        ("mm/yyyy;dd/mm/yyyy", "my"), ("[$-409]mmm yy", "my"), ("e", "y"), ("MM/YYYY AM/PM", "my"), ("hh:mm dd", "d"),
    ],
)  # fmt: skip
def test_a_format_tells_which_parts_of_a_day_it_shows(number_format, parts):
    assert parts_of_day(number_format) == frozenset(parts)


@pytest.mark.parametrize(
    "number_format",
    ["General", "@", "0", "#,##0", "0.00", "00.00", "00#", "00,", "0E+00", "dd/mm/yyyy", "h:mm", "[<=99]00;000", '"Số "000'],
)  # fmt: skip
def test_a_format_that_shows_all_or_no_places_changes_nothing(number_format):
    assert seeing(number_format) is None


@pytest.mark.parametrize(
    ("number_format", "kept", "seen"),
    [
        ("000", 12.0, Padded(12.0, "012")), ("000", 1234.0, 1234.0), ("00-00", 12345.0, Padded(12345.0, "123-45")),
        ("000", 1.5, 1.5), ("000", -1.0, -1.0), ("000", "12", "12"), ("000", True, True), ("000", 1e15, 1e15),
        ("mm/yyyy", datetime(2018, 3, 1, 8), PartOfDay("03/2018")), ("mm/yyyy", time(8), time(8)), ("yyyy", "2018", "2018"),
    ],
)  # fmt: skip
def test_only_what_a_format_is_made_for_is_seen_otherwise(number_format, kept, seen):
    found = seeing(number_format)(kept)

    assert (type(found), found) == (type(seen), seen)


@pytest.fixture
def nobody_looks_twice(monkeypatch):
    monkeypatch.setattr(xlsx, "look", None)


@pytest.mark.parametrize("shown", [17, "mmm-yy", "mm/yyyy"])
def test_a_plain_xlsx_tells_them_without_a_second_look(nobody_looks_twice, shown):
    with xlsxwriter.Workbook(file := io.BytesIO()) as book:
        page = book.add_worksheet("S1")
        page.write_row(0, 0, [MARCH, "03/2018"], book.add_format({"num_format": shown}))
        page.write(0, 2, MARCH, book.add_format({"num_format": "dd/mm/yyyy"}))
        page.write(0, 3, 12, book.add_format({"num_format": "000"}))

    assert XlsxBook(file.getvalue()).page("S1").rows == [
        [PartOfDay("03/2018"), "03/2018", date(2018, 3, 1), Padded(12.0, "012")]
    ]


def test_whole_days_and_plain_numbers_cost_no_reading_of_styles(monkeypatch):
    monkeypatch.setattr(shown_styles, "walk", None)
    with xlsxwriter.Workbook(file := io.BytesIO()) as book:
        page = book.add_worksheet("S1")
        for at, shown in enumerate(["dd/mm/yyyy", "#,##0", "0.00", "@"]):
            page.write(0, at, MARCH, book.add_format({"num_format": shown}))

    assert XlsxBook(file.getvalue()).page("S1").rows == [[date(2018, 3, 1), MARCH, MARCH, MARCH]]


@pytest.mark.parametrize(
    ("kept", "shown", "seen"),
    [(MARCH, 17, PartOfDay("03/2018")), (MARCH, 16, PartOfDay("01/03")), (MARCH, "yyyy", PartOfDay("2018")),
     (12.0, "000", Padded(12.0, "012")), (MARCH, "dd/mm/yyyy", date(2018, 3, 1))],
)  # fmt: skip
def test_an_xls_tells_them(kept, shown, seen):
    book = Xls(styles=[PLAIN, ("Arial", shown)]).sheet("A", number(0, 0, kept, 1)).bytes()

    assert XlsBook(book).page("A").rows == [[seen]]


@pytest.mark.parametrize(
    ("one", "seen"),
    [
        (ods.value("date", "2018-03-01", "03/18", style_name="part"), PartOfDay("03/2018")),
        (ods.value("date", "2018-03-01", "1/3/18", style_name="whole"), date(2018, 3, 1)),
        (ods.value("date", "2018-03-01", "1/3/18"), date(2018, 3, 1)),
        (ods.value("float", "12", "012"), Padded(12.0, "012")), (ods.value("float", "4000001", "04.000001"), Padded(4000001.0, "04.000001")),
        (ods.value("float", "0", "0.00"), 0.0), (ods.value("float", "0.5", "0.5"), 0.5), (ods.value("float", "1148", "1.148"), 1148.0),
    ],
)  # fmt: skip
def test_an_ods_tells_them(one, seen):
    book = OdsBook(Package(ods.make_ods(ods.row(one), styles=DATE_STYLE)))
    ((found,),) = book.page("Bìa").rows

    assert (type(found), found) == (type(seen), seen)
