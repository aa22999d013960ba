"""An .xlsx tells the numbers that people see as per cent, and reads no sheet slower for it."""

import io

import pytest
import xlsxwriter

from ingestion.workbook import shown_styles, xlsx
from ingestion.workbook.page import NO_VALUE, Broken, Percentage
from ingestion.workbook.xlsx import XlsxBook
from tests import packages
from tests.packages import sheet

HALF = '<row r="1"><c r="A1"><v>0.5</v></c><c r="B1" s="1"><v>0.5</v></c><c r="C1" s="2"><v>0.5</v></c></row>'
CELL_STYLES = "<cellXfs><xf/><xf numFmtId='{}'/><xf numFmtId='2'/></cellXfs>"


def page(rows, styles):
    return XlsxBook(packages.xlsx(sheet(rows), styles=styles)).page("S1")


@pytest.fixture
def nobody_looks_twice(monkeypatch):
    monkeypatch.setattr(xlsx, "look", None)


@pytest.mark.parametrize(
    ("kept", "seen"),
    [(0.912, 91.2), (0.57 * 1.6, 91.2), (0.07, 7.0), (0.29, 29.0), (1.1, 110.0), (-0.055, -5.5), (0.0, 0.0), (1, 100.0),
     (0.90476190476190477, 90.4761904761905), (1.148, 114.8), (0.00123, 0.123)],
)  # fmt: skip
def test_what_people_see_has_no_digits_by_chance(kept, seen):
    assert Percentage.of(kept) == Percentage(seen)


def test_every_hundredth_of_a_per_cent_is_exact():
    assert all(Percentage.of(float(f"{n / 10_000:.4f}")) == Percentage(float(f"{n / 100:.2f}")) for n in range(20_000))


def test_a_percentage_is_shown_as_people_read_it():
    assert [str(Percentage(number)) for number in (91.2, 100.0, 0.5)] == ["91.2%", "100%", "0.5%"]


@pytest.mark.parametrize("shown", [9, 10, "0.0%", "#,##0.0 %;[Red]-0.0 %"])
def test_a_plain_sheet_tells_them_without_a_second_look(nobody_looks_twice, shown):
    with xlsxwriter.Workbook(file := io.BytesIO()) as book:
        cell_format = book.add_format({"num_format": shown})
        book.add_worksheet("S1").write_row(1, 1, [0.912, "91,2%", True], cell_format)
        book.get_worksheet_by_name("S1").write_formula(2, 30, "=A1/A2", cell_format, 0.07)
        book.get_worksheet_by_name("S1").write(3, 1, 0.912)

    rows = XlsxBook(file.getvalue()).page("S1").rows

    assert rows[1][1:4] == [Percentage(91.2), "91,2%", True]
    assert (rows[2][30], rows[3][1]) == (Percentage(7.0), 0.912)


@pytest.mark.parametrize("more", ["", '<row r="2" hidden="1"><c r="A2" s="1"><f>A1</f></c></row>'])
@pytest.mark.parametrize("number_format", ["0%", "&#37;0", "0.0 %"])
def test_both_looks_see_the_same(number_format, more):
    formats = f'<numFmts><numFmt numFmtId="170" formatCode="{number_format}"/></numFmts>'

    rows = page(HALF + more, formats + CELL_STYLES.format(170)).rows

    assert rows[0] == [0.5, Percentage(50.0), 0.5]
    assert rows[1:] == ([[Broken(NO_VALUE, "=A1"), "", ""]] if more else [])


@pytest.mark.parametrize("quoted", ["0.0&quot;%&quot;", "0.0\\%"])
def test_a_sign_that_is_only_written_there_is_none(quoted):
    formats = f'<numFmts><numFmt numFmtId="170" formatCode="{quoted}"/></numFmts>'

    assert page(HALF, formats + CELL_STYLES.format(170)).rows == [[0.5, 0.5, 0.5]]


def test_formats_of_named_and_conditional_styles_are_none_of_a_cell():
    styles = "<cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>{}<dxfs><dxf><numFmt numFmtId='2' formatCode='0%'/></dxf></dxfs>"

    assert page(HALF, styles.format(CELL_STYLES.format(0))).rows == [[0.5, 0.5, 0.5]]


def test_a_cell_that_names_no_style_has_the_first():
    styles = "<cellXfs><xf numFmtId='9'/><xf/><xf/></cellXfs>"

    assert page(HALF, styles).rows == [[Percentage(50.0), 0.5, 0.5]]


def test_a_workbook_with_very_many_such_styles_is_read_too(monkeypatch):
    monkeypatch.setattr(shown_styles, "FEW_STYLES", 1)

    assert page(HALF, CELL_STYLES.format(9).replace("'2'", "'10'")).rows == [[0.5, Percentage(50.0), Percentage(50.0)]]


def test_cells_are_found_however_the_xml_is_written():
    assert page(
        "<row><c s='1' r='B1'><v>0.5</v></c><c t='n' s='1'><v>0.07</v></c></row>", CELL_STYLES.format(10)
    ).rows == [["", Percentage(50.0), Percentage(7.0)]]
