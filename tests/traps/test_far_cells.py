"""Cells far below the table: blank ones do not matter, one that says something is named with the way out."""

import zipfile
from io import BytesIO

import pytest
from openpyxl.styles import PatternFill

from ingestion.submission import read_submission
from tests.biff import Xls
from tests.makers import make_workbook, small_committee
from tests.ods import cell, make_ods, row, text
from tests.packages import zipped
from tests.traps.sheets import NAMES, names, write

FAR = 60_000


def formatted(page):
    page[f"C{FAR}"].fill = PatternFill("solid", fgColor="FFFF00")
    page.row_dimensions[FAR + 1].height = 30


def dragged_down(page):
    for number in range(49_990, 50_200):
        page[f"A{number}"] = " "
        page[f"B{number}"] = "\u00a0"


@pytest.mark.parametrize("change", [formatted, dragged_down, lambda page: write(page, FAR, A=" ", AC="\u200b")])
@pytest.mark.parametrize("sheet", ["member", "organisation", "cover"])
def test_blank_cells_far_below_do_not_matter(trap, change, sheet):
    judged = trap(sheet=sheet, change=change)

    assert names(judged) == NAMES
    assert judged.findings == []


@pytest.mark.parametrize(
    "cell",
    [
        f'<c r="A{FAR}" t="str"><f>IF(B{FAR}="","",1)</f><v></v></c>', f'<c r="A{FAR}" t="s"><v>BLANK</v></c>',
        f'<c r="A{FAR}" t="inlineStr"><is><r><t> </t></r></is></c>',
    ],
)  # fmt: skip
def test_a_text_that_shows_nothing_far_below_does_not_matter(judged, tmp_path, cell):
    content = make_workbook(tmp_path / "a.xlsx", **small_committee()).read_bytes()

    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    texts = parts["xl/sharedStrings.xml"].decode()
    below = f'<row r="{FAR}">{cell.replace("BLANK", str(texts.count("<si>")))}</row></sheetData>'
    parts["xl/worksheets/sheet3.xml"] = parts["xl/worksheets/sheet3.xml"].decode().replace("</sheetData>", below)
    parts["xl/sharedStrings.xml"] = texts.replace("</sst>", '<si><t xml:space="preserve"> </t></si></sst>')

    told = judged(zipped(parts))

    assert names(told) == NAMES
    assert told.findings == []


@pytest.mark.parametrize(
    ("sheet", "title", "at"),
    [("member", "Đảng viên", f"C{FAR}"), ("cover", "Bìa", f"A{FAR}"), ("leader", "Cá nhân lãnh đạo", "A50001")],
)
def test_a_stray_cell_far_below_is_named_with_the_way_out(trap, sheet, title, at):
    judged = trap(sheet=sheet, change=lambda page: page.__setitem__(at, "Trần Văn Mẫu"))

    assert judged.findings == [("HS-001", sheet, at)]
    assert f"Trang tính «{title}» có nội dung ở ô {at}" in judged.messages
    assert "xóa hẳn các dòng" in judged.messages
    assert "Mẫu" not in judged.messages


def test_a_stray_cell_far_to_the_right_is_named_with_the_way_out(trap):
    judged = trap(change=lambda page: page.__setitem__("ZZ7", "x"))

    assert judged.findings == [("HS-001", "member", "ZZ7")]
    assert "xóa hẳn các cột" in judged.messages


def test_blank_cells_behind_a_stray_one_do_not_hide_it(trap):
    def change(page):
        write(page, FAR, A="x")
        write(page, FAR + 9, A=" ")

    assert trap(change=change).findings == [("HS-001", "member", f"A{FAR}")]


def test_a_stray_cell_in_a_sheet_that_nobody_asked_for_harms_nobody(trap):
    judged = trap(change=lambda page: page.parent.create_sheet("Nháp").__setitem__(f"A{FAR}", "x"))

    assert names(judged) == NAMES
    assert [rule for rule, _, _ in judged.findings] == ["HS-307"]


def far_in_ods(value):
    below = row(cell(), number_rows_repeated=FAR - 2) + row(value) + row(cell(), number_rows_repeated=9)
    return make_ods(row(text("a")) + below, sheet="Bìa")


def far_in_csv(value):
    return zipped({"Bìa.csv": "a,b\n" + "\n" * (FAR - 2) + f"{value},\n"})


def far_in_xls(value):
    return Xls().sheet("Bìa", Xls().label(0, 0, "a"), Xls().label(FAR - 1, 0, value)).bytes()


@pytest.mark.parametrize("make", [lambda value: far_in_ods(text(value)), far_in_csv, far_in_xls])
def test_every_format_tells_a_stray_cell_from_a_blank_one(make):
    empty, stray = read_submission(make("  "), "QNA04", None), read_submission(make("x"), "QNA04", None)

    assert empty.refusal.refusal == "unknown_committee"
    assert (stray.refusal.refusal, stray.refusal.sheet, stray.refusal.cell) == ("not_a_workbook", "cover", f"A{FAR}")
