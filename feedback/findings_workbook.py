"""Findings workbook: from a judgement to an .xlsx that a clerk reads: what to mend where, and what nobody looked at.

Every cell is text or a number of ours: nothing in it becomes a formula or a link.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import truediv
from typing import Any, Literal

import xlsxwriter  # type: ignore[import-untyped]

from expectations.rehearsal import Judgement
from expectations.rule import load_rules
from feedback.causes import SEVERITIES
from ingestion import contract
from ingestion.explanations import EXPLANATION, REFERENCE, reference_of

Tone = Literal["error", "warning", "info", "good"]
COLOURS: dict[str, tuple[str, str]] = {  # ground, letters; each word stands there too, for who prints without colours
    "error": ("#FBE0DD", "#9C0006"),
    "warning": ("#FFF2CC", "#7F6000"),
    "info": ("#DDEBF7", "#1F4E79"),
    "good": ("#E2EFDA", "#375623"),
}
COLUMNS = {"Mức": 15, "Quy tắc": 9, "Trang tính": 15, "Ô": 9, "Đang ghi": 12, "Cần ghi": 15,
           "Nội dung và cách sửa": 60, "Căn cứ": 28, EXPLANATION: 34, REFERENCE: 20}  # fmt: skip
BLIND_COLUMNS = {"Quy tắc": 14, "Điều phải đúng": 72, "Vì sao chưa kiểm tra": 72}
FONT = "Times New Roman"
LINE_HEIGHT = 15.5  # of 11 points
TALLEST = 400.0  # Excel takes no row above 409 points
NOTHING_FOUND = "Không có lỗi, không có lưu ý."
BLIND_NOTE = "Chưa kiểm tra không có nghĩa là đạt: những điều dưới đây chưa có kết luận."
NO_CONTENT = ("", "Mọi quy tắc về nội dung", "Tệp chưa đúng mẫu: sửa lỗi ở trang «Kết quả» trước")


@dataclass(frozen=True)
class Heading:
    """What stands above the findings: title, conclusion in a sentence, and what else to know."""

    title: str
    subtitle: str
    conclusion: str
    tone: Tone
    notes: Sequence[str]


def findings_workbook(heading: Heading, judgement: Judgement) -> bytes:
    """Return the workbook: sheet «Kết quả», one row per finding, and sheet «Chưa kiểm tra», one per rule not evaluated."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, options) as book:
        styles = _styles(book)
        _write_results(book.add_worksheet("Kết quả"), styles, heading, judgement)
        _write_blind(book.add_worksheet("Chưa kiểm tra"), styles, judgement)
    return content.getvalue()


def _write_results(page: Any, styles: dict[str, Any], heading: Heading, judgement: Judgement) -> None:
    _lay_out(page, COLUMNS)
    lines = [(heading.title, "title"), (heading.subtitle, "text"), (heading.conclusion, f"conclusion {heading.tone}")]
    lines += [(note, "text") for note in (*heading.notes, _counts(judgement), _rows_read(judgement)) if note]
    header_row = _write_lines(page, styles, lines, COLUMNS)
    rows = _finding_rows(judgement)
    explained, referred = (list(COLUMNS).index(name) for name in (EXPLANATION, REFERENCE))
    page.set_column(referred, referred, COLUMNS[REFERENCE], None, {"hidden": True})
    if more := sum(judgement.counts.values()) - len(rows):
        rows.append(_words(f"Còn {_number(more)} nội dung khác. Sửa các lỗi trên rồi kiểm tra trước một lần nữa."))
    _write_table(page, styles, header_row, COLUMNS, rows or [_words(NOTHING_FOUND)])
    for row in range(header_row + 1, header_row + 1 + len(judgement.findings)):
        page.write_blank(row, explained, "", styles["open"])
    page.ignore_errors({"number_stored_as_text": f"E{header_row + 2}:F{header_row + 1 + max(len(rows), 1)}"})


def _write_blind(page: Any, styles: dict[str, Any], judgement: Judgement) -> None:
    _lay_out(page, BLIND_COLUMNS)
    titles = {rule.rule_id: rule.title for rule in load_rules()}
    rows = [(blind["rule_id"], titles.get(blind["rule_id"], ""), blind["reason"]) for blind in judgement.not_evaluated]
    if judgement.is_refused:
        rows.insert(0, NO_CONTENT)
    lines = [("QUY TẮC CHƯA KIỂM TRA", "title"), (BLIND_NOTE, "text")]
    header_row = _write_lines(page, styles, lines, BLIND_COLUMNS)
    _write_table(page, styles, header_row, BLIND_COLUMNS, rows or [("", "Mọi quy tắc đều đã được kiểm tra.", "")])


