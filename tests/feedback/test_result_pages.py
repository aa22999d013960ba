"""Result pages: every finding a row, most of all what to mend; nothing in it acts when it is opened."""

from __future__ import annotations

import io

import openpyxl
import pytest

from expectations.judgement import Judgement
from expectations.rule import load_rules
from feedback.annotated import annotated_copy
from feedback.result_pages import Heading
from ingestion.explanations import Explanation, read_explanations
from ingestion.workbook.page import Page

HEADING = Heading("KẾT QUẢ", "Tệp: a.xlsx", "SẼ BỊ TRẢ LẠI", "error", ["Đây chỉ là kiểm tra trước."])
HEADER = ("Quy tắc", "Trang tính", "Ô", "Nội dung và cách sửa", "Mức", "Đang ghi", "Cần ghi", "Căn cứ",
          "Giải trình", "Mã đối chiếu")  # fmt: skip


def finding(rule_id="DV-101", severity="error", **changes):
    row = {"rule_id": rule_id, "severity": severity, "sheet": "member", "source_row": 6, "cell": "T6", "found": "HTXS",
           "expected": "HTT", "message": "Mức quyết định cao hơn."} | changes  # fmt: skip
    return {"cells": [row["cell"]] if row["cell"] else []} | row


def judgement(*findings, **changes):
    severities = [one["severity"] for one in findings]
    said = {"verdict": "returned", "rating_year": 2022, "kind": "annual", "template_version": "2022.1",
            "is_refused": False, "findings": list(findings), "counts": {one: severities.count(one) for one in severities},
            "not_evaluated": [], "rows_read": {}}  # fmt: skip
    return Judgement(**said | changes)


def opened(judged, heading=HEADING):
    return openpyxl.load_workbook(io.BytesIO(annotated_copy(None, heading, judged).content))


BASIS = next(rule.basis for rule in load_rules() if rule.rule_id == "DV-101")


def table(page):
    """Return the rows below the table's header, and the header's row number."""
    header_row = int(page.freeze_panes[1:]) - 1
    rows = list(page.iter_rows(min_row=header_row, values_only=True))
    return [tuple(cell or "" for cell in row) for row in rows[1:]], rows[0], header_row


def test_a_finding_says_where_what_and_why():
    rows, header, _ = table(opened(judgement(finding()))["Kết quả kiểm tra"])

    assert header == HEADER
    assert rows == [
        ("DV-101", "Đảng viên", "T6", "Mức quyết định cao hơn.", "Lỗi phải sửa", "HTXS", "HTT",
         BASIS, "", "")
    ]  # fmt: skip


def test_every_finding_has_its_row_in_the_order_given():
    found = [finding(source_row=row, cell=f"T{row}") for row in range(5, 5005)]

    rows, _, _ = table(opened(judgement(*found))["Kết quả kiểm tra"])

    assert [row[2] for row in rows] == [f"T{row}" for row in range(5, 5005)]


def test_what_a_sheet_cannot_hold_is_counted():
    rows, _, _ = table(opened(judgement(finding(), counts={"error": 60_001}))["Kết quả kiểm tra"])

    assert rows[-1][3] == "Còn 60.000 nội dung khác. Sửa các lỗi trên rồi kiểm tra trước một lần nữa."


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ({"cell": "T6"}, ("Đảng viên", "T6")),
        ({"cell": "6:6"}, ("Đảng viên", "Dòng 6")),
        ({"cell": None}, ("Đảng viên", "Dòng 6")),
        ({"cell": None, "source_row": None}, ("Đảng viên", "Cả trang")),
        ({"cell": None, "source_row": None, "sheet": None}, ("Cả hồ sơ", "")),
    ],
)
def test_a_row_a_sheet_and_a_file_are_called_so(place, shown):
    ((row,), _, _) = table(opened(judgement(finding(**place)))["Kết quả kiểm tra"])

    assert row[1:3] == shown


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+1", "-1", "http://x.vn", "mailto:a@x.vn", "{=A1}", "file://x"])
def test_nothing_becomes_a_formula_a_number_or_a_link(text):
    heading = Heading(text, text, text, "good", [text])
    judged = judgement(
        finding(found=text, expected=text, message=text), not_evaluated=[{"rule_id": text, "reason": text}]
    )

    book = opened(judged, heading)

    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert sum(cell.value == text for cell in cells) == 9
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell for cell in cells if cell.hyperlink] == []


