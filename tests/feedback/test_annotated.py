"""Annotated copy: what is wrong is coloured and noted; everything else of the committee's workbook stays as it was."""

from __future__ import annotations

import io
import unicodedata
import zipfile

import openpyxl
import pytest
import xlsxwriter

from feedback.annotated import annotated_copy
from feedback.marking.notes import TITLE
from ingestion.submission import read_submission
from tests.feedback.test_result_pages import HEADING, finding, judgement
from tests.makers import make_workbook, small_committee

OWN_NOTE = "Đã hỏi chi bộ"


@pytest.fixture
def own(tmp_path):
    """A workbook with what committees keep in theirs: formulas, formats, notes, rules of their own, names, a hidden row."""
    path = tmp_path / "own.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page, other = book.add_worksheet("Đảng viên"), book.add_worksheet("Riêng")
        bold = book.add_format({"bold": True, "bg_color": "#00FF00", "num_format": "0.00"})
        for row in range(12):
            page.write_number(row, 0, row, bold)
            page.write_formula(row, 1, f"=A{row + 1}*2", bold, row * 2)
        page.conditional_format("A1:A12", {"type": "cell", "criteria": ">", "value": 5, "format": bold})
        page.conditional_format("B1:B12", {"type": "data_bar", "data_bar_2010": True})
        page.data_validation("C1:C12", {"validate": "list", "source": ["a", "b"]})
        page.write_comment("T6", OWN_NOTE)
        page.set_column("A:A", 33)
        page.set_row(8, None, None, {"hidden": True})
        page.autofilter("A1:B12")
        page.repeat_rows(0)
        page.freeze_panes(1, 0)
        other.write_formula("A1", "=SUM('Đảng viên'!A1:A12)", None, 66)
        other.activate()
    return path.read_bytes()


def annotated(content, *findings):
    return annotated_copy(content, HEADING, judgement(*findings)).content


def opened(content, **options):
    return openpyxl.load_workbook(io.BytesIO(content), **options)


def notes(page):
    return {cell.coordinate: cell.comment.text for row in page.iter_rows() for cell in row if cell.comment}


def coloured(page):
    """Return area → the order of the rule that colours it, of the rules that are ours."""
    return {
        str(area): rule.priority
        for group in page.conditional_formatting
        for rule in group.rules
        if rule.formula == ['LEN("xeploai")=7']
        for area in str(group.sqref).split()
    }


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def cells(content):
    xml = parts(content)["xl/worksheets/sheet1.xml"]
    return xml[xml.index(b"<sheetData") : xml.index(b"</sheetData>")]


def test_a_bad_cell_is_coloured_and_says_what_to_do(own):
    page = opened(annotated(own, finding(cell="A3", cells=["A3", "B3"], found="HTXS", expected="HTT")))["Đảng viên"]

    assert list(coloured(page)) == ["A3", "B3"]
    assert notes(page)["A3"].splitlines()[:3] == [
        TITLE, "[Lỗi phải sửa] DV-101: Mức quyết định cao hơn.", "Đang ghi: HTXS; cần ghi: HTT",
    ]  # fmt: skip
    assert notes(page)["A3"].splitlines()[3].startswith("Căn cứ: ")
    assert "B3" not in notes(page)


def test_of_several_findings_at_a_cell_the_gravest_comes_first(own):
    marked = annotated(own, finding("DV-112", "warning", cell="A3"), finding(cell="A3"), finding(cell="A3"))
    page = opened(marked)["Đảng viên"]

    assert coloured(page)["A3"] in (1, 2)
    assert [line[:20] for line in notes(page)["A3"].splitlines() if line.startswith("[")] == [
        "[Lỗi phải sửa] DV-10", "[Lưu ý, cần giải trì",
    ]  # fmt: skip


def test_cells_formulas_and_their_last_values_stay_byte_for_byte(own):
    marked = annotated(own, finding(cell="A3"), finding(cell="Z99"))

    assert cells(marked) == cells(own)
    values = opened(marked, data_only=True)
    assert (values["Đảng viên"]["B12"].value, values["Riêng"]["A1"].value) == (22, 66)


def test_parts_that_need_no_mark_stay_byte_for_byte(own):
    before, after = parts(own), parts(annotated(own, finding(cell="A3")))
    changed = {name for name in before if after[name] != before[name]}

    assert changed == {
        "[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
        "xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
    }  # fmt: skip
    without = before["xl/worksheets/sheet2.xml"].replace(b' tabSelected="1"', b"")
    assert after["xl/worksheets/sheet2.xml"] == without


def test_what_the_committee_set_up_stays(own):
    before, after = opened(own)["Đảng viên"], opened(annotated(own, finding(cell="A3")))["Đảng viên"]

    assert after["A3"].number_format == before["A3"].number_format == "0.00"
    assert after["A3"].fill.start_color.rgb == before["A3"].fill.start_color.rgb
    assert after.column_dimensions["A"].width == before.column_dimensions["A"].width
    assert after.row_dimensions[9].hidden
    assert (after.freeze_panes, after.auto_filter.ref, after.print_title_rows) == ("A2", "A1:B12", "$1:$1")
    assert [one.formula1 for one in after.data_validations.dataValidation] == ['"a,b"']
    assert b"x14:dataBar" in parts(annotated(own, finding(cell="A3")))["xl/worksheets/sheet1.xml"]


