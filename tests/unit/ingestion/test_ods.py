"""An .ods reads as the same sheet in an .xlsx would."""

from datetime import date, datetime, time, timedelta

import pytest

from ingestion.workbook.ods import OdsBook
from ingestion.workbook.package import Package
from ingestion.workbook.page import ERROR_VALUE, NO_VALUE, Area, Broken, Percentage
from ingestion.workbook.unreadable import UnreadableWorkbook
from tests.ods import MANIFEST, cell, document, make_ods, row, text, value

SPANS = (
    '<number:time-style style:name="N1" number:truncate-on-overflow="false"/>'
    '<style:style style:name="span" style:family="table-cell" style:data-style-name="N1"/>'
)
FONTS = (
    '<style:font-face style:name="F1" svg:font-family="&apos;.VnTime&apos;"/>'
    '<style:style style:name="parent" style:family="table-cell"><style:text-properties style:font-name="F1"/></style:style>'
    '<style:style style:name="legacy" style:family="table-cell" style:parent-style-name="parent"/>'
    '<style:style style:name="unicode" style:family="table-cell"><style:text-properties style:font-name="Arial"/></style:style>'
)
SUM = {"formula": "of:=SUM([.A1:.B2])"}
ERROR = 'calcext:value-type="error" office:string-value=""'


def book(*args, **options):
    return OdsBook(Package(make_ods(*args, **options)))


def page(*rows, **options):
    return book("".join(rows), **options).page("Bìa")


def only(one, **options):
    ((found,),) = page(row(one), **options).rows
    return found


def refused(*args, **options):
    with pytest.raises(UnreadableWorkbook) as refusal:
        page(*args, **options)
    return refusal.value.reason


@pytest.mark.parametrize(
    ("one", "read"),
    [
        (value("float", "5", "5"), 5.0),
        (value("float", "1.148", "1,1"), 1.148),
        (value("percentage", "0.912", "91%"), Percentage(91.2)),
        (value("percentage", "1", "100%", formula="of:=1"), Percentage(100.0)),
        (value("currency", "12345", "12.345 ₫"), 12345.0),
        (value("date", "2022-09-20"), date(2022, 9, 20)),
        (value("date", "2022-09-20T00:00:00"), date(2022, 9, 20)),
        (value("date", "2022-09-20T08:30:15.0006"), datetime(2022, 9, 20, 8, 30, 15, 1000)),
        (value("date", "1899-12-30"), time(0)),
        (value("time", "PT08H29M59.99999424S"), time(8, 30)),
        (value("time", "PT36H00M00S"), datetime(1900, 1, 1, 12)),
        (value("time", "PT36H00M00S", style_name="span"), timedelta(hours=36)),
        (value("boolean", "true"), True),
        (value("float", "1", "TRUE", formula="of:=TRUE()"), True),
        (value("float", "0", "FALSE", formula="of:=[.A1]=2"), False),
        (value("float", "1", "TRUE"), 1.0),
        (text("1.148"), "1.148"),
        (text("000123"), "000123"),
        (cell("<text:p>không kiểu</text:p>"), "không kiểu"),
        (value("float", "nan", "không phải số"), "không phải số"),
        (value("date", "2022-13-40", "40/13/2022"), "40/13/2022"),
    ],
)
def test_a_value_is_of_the_type_that_an_xlsx_gives(one, read):
    found = only(one, styles=SPANS)

    assert (type(found), found) == (type(read), read)


@pytest.mark.parametrize(
    ("inner", "read"),
    [
        ("<text:p>a</text:p><text:p>b</text:p>", "a\nb"),
        ("<text:p>a<text:line-break/>b</text:p>", "a\nb"),
        ("\n  <text:p>a</text:p>\n  <text:p>b</text:p>\n", "a\nb"),
        ('<text:p><text:s text:c="2"/>a <text:s/>b<text:tab/>c</text:p>', "  a  b\tc"),
        ("<text:p>\n   Trần\n   Văn</text:p>", "Trần Văn"),
        ('<text:p>a<text:span>b</text:span> <text:a href="x">c</text:a></text:p>', "ab c"),
        ("<office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>a</text:p>", "a"),
        ("<text:p>a</text:p><draw:frame><draw:text-box><text:p>hình</text:p></draw:text-box></draw:frame>", "a"),
        ("<text:p>a<text:note><text:p>chú thích</text:p></text:note></text:p>", "a"),
        ("<text:p>a</text:p><table:detective><text:p>x</text:p></table:detective>", "a"),
    ],
)
def test_a_text_is_what_was_typed_and_nothing_that_hangs_on_the_cell(inner, read):
    assert only(cell(inner, "string")) == read


def test_repeated_cells_and_rows_stand_where_they_are_shown():
    rows = [
        row(cell(number_columns_repeated=2), text("a", number_columns_repeated=2), cell(number_columns_repeated=16380)),
        row(cell(), number_rows_repeated=2),
        row(text("b"), number_rows_repeated=2),
        row(cell(number_columns_repeated=16384), number_rows_repeated=1048571),
    ]

    found = page(*rows).rows

    assert found == [["", "", "a", "a"], [""] * 4, [""] * 4, ["b", "", "", ""], ["b", "", "", ""]]
    assert found[3] is not found[4]


