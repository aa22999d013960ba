"""Certificate's page: from a certificate to one A4 page for the file of the Board, counts only, its hash at the foot.

The same certificate gives the same bytes. A province of very many committees keeps their lines in the JSON file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from font_source_serif_pro import font_files_ttf  # type: ignore[import-untyped]
from fpdf import FPDF

import settings
from feedback.certificate import Certificate, place
from feedback.certificate_document import Document
from feedback.numbers import number, share
from ingestion.arrival import LOCAL_TIME

WIDTH = 182  # mm between the margins
MOST_LINES = 34
KINDS = {
    "DBHU": "Đảng bộ trực thuộc Tỉnh ủy", "TCCSD": "Tổ chức cơ sở đảng", "DBBP": "Đảng bộ bộ phận",
    "CBTT": "Chi bộ trực thuộc", "MEMBER": "Đảng viên", "COLLECTIVE": "Tập thể lãnh đạo, quản lý",
    "LEADER": "Cá nhân lãnh đạo, quản lý",
}  # fmt: skip
STATES = {
    "missing": "chưa gửi", "waiting": "đang chờ", "returned": "bị trả lại", "accepted": "tiếp nhận",
    "accepted_with_remarks": "tiếp nhận, có lưu ý", None: "–",
}  # fmt: skip
ROUNDING = {"floor": "làm tròn xuống", "nearest": "làm tròn gần nhất", "ceil": "làm tròn lên"}
LEVELS = ("htxs", "htt", "ht", "kht")
Columns = Sequence[tuple[str, float]]  # header and width in mm; the first is text, the others are numbers
PROVINCE_COLUMNS: Columns = (
    ("Đối tượng", 41), ("Tổng số", 13), ("Được\nxếp loại", 14), ("HTXS", 12), ("%", 11), ("HTT", 12), ("%", 11),
    ("HT", 12), ("%", 11), ("KHT", 10), ("%", 10), ("Không\nxếp loại", 13), ("Hạ\nmức", 12),
)  # fmt: skip
COMMITTEE_COLUMNS: Columns = (
    ("Đơn vị", 48), ("Hồ sơ\nhằng năm", 28), ("Hồ sơ\nhiệu lực", 13), ("Số dòng", 14), ("ĐV được\nxếp loại", 15),
    ("HTXS", 12), ("HTT", 12), ("HT", 11), ("KHT", 9), ("Lưu ý\ncòn", 10), ("Miễn\ntrừ", 10),
)  # fmt: skip


def write_page(certificate: Certificate) -> Path:
    """Write the page beside the certificate's JSON file; return its path."""
    pdf = _blank(certificate)
    _title(pdf, certificate)
    _table(pdf, PROVINCE_COLUMNS, list(_province(certificate.document)), 4.4)
    pdf.ln(2.5)
    lines = list(_committees(certificate.document))
    if len(lines) <= MOST_LINES:
        _table(pdf, COMMITTEE_COLUMNS, lines, min(4.3, 125 / max(len(lines), 1)))
    else:
        _line(pdf, f"Số liệu của {number(len(lines))} đơn vị: xem tệp JSON kèm theo.")
    pdf.ln(2)
    for note in _notes(certificate.document):
        _line(pdf, note)
    _foot(pdf, certificate)
    path = place(certificate, "pdf")
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    pdf.output(str(part))
    part.replace(path)
    return path


def _blank(certificate: Certificate) -> FPDF:
    pdf = FPDF(format="A4")
    pdf.set_creation_date(certificate.certified_at)
    pdf.set_title(f"Giấy chứng nhận số {certificate.certificate_no}, năm {certificate.rating_year}")
    pdf.set_lang("vi")
    pdf.add_font("serif", "", font_files_ttf["SourceSerifPro"])
    pdf.add_font("serif", "B", font_files_ttf["SourceSerifProBold"])
    pdf.set_margins(14, 12, 14)
    pdf.set_auto_page_break(False)
    pdf.add_page()
    return pdf


