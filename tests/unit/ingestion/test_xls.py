"""An .xls reads as the same sheet in an .xlsx would."""

from datetime import date, datetime, time, timedelta

import pytest

from ingestion.workbook.page import ERROR_VALUE, NO_VALUE, Area, Broken, Percentage
from ingestion.workbook.unreadable import UnreadableWorkbook
from ingestion.workbook.xls import XlsBook
from tests.biff import PLAIN, Xls, boolean, compound, error, formula, hidden_row, merged, number

STYLES = [
    PLAIN,
    ("Arial", "dd/mm/yyyy"),
    ("Arial", "[h]:mm"),
    ("Arial", "0%"),
    ("Arial", 9),
    ("Arial", 10),
    ("Arial", 2),
]
SUM = b"\x1e\1\0\x1e\1\0\x03"  # 1+1
TEXT = b"\x17\1\0a\x17\1\0b\x08"  # "a"&"b"
TRUE, NO_TEXT = b"\1\0\1\0\0\0\xff\xff", b"\3\0\0\0\0\0\xff\xff"


def page(*records, **options):
    return XlsBook(Xls(**options).sheet("A", *records).bytes()).page("A")


def only(record, **options):
    ((value,),) = page(record, **options).rows
    return value


@pytest.mark.parametrize(
    ("value", "style", "read"),
    [
        (5.0, 0, 5.0),
        (0.912, 3, Percentage(91.2)),
        (0.07, 4, Percentage(7.0)),
        (0.07, 5, Percentage(7.0)),
        (0.07, 6, 0.07),
        (44824.0, 1, date(2022, 9, 20)),
        (44824.5, 1, datetime(2022, 9, 20, 12)),
        (0.25, 1, time(6)),
        (1.5, 2, timedelta(hours=36)),
        (3_000_000.0, 1, 3_000_000.0),
    ],
)
def test_a_number_is_what_its_format_shows(value, style, read):
    found = only(number(0, 0, value, style), styles=STYLES)

    assert (type(found), found) == (type(read), read)


def test_days_are_counted_from_where_the_workbook_says():
    assert only(number(0, 0, 43362.0, 1), styles=STYLES, counts_from_1904=True) == date(2022, 9, 20)


def test_booleans_and_errors_are_told_from_numbers():
    ((truth, broken, one),) = page(boolean(0, 0, True), error(0, 1, 42), number(0, 2, 1.0)).rows

    assert (truth is True, broken, type(one)) == (True, Broken(ERROR_VALUE, "#N/A"), float)


def test_cells_stand_where_excel_shows_them():
    xls = Xls()

    assert page(xls.label(1, 1, "Họ và tên"), number(3, 2, 1.0)).rows == [
        ["", "", ""], ["", "Họ và tên", ""], ["", "", ""], ["", "", 1.0]
    ]  # fmt: skip


def test_hidden_rows_and_merged_areas_are_seen():
    areas = merged(0, 0, 0, 1), merged(1, 65535, 2, 2)
    found = page(number(0, 0, 1.0), number(2, 2, 1.0), hidden_row(0), hidden_row(9), *areas)

    assert (found.hidden_rows, found.merged) == ({0}, (Area(0, 0, 0, 1), Area(1, 2, 2, 2)))


def test_every_sheet_is_read():
    xls = Xls()
    book = XlsBook(xls.sheet("Bìa", number(0, 0, 1.0)).sheet("Đảng viên", xls.label(0, 0, "ă")).bytes())

    assert [book.page(name).rows for name in book.sheet_names] == [[[1.0]], [["ă"]]]


def test_a_legacy_font_is_told_by_the_cell():
    found = page(Xls().label(0, 0, "Qu¶ng", 1), Xls().label(0, 1, "Quảng"), styles=[PLAIN, (".VnTime", "General")])

    assert found.fonts == {(0, 0): ".VnTime"}


def test_text_of_excel_5_is_in_its_code_page():
    xls = Xls(code_page=1258)

    assert page(xls.label(0, 0, "ta\u0323i"), code_page=1258).rows == [["ta\u0323i"]]


def test_text_of_excel_5_in_a_legacy_font_is_in_the_letters_of_that_font():
    xls = Xls(code_page=1258)
    typed = "Ìo".encode("cp1252").decode("cp1258")

    assert page(xls.label(0, 0, typed, 1), code_page=1258, styles=[PLAIN, (".VnTime", "General")]).rows == [["Ìo"]]


def test_a_formula_has_the_result_that_excel_keeps():
    records = formula(0, 0, 0.0, TEXT), formula(0, 1, TRUE, SUM), formula(0, 2, NO_TEXT, TEXT), formula(0, 3, 2.0, SUM)

    assert page(*records).rows == [[0.0, True, "", 2.0]]


def test_a_zero_of_libreoffice_that_may_be_a_text_has_no_value():
    records = formula(0, 0, 0.0, TEXT), formula(0, 1, 0.0, SUM), formula(0, 2, 2.0, SUM)

    assert page(*records, user="Calc").rows == [[Broken(NO_VALUE, '="a"&"b"'), 0.0, 2.0]]


@pytest.mark.parametrize("result", [0.0, NO_TEXT])
def test_a_sheet_that_was_never_calculated_has_no_values(result):
    assert only(formula(0, 0, result, SUM, flags=2), by_excel=False) == Broken(NO_VALUE, "=1+1")


def test_a_cell_beyond_the_limits_is_refused_and_an_empty_one_is_not():
    assert only(Xls().label(0, 0, "x")) == "x"
    assert page(Xls().label(0, 0, "x"), Xls().label(0, 255, "")).rows == [["x"]]
    with pytest.raises(UnreadableWorkbook) as refused:
        page(number(0, 255, 1.0))
    assert refused.value.reason == "too_large"


def test_a_truncated_file_is_damaged_wherever_it_ends():
    whole = compound({"Workbook": Xls().sheet("Bìa", *(Xls().label(row, 0, "x" * 90) for row in range(90))).bytes()})

    for end in range(512, len(whole), 512):
        with pytest.raises(UnreadableWorkbook) as refused:
            XlsBook(whole[:end]).page("Bìa")
        assert refused.value.reason == "damaged"


def test_a_workbook_with_a_password_says_so():
    encrypted = Xls().sheet("Bìa", number(0, 0, 1.0)).bytes().replace(b"\x42\0\2\0\xb0\4", b"\x2f\0\2\0\0\0")

    with pytest.raises(UnreadableWorkbook) as refused:
        XlsBook(encrypted)

    assert refused.value.reason == "password"
