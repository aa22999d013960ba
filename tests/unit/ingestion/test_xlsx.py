"""An .xlsx gives its cells where Excel shows them, and a second look what the decoder does not tell."""

import io
import socket
from datetime import date

import openpyxl
import pytest
import xlsxwriter

from ingestion.workbook import xlsx
from ingestion.workbook.page import ERROR_VALUE, NO_VALUE, Area, Broken
from ingestion.workbook.plain import plain_extent
from ingestion.workbook.unreadable import UnreadableWorkbook
from ingestion.workbook.xlsx import XlsxBook
from tests import packages
from tests.hostile import far
from tests.packages import relationships, sheet, xlsx_parts, zipped

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
STYLES = (
    '<fonts><font><name val="Times New Roman"/></font><font><name val=".VnTime"/></font></fonts>'
    '<cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs><dxfs><dxf><font><name val="VNI-Times"/></font></dxf></dxfs>'
)


def page(rows, behind="", **options):
    return XlsxBook(packages.xlsx(sheet(rows, behind), **options)).page("S1")


def written(write):
    """Return the book that XlsxWriter makes of what is written to its only sheet."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        write(book, book.add_worksheet("S1"))
    return XlsxBook(stream.getvalue())


@pytest.fixture
def nobody_looks_twice(monkeypatch):
    monkeypatch.setattr(xlsx, "look", None)


def test_cells_stand_where_excel_shows_them(nobody_looks_twice):
    def write(book, page):
        page.write_row(2, 1, ["Trần Văn Mẫu", 1.5, True])
        page.write_datetime(4, 4, date(2022, 12, 20), book.add_format({"num_format": "dd/mm/yyyy"}))

    assert written(write).page("S1").rows == [
        ["", "", "", "", ""],
        ["", "", "", "", ""],
        ["", "Trần Văn Mẫu", 1.5, True, ""],
        ["", "", "", "", ""],
        ["", "", "", "", date(2022, 12, 20)],
    ]


def test_sheets_are_found_by_their_relationships_and_not_by_their_parts_names():
    parts = xlsx_parts(sheet(ONE), sheet(ONE.replace("1</v>", "2</v>")), names=["Bìa", "Đảng viên"])
    parts["xl/_rels/workbook.xml.rels"] = relationships(
        {"r2": ("worksheet", "/xl/worksheets/sheet1.xml"), "r1": ("worksheet", "../XL/worksheets/Sheet2.xml")}
    )
    book = XlsxBook(zipped(parts))

    assert book.sheet_names == ("Bìa", "Đảng viên")
    assert (book.page("Bìa").rows, book.page("Đảng viên").rows) == ([[2.0]], [[1.0]])


def test_a_workbook_may_lie_in_another_folder():
    parts = {name.replace("xl/", "khac/"): part for name, part in xlsx_parts(sheet(ONE)).items()}
    parts["_rels/.rels"] = relationships({"r": ("officeDocument", "/khac/workbook.xml")})

    assert XlsxBook(zipped(parts)).page("S1").rows == [[1.0]]


def test_a_chart_has_a_name_and_no_cells():
    parts = xlsx_parts(sheet(ONE), names=["Biểu đồ"])
    parts["xl/_rels/workbook.xml.rels"] = relationships({"r1": ("chartsheet", "worksheets/sheet1.xml")})
    book = XlsxBook(zipped(parts))

    assert (book.sheet_names, book.page("Biểu đồ").rows) == (("Biểu đồ",), [])


def test_dates_count_from_1904_where_the_workbook_says_so():
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    parts = xlsx_parts(sheet('<row r="1"><c r="A1" s="0"><v>43453</v></c></row>'), styles=styles)
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace("<sheets>", '<workbookPr date1904="1"/><sheets>')

    assert XlsxBook(zipped(parts)).page("S1").rows == [[date(2022, 12, 20)]]


def test_macros_are_noted_and_left_alone():
    assert XlsxBook(zipped(xlsx_parts(sheet(ONE)))).format == "xlsx"
    assert XlsxBook(zipped(xlsx_parts(sheet(ONE)) | {"xl/vbaProject.bin": b"\xd0\xcf"})).format == "xlsm"


@pytest.mark.parametrize("hidden", ['hidden="1"', "hidden = 'true'"])
def test_hidden_rows_are_named(hidden):
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="3" {}><c r="A3"><v>3</v></c></row><row r="9" hidden="1"/>'

    assert page(rows.format(hidden)).hidden_rows == {2}


def test_hidden_columns_are_no_hidden_rows():
    content = packages.xlsx(
        sheet(ONE).replace("<sheetData>", '<cols><col min="1" max="1" hidden="1"/></cols><sheetData>')
    )

    assert XlsxBook(content).page("S1").hidden_rows == frozenset()


def test_a_formula_with_a_value_is_its_value(nobody_looks_twice):
    def write(book, page):
        page.write_formula("A1", "=1+1", value=2)
        page.write_formula("B1", '="a"&"b"', value="ab")

    assert written(write).page("S1").rows == [[2.0, "ab"]]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B1"><f>SUM(A1:A2)</f></c>',
        '<c r="B1"><f>SUM(A1:A2)</f><v></v></c>',
        '<c r="B1" s="0"><f ca="1">SUM(A1:A2)</f><v/></c>',
        '<c r="B1" t="str"><f>SUM(A1:A2)</f></c>',
        "<c t='n' r = 'B1'><f>SUM(A1:A2)</f></c>",
    ],
)
def test_a_formula_without_a_value_is_broken(cell):
    assert page(f'<row r="1"><c r="A1"><v>1</v></c>{cell}</row>').rows == [[1.0, Broken(NO_VALUE, "=SUM(A1:A2)")]]


def test_a_formula_that_gives_an_empty_text_has_a_value():
    cell = '<c r="B1" t="str"><f>IF(A1=1,"","x")</f><v></v></c>'

    assert page(f'<row r="1"><c r="A1"><v>1</v></c>{cell}</row>').rows == [[1.0, ""]]


def test_a_cell_of_a_shared_formula_names_the_formula():
    first = '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*2</f><v>4</v></c></row>'
    others = '<row r="2"><c r="A2"><f t="shared" si="0"/></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v>6</v></c></row>'

    assert page(first + others).rows == [[4.0], [Broken(NO_VALUE, "=B1*2")], [6.0]]


def test_what_openpyxl_saves_lost_its_values_aloud():
    stream = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.title = "S1"
    book.active.append([1, "=A1+1"])
    book.save(stream)

    assert XlsxBook(stream.getvalue()).page("S1").rows == [[1.0, Broken(NO_VALUE, "=A1+1")]]


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#SPILL!", "#GETTING_DATA", "Err:502"])
def test_an_error_is_broken_and_the_cells_beside_it_are_read(error):
    rows = f'<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><v>{error}</v></c><c r="C1" t="e"><f>A1/0</f><v>#REF!</v></c></row>'

    assert page(rows).rows == [[1.0, Broken(ERROR_VALUE, error), Broken(ERROR_VALUE, "#REF!")]]


def test_broken_cells_beyond_the_others_are_kept():
    rows = f'{ONE}<row r="3"><c r="C3"><f>A1</f></c></row>'

    assert page(rows).rows == [[1.0, "", ""], ["", "", ""], ["", "", Broken(NO_VALUE, "=A1")]]


@pytest.mark.parametrize(
    "rows",
    [
        "<x:row><x:c><x:v>1</x:v></x:c><x:c><x:f>A1</x:f></x:c></x:row>",
        '<row r="1"><c><v>1</v></c><c><f>A1</f></c></row>',
        "<row><c r='A1'><v>1</v></c><c s='0' r='B1'><f>A1</f></c></row>",
    ],
    ids=["prefixes", "no addresses", "other order"],
)
def test_cells_are_found_however_the_xml_is_written(rows):
    assert page(rows).rows == [[1.0, Broken(NO_VALUE, "=A1")]]


def test_merged_cells_are_told_and_cut_to_the_rows():
    behind = (
        '<mergeCells count="4"><mergeCell ref="A1:B1"/><mergeCell ref="A2:A1048576"/><mergeCell ref="B2:B2"/>'
        '<mergeCell ref="D9:E9"/></mergeCells>'
    )
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="B3"><v>1</v></c></row>'

    assert page(rows, behind).merged == (Area(0, 0, 0, 1), Area(1, 0, 2, 0))


def test_cells_in_legacy_fonts_name_their_font():
    rows = (
        '<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="0" t="s"><v>0</v></c><c r="C1" s="1"><v>1</v></c>'
        '<c r="D1" s="1" t="inlineStr"><is><t>Qu¶ng</t></is></c><c r="E1" s="1"/></row>'
    )

    assert page(rows, texts="<si><t>hoµn</t></si>", styles=STYLES).fonts == {(0, 0): ".VnTime", (0, 3): ".VnTime"}


def test_parts_of_a_text_have_fonts_of_their_own():
    part = '<r><rPr><rFont val="{}"/></rPr><t>a</t></r>'
    old, new, like_the_cell = part.format("VNI-Times"), part.format("Arial"), "<r><t>a</t></r>"
    texts = [old + old, old + new, old + like_the_cell, like_the_cell + like_the_cell]
    cells = "".join(
        f'<row r="{row}"><c r="A{row}" s="0" t="s"><v>{row - 1}</v></c><c r="B{row}" s="1" t="s"><v>{row - 1}</v></c></row>'
        for row in range(1, 5)
    )

    found = page(cells, texts="".join(f"<si>{text}</si>" for text in texts), styles=STYLES)

    assert set(found.fonts) == {(0, 0), (0, 1), (2, 1), (3, 1)}


def test_fonts_that_no_cell_uses_make_nobody_look_twice(nobody_looks_twice):
    assert page('<row r="1"><c r="A1" s="0"><v>1</v></c></row>', styles=STYLES).fonts == {}


def test_rows_and_cells_formatted_to_the_end_of_the_sheet_cost_nothing(nobody_looks_twice):
    formatted = "".join(f'<row r="{row}" s="1" customFormat="1"/>' for row in (2, 3, 1_048_576))
    cell = '<row r="1048575"><c r="A1048575" s="1"/><c r="XFD1048575" s="1"/></row>'

    assert page(ONE + formatted + cell).rows == [[1.0]]


@pytest.mark.parametrize("limits", [{"max_rows": 4}, {"max_columns": 3}])
@pytest.mark.parametrize("cell", ['<c r="D5"><v>1</v></c>', "<c r='D5'><v>1</v></c>", '<c r="D5"><f>1</f></c>'])
def test_a_sheet_beyond_the_limits_is_too_large(limit, limits, cell):
    content = packages.xlsx(sheet(f'<row r="5">{cell}</row>'))
    limit(max_rows=5, max_columns=4)
    assert len(XlsxBook(content).page("S1").rows) == 5

    limit(**limits)
    with pytest.raises(UnreadableWorkbook, match="too_large"):
        XlsxBook(content).page("S1")


def test_links_are_text_and_external_workbooks_are_never_opened(monkeypatch):
    monkeypatch.setattr(socket, "socket", None)
    link = '=HYPERLINK("http://127.0.0.1:9/x","bấm")'
    rows = (
        f'<row r="1"><c r="A1" t="str"><f>{link[1:]}</f><v>bấm</v></c>'
        '<c r="B1"><f>[1]Sheet1!A1</f><v>7</v></c><c r="C1"><f>[1]Sheet1!A2</f></c>'
        f'<c r="D1" t="inlineStr"><is><t>{link}|cmd</t></is></c></row>'
    )
    parts = xlsx_parts(sheet(rows, '<hyperlinks><hyperlink ref="A1" r:id="h"/></hyperlinks>'))
    target = relationships({"r1": ("externalLinkPath", "http://127.0.0.1:9/other.xlsx")}).replace(
        "/>", ' TargetMode="External"/>'
    )
    parts |= {
        "xl/worksheets/_rels/sheet1.xml.rels": target,
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
        "xl/externalLinks/_rels/externalLink1.xml.rels": target,
        "xl/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0",
    }

    assert XlsxBook(zipped(parts)).page("S1").rows == [["bấm", 7.0, Broken(NO_VALUE, "=[1]Sheet1!A2"), f"{link}|cmd"]]


def test_a_plain_sheet_is_as_far_as_its_cells_at_least():
    for row in (1, 9_999, 10_000, 19_999, 20_000, 123_456):
        content = sheet(f'<row r="{row}"><c r="AZ{row}"><v>1</v></c></row>').encode()
        rows, columns = plain_extent(content, xlsx.LegacyFonts(b"", b""))
        assert row <= rows < max(2 * row, 10_000)
        assert columns == 52


@pytest.mark.parametrize("address", ["BA1", "XFD1", "A1000000"])
def test_what_may_be_far_is_looked_at_before_it_is_decoded(address):
    content = sheet(f'{ONE}<row r="2"><c r="{address}"><v>1</v></c></row><row r="3"><c r="A3"><v>1</v></c></row>')

    assert plain_extent(content.encode(), xlsx.LegacyFonts(b"", b"")) is None


def test_a_page_may_be_read_twice():
    book = XlsxBook(far("AC50000"))

    assert len(book.page("S1").rows) == len(book.page("S1").rows) == 50_000