@pytest.mark.parametrize(
    "rows",
    [
        row(text("a", number_columns_repeated=1000000)),
        row(text("a"), number_rows_repeated=1048576),
        row(cell(), number_rows_repeated=1048575) + row(text("a")),
        row(cell(number_columns_repeated=16383), text("a")),
        row(text('<text:s text:c="999999999"/>')),
    ],
)
def test_what_goes_beyond_the_limits_is_too_large(rows):
    assert refused(rows) == "too_large"


def test_hidden_rows_are_seen_whether_folded_or_filtered():
    rows = [row(text(n), visibility=v) for n, v in (("a", "collapse"), ("b", "visible"), ("c", "filter"))]

    assert page(*rows, row(cell(), visibility="collapse", number_rows_repeated=1048573)).hidden_rows == {0, 2}


def test_rows_in_groups_and_headers_are_rows_like_others():
    header = f"<table:table-header-rows>{row(text('a'))}</table:table-header-rows>"
    group = f"<table:table-row-group><table:table-rows>{row(text('b'))}</table:table-rows></table:table-row-group>"

    assert page(header, group, row(text("c"))).rows == [["a"], ["b"], ["c"]]


def test_merged_areas_are_seen_and_what_they_cover_stays():
    covered = '<table:covered-table-cell office:value-type="string"><text:p>che</text:p></table:covered-table-cell>'

    found = page(row(text("a", number_columns_spanned=2, number_rows_spanned=99), covered), row(cell(), text("b")))

    assert (found.rows, found.merged) == ([["a", "che"], ["", "b"]], (Area(0, 0, 1, 1),))


def test_only_the_workbooks_own_sheets_count():
    foreign = "<table:dde-links><table:dde-link><table:table><table:table-row/></table:table></table:dde-link></table:dde-links>"
    shape = f"<table:shapes><draw:frame><table:table table:name='x'>{row(text('x'))}</table:table></draw:frame></table:shapes>"

    found = book(shape + row(text("a")), around=foreign)

    assert found.sheet_names == ("Bìa",)
    assert found.page("Bìa").rows == [["a"]]


@pytest.mark.parametrize(
    ("one", "read"),
    [
        (cell(**SUM), Broken(NO_VALUE, "=SUM(A1:B2)")),
        (cell("<text:p/>", **SUM), ""),
        (value("float", "3", "3", **SUM), 3.0),
        (cell("<text:p>#N/A</text:p>", "string", ERROR, **SUM), Broken(ERROR_VALUE, "#N/A")),
        (cell("<text:p>#THAM_CHIẾU!</text:p>", "string", ERROR, **SUM), Broken(ERROR_VALUE, "#THAM_CHIẾU!")),
        (cell("<text:p>Err:502</text:p>", "string", **SUM), Broken(ERROR_VALUE, "Err:502")),
        (cell("<text:p>b</text:p>", "string", 'office:string-value="ab"', **SUM), "ab"),
        (text("#N/A"), "#N/A"),
    ],
)
def test_a_formula_without_a_value_is_told_from_one_that_gives_nothing(one, read):
    assert page(row(one, text("x"))).rows == [[read, "x"]]


def test_a_legacy_font_is_told_from_cell_row_column_and_parent():
    columns = '<table:table-column/><table:table-column table:default-cell-style-name="legacy"/>'
    rows = [
        row(text("a"), text("b")),
        row(text("c"), text("d", style_name="unicode"), default_cell_style_name="legacy"),
        row(text("e"), value("float", "1")),
        row(text("f"), text("g", style_name="parent", number_columns_repeated=2), number_rows_repeated=2),
    ]

    found = page(columns, *rows, styles=FONTS).fonts

    assert found == dict.fromkeys([(0, 1), (1, 0), (3, 1), (3, 2), (4, 1), (4, 2)], ".VnTime")


def test_styles_are_looked_up_in_styles_xml_too():
    assert page(row(text("a", style_name="legacy")), styles_xml=document(FONTS)).fonts == {(0, 0): ".VnTime"}


def test_a_workbook_with_a_password_says_so():
    entry = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"

    assert refused(row(text("a")), **{"META-INF/manifest.xml": MANIFEST.format(entry)}) == "password"


@pytest.mark.parametrize("reason_and_content", [("bomb", '<!DOCTYPE x [<!ENTITY a "b">]><x/>'), ("damaged", "<x>")])
def test_what_is_no_content_is_refused(reason_and_content):
    reason, content = reason_and_content

    assert refused("", content_xml=content) == reason


@pytest.mark.parametrize("rows", [text("a"), row(row(text("a")))])
def test_cells_and_rows_that_stand_where_none_can_stand_are_damaged(rows):
    assert refused(rows) == "damaged"


def test_a_count_that_is_none_is_damaged():
    assert refused(row(text("a", number_columns_repeated="hai"))) == "damaged"