def test_a_severity_is_a_word_and_a_colour():
    found = [finding(severity=severity) for severity in ("error", "warning", "info")]
    page = opened(judgement(*found))["Kết quả kiểm tra"]
    rows, _, header_row = table(page)

    assert [row[4] for row in rows] == ["Lỗi phải sửa", "Lưu ý, cần giải trình", "Thông tin"]
    assert len({page.cell(row, 1).fill.start_color.rgb for row in range(header_row + 1, header_row + 4)}) == 3


def test_above_the_findings_stand_the_conclusion_the_counts_and_the_rows_read():
    page = opened(judgement(finding(), finding(severity="info"), rows_read={"member": 3012, "organisation": 2}))[
        "Kết quả kiểm tra"
    ]
    _, _, header_row = table(page)

    above = [page.cell(row, 1).value for row in range(1, header_row)]

    assert above == [
        "KẾT QUẢ", "Tệp: a.xlsx", "SẼ BỊ TRẢ LẠI", "Đây chỉ là kiểm tra trước.",
        "Lỗi phải sửa: 1 · Lưu ý, cần giải trình: 0 · Thông tin: 1 · Quy tắc chưa kiểm tra: 0",
        "Số dòng đã đọc theo trang tính – Tổ chức đảng: 2 · Đảng viên: 3.012", None,
    ]  # fmt: skip


def test_a_file_without_findings_says_so():
    ((row,), _, _) = table(opened(judgement(verdict="accepted"))["Kết quả kiểm tra"])

    assert row == ("", "", "", "Không có lỗi, không có lưu ý.", "", "", "", "", "", "")


def test_rules_not_evaluated_stand_on_their_own_sheet_with_the_reason():
    page = opened(judgement(not_evaluated=[{"rule_id": "DC-604", "reason": "Cần đối chiếu"}]))["Chưa kiểm tra"]

    assert table(page)[0] == [("DC-604", "Mức cũ là mức đang có hiệu lực", "Cần đối chiếu")]
    assert page["A2"].value == "Chưa kiểm tra không có nghĩa là đạt: những điều dưới đây chưa có kết luận."


def test_of_a_refused_file_no_content_counts_as_checked():
    book = opened(judgement(finding("HS-009"), is_refused=True, template_version="1999.9"))

    assert table(book["Chưa kiểm tra"])[0][0][1] == "Mọi quy tắc về nội dung"
    assert table(book["Kết quả kiểm tra"])[0][0][1] == "Đảng viên"
    assert "chưa kiểm tra nội dung" in book["Kết quả kiểm tra"]["A5"].value


def test_it_can_be_filtered_and_printed():
    for page in opened(judgement(finding(), finding())):
        _, _, header_row = table(page)
        last = page.max_column
        assert page.auto_filter.ref.startswith(f"A{header_row}:")
        assert page.print_title_rows == f"${header_row}:${header_row}"
        assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)
        assert all(page.cell(header_row + 1, column).alignment.wrap_text for column in range(1, last + 1))


def test_a_long_text_has_a_row_high_enough():
    page = opened(judgement(finding(message="chữ " * 200), finding()))["Kết quả kiểm tra"]
    _, _, header_row = table(page)

    heights = [page.row_dimensions[row].height for row in (header_row + 1, header_row + 2)]
    assert heights[0] >= 10 * 15 > heights[1] >= 2 * 15  # the basis of DV-101 takes several lines


def test_an_explanation_can_be_written_beside_each_finding_and_finds_back_to_it():
    book = opened(judgement(finding(fingerprint="0123456789abcdef" * 4), finding()))
    rows, header, header_row = table(book["Kết quả kiểm tra"])
    letters = dict(zip(header, "ABCDEFGHIJ", strict=True))
    cell = book["Kết quả kiểm tra"][f"{letters['Giải trình']}{header_row + 1}"]

    assert [row[8:] for row in rows] == [("", "GT0123456789abcdef"), ("", "")]
    assert (cell.protection.locked, cell.alignment.wrap_text) == (False, True)
    assert book["Kết quả kiểm tra"].column_dimensions[letters["Mã đối chiếu"]].hidden


def test_what_is_written_there_is_read_again():
    book = opened(judgement(finding(fingerprint="0123456789abcdef" * 4), finding(fingerprint="f" * 64)))
    page = book["Kết quả kiểm tra"]
    _, _, header_row = table(page)
    page.cell(header_row + 1, 9, "Đã đối chiếu quyết định gốc.")
    page.cell(header_row + 2, 9, " ")

    rows = [["" if value is None else value for value in row] for row in page.iter_rows(values_only=True)]

    assert read_explanations([Page([["Khác"]]), Page(rows)]) == (
        Explanation("0123456789abcdef", "Đã đối chiếu quyết định gốc."),
    )
