"""Serials read as the .xlsx decoder reads them, so that no format says otherwise."""

import io
from datetime import timedelta

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from ingestion.workbook import serials

NUMBERS = [-5.0, -0.5, 0.0, 0.25, 0.9999999999, 0.99999, 1.0, 1.5, 59.0, 59.5, 60.0, 60.5, 61.0, 366.0, 44824.0,
           44824.35434027778, 44824.999999, 44824.9999999999, 2957003.0, 2957004.0, 2958465.0, 2958465.5, 2958466.0]  # fmt: skip
FORMATS = ["General", "@", '"Ngày" 0', "d", "m", "[Red]0", "[mm]", "[ss].0", "General;[h]", "0;dd/mm", "[$-409]d",
           "_(* #,##0_)", r"\d0", '0" ngày"', "AM/PM", "[<1]dd", "hh:mm;@", "[$đ-42A]#,##0", "#,##0 [$₫-42A]", "a/p",
           '"Ngày "dd" tháng "mm', "[h]:mm:ss;@", r"#,##0.00\ _M\"H\"_)", "*-yyyy", "#,##0*y", "0.00E+00", '"chưa đóng']  # fmt: skip

PER_CENT = [
    "0%",
    "0.00%",
    "# ##0.0 %",
    "%0",
    "0.0%;[Red]-0.0%;0",
    '[=0]"-";0.0%',
    "General%",
    '"khoảng "0%',
    "0%;0.0",
    "[Red][<1]0%;0.0%",
]
NOT_PER_CENT = ['0.00"%"', r"0.0\%", "0_%", "0*%", "0;-0%", "[<=1]0%;0.0", '"%"', "%", '0" %', "dd%", "[h]%"]


def decoded(*cells, **options):
    """Write numbers in formats to an .xlsx; return what its decoder makes of them."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet()
        for row, (number, number_format) in enumerate(cells):
            sheet.write_number(row, 0, number, book.add_format({"num_format": number_format}))
    file.seek(0)
    rows = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python(skip_empty_area=False)
    return [row[0] for row in rows]


@pytest.mark.parametrize("from_1904", [False, True])
def test_a_moment_is_the_decoders(from_1904):
    expected = decoded(*((number, "dd/mm/yyyy") for number in NUMBERS), date_1904=from_1904)

    found = [serials.moment(number, from_1904) for number in NUMBERS]

    assert [(type(value), value) for value in found] == [(type(value), value) for value in expected]


def test_a_span_is_the_decoders():
    assert [serials.span(number) for number in NUMBERS] == decoded(*((number, "[h]:mm") for number in NUMBERS))


@pytest.mark.parametrize("number_format", FORMATS + PER_CENT)
def test_a_format_shows_what_the_decoder_takes_it_for(number_format):
    (expected,) = decoded((44824.0, number_format))

    found = serials.kind_of(number_format).replace("percentage", "number")  # of which the decoder knows nothing

    assert found == {float: "number", timedelta: "span"}.get(type(expected), "moment")


@pytest.mark.parametrize("number_format", PER_CENT)
def test_a_sign_that_is_no_letter_of_the_format_makes_it_per_cent(number_format):
    assert serials.kind_of(number_format) == "percentage"


@pytest.mark.parametrize("number_format", FORMATS + NOT_PER_CENT)
def test_other_formats_are_not_per_cent(number_format):
    assert serials.kind_of(number_format) != "percentage"


def test_what_is_no_number_stays_what_it_is():
    assert serials.moment(float("inf")) == serials.span(float("inf")) == float("inf")