def test_the_committees_own_rules_come_after_ours(own):
    page = opened(annotated(own, finding(cell="A3")))["Đảng viên"]
    own_rules = [rule.priority for group in page.conditional_formatting for rule in group.rules
                 if rule.formula != ['LEN("xeploai")=7']]  # fmt: skip

    assert max(coloured(page).values()) < min(own_rules)


def test_a_note_of_the_committee_stays_above_ours(own):
    text = notes(opened(annotated(own, finding(cell="T6")))["Đảng viên"])["T6"]

    assert text.startswith(OWN_NOTE)
    assert TITLE in text


def test_marking_a_marked_copy_again_replaces_the_marks(own):
    first = annotated(own, finding(cell="T6"), finding(cell="A3"), finding(cell="A4", severity="warning"))
    again = opened(annotated(first, finding(cell="A5")))

    page = again["Đảng viên"]
    assert list(coloured(page)) == ["A5"]
    assert {cell: text.splitlines()[0] for cell, text in notes(page).items()} == {"A5": TITLE, "T6": OWN_NOTE}
    assert TITLE not in notes(page)["T6"]
    assert again.sheetnames == ["Kết quả kiểm tra", "Chưa kiểm tra", "Đảng viên", "Riêng"]
    shapes = parts(annotated(first, finding(cell="A5")))["xl/drawings/vmlDrawing1.vml"].count(b"<v:shape ")
    assert shapes == 2


def test_the_results_stand_first_and_lead_to_the_cell(own):
    book = opened(annotated(own, finding(cell="A3"), finding(cell=None, source_row=7)))
    page = book["Kết quả kiểm tra"]
    links = [cell.hyperlink.location for row in page.iter_rows() for cell in row if cell.hyperlink]

    assert book.sheetnames[0] == book.active.title == "Kết quả kiểm tra"
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] in ([], ["Kết quả kiểm tra"])
    assert links == ["'Đảng viên'!A3", "'Đảng viên'!A7"]


def test_a_finding_of_a_whole_row_marks_its_first_cell_and_one_of_the_file_none(own):
    whole = finding(cell="7:7", cells=[], source_row=7)
    page = opened(annotated(own, whole, finding(sheet=None, cell=None, cells=[], source_row=None)))["Đảng viên"]

    assert list(coloured(page)) == ["A7"]


@pytest.mark.parametrize("text", ["=1+1", "http://x.vn", "<b>&amp;</b>", "a\x0bb", "a\ud800", "x" * 40_000])
def test_what_was_typed_cannot_do_harm_in_the_copy(own, text):
    book = opened(annotated(own, finding(cell="A3", found=text, message=text)))
    typed = [cell for row in book["Kết quả kiểm tra"].iter_rows() for cell in row if cell.value]

    assert {cell.data_type for cell in typed} == {"s"}
    assert {cell.hyperlink.location for cell in typed if cell.hyperlink} == {"'Đảng viên'!A3"}


def test_a_sent_copy_lands_the_same_rows_and_no_foreign_sheet(home, tmp_path):
    path = make_workbook(tmp_path / "a.xlsx", **small_committee())
    content = path.read_bytes()
    copy = annotated(content, finding(cell="T6"), finding(cell="B7", sheet="organisation", severity="warning"))

    before, after = (read_submission(one, "QNA04", None) for one in (content, copy))

    assert after.refusal is None
    assert after.notes == before.notes
    assert [sheet.frame.rows() for sheet in after.sheets] == [sheet.frame.rows() for sheet in before.sheets]


def test_another_format_gets_the_pages_alone():
    copy = annotated_copy(b"no workbook", HEADING, judgement(finding()))

    assert copy.ending == ".xlsx"
    assert opened(copy.content).sheetnames == ["Kết quả kiểm tra", "Chưa kiểm tra"]


def test_macros_stay_in_a_file_whose_name_says_so(tmp_path):
    path = tmp_path / "m.xlsm"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Đảng viên").write("A3", "x")
        (tmp_path / "vba.bin").write_bytes(b"macro")
        book.add_vba_project(tmp_path / "vba.bin")

    copy = annotated_copy(path.read_bytes(), HEADING, judgement(finding(cell="A3")))

    assert copy.ending == ".xlsm"
    assert parts(copy.content)["xl/vbaProject.bin"] == b"macro"