def _title(pdf: FPDF, certificate: Certificate) -> None:
    office = certificate.document["committees"].get(settings.PROVINCE, {}).get("committee_name", "")
    day = certificate.certified_at.astimezone(LOCAL_TIME).date()
    for left, right, style in (
        (office.upper(), "ĐẢNG CỘNG SẢN VIỆT NAM", "B"), ("*", "", ""), (f"Số {certificate.certificate_no}", _long(day), ""),
    ):  # fmt: skip
        pdf.set_font("serif", style, 11)
        pdf.cell(WIDTH / 2, 5, left, align="C")
        pdf.set_font("serif", style + ("U" if style else ""), 11)
        pdf.cell(WIDTH / 2, 5, right, align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(3)
    for text, size in (
        ("GIẤY CHỨNG NHẬN", 14),
        (f"chốt số liệu xếp loại chất lượng năm {certificate.rating_year}", 12),
    ):
        pdf.set_font("serif", "B", size)
        pdf.cell(WIDTH, 6, text, align="C", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(2)


def _table(pdf: FPDF, columns: Columns, lines: list[list[str]], height: float) -> None:
    pdf.set_font("serif", "B", 7.5)
    top = pdf.get_y()
    for header, width in columns:
        left = pdf.get_x()
        pdf.rect(left, top, width, 8)
        rows = header.count("\n") + 1
        pdf.set_xy(left, top + 4 - 1.6 * rows)
        pdf.multi_cell(width, 3.2, header, align="C")
        pdf.set_xy(left + width, top)
    pdf.set_xy(pdf.l_margin, top + 8)
    for line in lines:
        pdf.set_font("serif", "", min(8, height * 1.85))
        for at, ((_, width), text) in enumerate(zip(columns, line, strict=True)):
            is_text = at == 0 or (not text[:1].isdigit() and text != "–")
            pdf.cell(width, height, _fitting(pdf, text, width), border=1, align="L" if is_text else "R")
        pdf.ln(height)


def _fitting(pdf: FPDF, text: str, width: float) -> str:
    room = width - 2 * pdf.c_margin
    if pdf.get_string_width(text) <= room:
        return text
    while text and pdf.get_string_width(text + "…") > room:
        text = text[:-1]
    return text.rstrip() + "…"


def _province(document: Document) -> Iterator[list[str]]:
    figures = document["figures"].get("ALL", {})
    for kind, title in KINDS.items():
        if kind in figures:
            now = figures[kind]["effective"]
            levels = [text for level in LEVELS for text in (number(now[level]), share(now[level], now["rated"]))]
            counts = [number(now["total"]), number(now["rated"]), *levels, number(now["not_rated"])]
            yield [title, *counts, number(figures[kind]["lowered"])]


def _committees(document: Document) -> Iterator[list[str]]:
    for code, committee in sorted(document["committees"].items()):
        members = document["figures"].get(code, {}).get("MEMBER", {}).get("effective")
        counts = [number(members[key]) for key in ("rated", *LEVELS)] if members else ["–"] * 5
        open_ = sum(found["open"] for found in committee["findings"].values())
        waived = sum(waiver["defects"] for waiver in committee["waivers"])
        rows = number(_rows(committee))
        in_force = number(len(committee["submissions"]))
        yield [committee["committee_name"], STATES[committee["state"]], in_force, rows, *counts,
               number(open_), number(waived)]  # fmt: skip


def _rows(committee: dict[str, Any]) -> int:
    return sum(
        sheet["rows_landed"]
        for submission in committee["submissions"].values()
        for sheet in submission["sheets"].values()
    )


def _notes(document: Document) -> Iterator[str]:
    campaign, committees = document["campaign"], document["committees"].values()
    quota = campaign["quota"]
    base = "số HTT" if quota["base"] == "T" else "số HTXS và HTT"
    rows = number(sum(map(_rows, committees)))
    yield f"Bảo toàn dòng: {rows} dòng đã đọc, {rows} dòng đã lưu. HTXS, HTT, HT, KHT: mức đang có hiệu lực."
    catalogues = ", ".join(
        f"{rules[:12]} ({len(document['rules'][rules])} quy tắc)" for rules in sorted(document["rules"])
    )
    yield f"Bộ quy tắc đã xét: {catalogues or '–'}."
    yield (
        f"Đợt xếp loại: {campaign['regime']}, chốt ngày {_short(campaign['cut_off_on'])}, hạn gửi "
        f"{_short(campaign['due_on'])}; trần HTXS {quota['pct']} % {base}, {ROUNDING[quota['rounding']]}; "
        f"phiếu tán thành trên {str(campaign['vote_threshold']).replace('.', ',')}; "
        f"mẫu {', '.join(campaign['template_versions'])}."
    )
    if document["missing"]:
        yield f"Chưa có hồ sơ hằng năm được tiếp nhận: {', '.join(document['missing'])}."
    if document["despite"]:
        yield f"Vẫn chốt vì: {document['despite'][:300]}"


def _line(pdf: FPDF, text: str) -> None:
    pdf.set_font("serif", "", 8.5)
    pdf.multi_cell(WIDTH, 4, text, align="L", new_x="LMARGIN", new_y="NEXT")


def _foot(pdf: FPDF, certificate: Certificate) -> None:
    pdf.set_xy(pdf.l_margin + WIDTH / 2, max(pdf.get_y() + 2, 250))
    pdf.set_font("serif", "B", 10)
    pdf.multi_cell(WIDTH / 2, 5, "NGƯỜI CHỐT SỐ LIỆU", align="C", new_x="LEFT", new_y="NEXT")
    pdf.set_xy(pdf.l_margin + WIDTH / 2, pdf.get_y() + 12)  # where the seal goes
    pdf.set_font("serif", "", 10)
    pdf.multi_cell(WIDTH / 2, 5, certificate.certified_by[:80], align="C")
    pdf.set_xy(pdf.l_margin, 281)
    pdf.set_font("serif", "", 8)
    pdf.cell(WIDTH, 4, f"sha256 {certificate.sha256}", align="C", new_x="LMARGIN", new_y="NEXT")
    hint = f"xeploai certify --year {certificate.rating_year} --verify certificate-{certificate.certificate_no}.json"
    pdf.cell(WIDTH, 4, f"Kiểm tra: {hint}", align="C")


def _long(day: date) -> str:
    """Write a day as Party documents do: days and the months 1 and 2 padded, the other months not."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def _short(day: str) -> str:
    return f"{date.fromisoformat(day):%d/%m/%Y}"