def _finding_rows(judgement: Judgement) -> list[tuple[str, ...]]:
    names, bases = _sheet_names(judgement), {rule.rule_id: rule.basis for rule in load_rules()}
    return [
        (
            SEVERITIES[found["severity"]], found["rule_id"], names.get(found["sheet"], "Cả hồ sơ"), _place(found),
            found["found"] or "", found["expected"] or "", found["message"], bases.get(found["rule_id"], ""), "",
            reference_of(found.get("fingerprint")),
        )
        for found in judgement.findings
    ]  # fmt: skip


def _words(text: str) -> tuple[str, ...]:
    """Return a row that is no finding."""
    return ("", "", "", "", "", "", text, "", "", "")


def _place(found: dict[str, Any]) -> str:
    """Return where to look: a cell, a whole row, a whole sheet, or nothing for the whole file."""
    cell, row = found["cell"] or "", found["source_row"]
    if ":" in cell or (not cell and row is not None):
        return f"Dòng {cell.partition(':')[0] or row}"
    return cell or ("Cả trang" if found["sheet"] else "")


def _sheet_names(judgement: Judgement) -> dict[str, str]:
    """Return the sheets' titles in the file's own template; in the newest where it names none that we know."""
    version = judgement.template_version
    template = contract.load(version) if version in contract.versions() else contract.newest()
    return {sheet.key: sheet.name for sheet in (*contract.newest().sheets.values(), *template.sheets.values())}


def _counts(judgement: Judgement) -> str:
    counted = [f"{label}: {_number(judgement.counts.get(key, 0))}" for key, label in SEVERITIES.items()]
    unseen = (
        "chưa kiểm tra nội dung" if judgement.is_refused else f"Quy tắc chưa kiểm tra: {len(judgement.not_evaluated)}"
    )
    return " · ".join([*counted, unseen])


def _rows_read(judgement: Judgement) -> str:
    names, rows = _sheet_names(judgement), judgement.rows_read
    read = " · ".join(f"{name}: {_number(rows[key])}" for key, name in names.items() if key in rows)
    return f"Số dòng đã đọc theo trang tính – {read}" if read else ""


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _lay_out(page: Any, columns: dict[str, int]) -> None:
    for position, width in enumerate(columns.values()):
        page.set_column(position, position, width)
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.set_footer("&C&9Trang &P/&N")


def _write_lines(page: Any, styles: dict[str, Any], lines: Sequence[tuple[str, str]], columns: dict[str, int]) -> int:
    """Write lines over the whole width; return the row after a gap."""
    width = sum(columns.values())
    for row, (text, style) in enumerate(lines):
        scale = 1.0 if style == "text" else 1.25
        page.merge_range(row, 0, row, len(columns) - 1, "", styles[style])
        page.write_string(row, 0, text, styles[style])
        page.set_row(row, _height(len(text) * scale / width) * scale)
    page.set_row(len(lines), 6)
    return len(lines) + 1


def _write_table(
    page: Any, styles: dict[str, Any], header_row: int, columns: dict[str, int], rows: Sequence[tuple[str, ...]]
) -> None:
    for position, name in enumerate(columns):
        page.write_string(header_row, position, name, styles["header"])
    write, leave, plain, widths = page.write_string, page.write_blank, styles["cell"], tuple(columns.values())
    for row, cells in enumerate(rows, header_row + 1):
        style = styles.get(cells[0], plain)
        for position, text in enumerate(cells):
            (write if text else leave)(row, position, text, style)
            style = plain
        page.set_row(row, _height(max(map(truediv, map(len, cells), widths))))
    page.autofilter(header_row, 0, header_row + len(rows), len(columns) - 1)
    page.freeze_panes(header_row + 1, 0)
    page.repeat_rows(header_row)


def _height(fill: float) -> float:
    """Return the height in which a text fits that is so many times as long as its cell is wide.

    Written out because not every program that opens a workbook fits its rows. A cell takes more letters than it is wide.
    """
    return min(LINE_HEIGHT * math.ceil(fill * 0.83), TALLEST) or LINE_HEIGHT


def _styles(book: Any) -> dict[str, Any]:
    def style(**own: Any) -> Any:
        return book.add_format({"font_name": FONT, "font_size": 11, "text_wrap": True, "valign": "top"} | own)

    bordered = {"border": 1, "border_color": "#BFBFBF"}
    styles = {
        "title": style(bold=True, font_size=14, valign="vcenter"),
        "text": style(),
        "header": style(bold=True, bg_color="#D9D9D9", valign="vcenter", **bordered),
        "cell": style(**bordered),
        "open": style(bg_color="#FFFFE5", locked=False, **bordered),  # to be written in, also where the sheet is locked
    }
    for tone, (ground, letters) in COLOURS.items():
        coloured = {"bold": True, "bg_color": ground, "font_color": letters}
        styles[SEVERITIES.get(tone, tone)] = style(**coloured, **bordered)
        styles[f"conclusion {tone}"] = style(**coloured, font_size=13, valign="vcenter")
    return styles