def changed_parts(content, **changed):
    """Return the package with parts changed: name → what, by what."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, part in parts(content).items():
            package.writestr(name, part.replace(*changed[name]) if name in changed else part)
    return stream.getvalue()


def test_a_sheet_with_nothing_behind_its_cells_stays_whole(own):
    margins = b'<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
    bare = changed_parts(own, **{"xl/worksheets/sheet2.xml": (margins, b"")})
    assert bare != own

    assert parts(annotated(bare, finding(cell="A3")))["xl/worksheets/sheet2.xml"].endswith(b"</sheetData></worksheet>")


@pytest.mark.parametrize(
    "name", ["Kết quả kiểm tra", "KẾT QUẢ KIỂM TRA", unicodedata.normalize("NFD", "Chưa kiểm tra")]
)
def test_a_sheet_of_the_committees_own_of_our_name_stays(tmp_path, name):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Đảng viên").write("A3", "x")
        book.add_worksheet(name).write("B2", "Của huyện")

    once = annotated(path.read_bytes(), finding(cell="A3"))
    twice = opened(annotated(once, finding(cell="A3")))

    assert twice.sheetnames == opened(once).sheetnames
    assert len({unicodedata.normalize("NFC", one).casefold() for one in twice.sheetnames}) == 4
    assert twice[twice.sheetnames[-1]]["B2"].value == "Của huyện"


def test_what_was_explained_in_a_copy_stands_in_the_next_one(own):
    first = opened(annotated(own, finding(fingerprint="a" * 64), finding(fingerprint="b" * 64, cell="T7")))
    page = first["Kết quả kiểm tra"]
    header_row = int(page.freeze_panes[1:]) - 1
    page.cell(header_row + 2, 9).value = "Đã có quyết định khác."
    page.sheet_state = "hidden"
    saved = io.BytesIO()
    first.save(saved)

    again = opened(annotated(saved.getvalue(), finding(fingerprint="b" * 64, cell="T7")))["Kết quả kiểm tra"]

    assert [row[8] for row in again.iter_rows(min_row=header_row + 1, values_only=True)] == ["Đã có quyết định khác."]
    assert again.sheet_state == "visible"


def test_names_come_after_links_to_other_files(own):
    bare = changed_parts(own, **{"xl/workbook.xml": (b"</sheets>", b"</sheets><externalReferences/>")})
    rest = parts(bare)["xl/workbook.xml"].partition(b"<definedNames>")[2]
    names = rest.partition(b"</definedNames>")[0]
    unnamed = changed_parts(bare, **{"xl/workbook.xml": (b"<definedNames>" + names + b"</definedNames>", b"")})

    book = parts(annotated(unnamed, finding(cell="A3")))["xl/workbook.xml"]

    assert 0 < book.index(b"<externalReferences/>") < book.index(b"<definedNames>") < book.index(b"<calcPr")


def test_a_rule_of_the_committee_that_names_a_range_xeploai_stays(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Đảng viên")
        page.conditional_format(
            "A1:A9", {"type": "formula", "criteria": "=COUNTIF(xeploai,A1)=0", "format": book.add_format()}
        )

    assert b"COUNTIF(xeploai" in parts(annotated(path.read_bytes(), finding(cell="A3")))["xl/worksheets/sheet1.xml"]


def test_a_file_of_the_macro_type_without_a_macro_keeps_its_ending(own):
    types = (b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
             b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")  # fmt: skip
    typed = changed_parts(own, **{"[Content_Types].xml": types})

    assert annotated_copy(typed, HEADING, judgement(finding())).ending == ".xlsm"


def test_what_a_note_or_a_cell_cannot_hold_is_cut(own):
    many = [finding(cell="A3", message=f"{number} " + "😀" * 20_000) for number in range(50)]
    book = opened(annotated(own, *many))

    assert len(book["Đảng viên"]["A3"].comment.text) < 16_000
    assert book["Đảng viên"]["A3"].comment.text.endswith("… và 30 nội dung khác tại ô này")
    longest = max(
        len(cell.value.encode("utf-16-le")) // 2
        for row in book["Kết quả kiểm tra"].iter_rows()
        for cell in row
        if cell.value
    )
    assert longest <= 32_000


def test_notes_of_a_sheet_without_a_finding_stay_byte_for_byte(own):
    before, after = parts(own), parts(annotated(own, finding(sheet=None, cell=None, cells=[], source_row=None)))

    assert [name for name in before if "vml" in name or "comments" in name] == [
        "xl/drawings/vmlDrawing1.vml", "xl/comments1.xml",
    ]  # fmt: skip
    assert after["xl/drawings/vmlDrawing1.vml"] == before["xl/drawings/vmlDrawing1.vml"]
    assert after["xl/comments1.xml"] == before["xl/comments1.xml"]


def test_a_chart_that_was_open_is_not_selected_beside_the_results(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Đảng viên").write("A3", 1)
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "='Đảng viên'!$A$1:$A$5"})
        sheet = book.add_chartsheet("Biểu đồ")
        sheet.set_chart(chart)
        sheet.activate()
    assert b"tabSelected" in parts(path.read_bytes())["xl/chartsheets/sheet1.xml"]

    assert b"tabSelected" not in parts(annotated(path.read_bytes(), finding(cell="A3")))["xl/chartsheets/sheet1.xml"]
