"""Result pages: from a judgement to what a clerk reads: what to mend where, and what nobody looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from expectations.judgement import Judgement
from expectations.rule import load_rules
from feedback.causes import SEVERITIES
from feedback.marking.colours import Tone
from feedback.marking.result_page import ResultPage, Row
from feedback.numbers import number
from ingestion import contract
from ingestion.explanations import EXPLANATION, REFERENCE, reference_of
from ingestion.template.names import NOT_CHECKED, RESULTS

MESSAGE = "Nội dung và cách sửa"
COLUMNS = {"Quy tắc": 9, "Trang tính": 15, "Ô": 9, MESSAGE: 60, "Mức": 15, "Đang ghi": 12, "Cần ghi": 15,
           "Căn cứ": 28, EXPLANATION: 34, REFERENCE: 20}  # fmt: skip
BLIND_COLUMNS = {"Quy tắc": 14, "Điều phải đúng": 72, "Vì sao chưa kiểm tra": 72}
NOTHING_FOUND = "Không có lỗi, không có lưu ý."
BLIND_NOTE = "Chưa kiểm tra không có nghĩa là đạt: những điều dưới đây chưa có kết luận."
NO_CONTENT = ("", "Mọi quy tắc về nội dung", f"Tệp chưa đúng mẫu: sửa lỗi ở trang «{RESULTS}» trước")


@dataclass(frozen=True)
class Heading:
    """What stands above the findings: title, conclusion in a sentence, and what else to know."""

    title: str
    subtitle: str
    conclusion: str
    tone: Tone
    notes: Sequence[str]


def result_pages(heading: Heading, judgement: Judgement, titles: Mapping[str, str]) -> list[ResultPage]:
    """Return the page of findings, one row each, and the page of rules not evaluated.

    Args:
        titles: sheet key → its title in the workbook that holds the pages; rows of others lead nowhere.
    """
    return [_results(heading, judgement, titles), _blind(judgement)]


def sheet_names(judgement: Judgement) -> dict[str, str]:
    """Return the sheets' names in the file's own template; in the newest where it names none that we know."""
    version = judgement.template_version
    template = contract.load(version) if version in contract.versions() else contract.newest()
    return {sheet.key: sheet.name for sheet in (*contract.newest().sheets.values(), *template.sheets.values())}


def place(found: Mapping[str, Any]) -> str:
    """Return where to look: a cell, a whole row, a whole sheet, or nothing for the whole file."""
    cell, row = found["cell"] or "", found["source_row"]
    if ":" in cell or (not cell and row is not None):
        return f"Dòng {cell.partition(':')[0] or row}"
    return cell or ("Cả trang" if found["sheet"] else "")


def _results(heading: Heading, judgement: Judgement, titles: Mapping[str, str]) -> ResultPage:
    lines = [(heading.title, "title"), (heading.subtitle, "text"), (heading.conclusion, f"conclusion {heading.tone}")]
    lines += [(note, "text") for note in (*heading.notes, _counts(judgement), _rows_read(judgement)) if note]
    names, bases = sheet_names(judgement), {rule.rule_id: rule.basis for rule in load_rules()}
    rows = [_finding_row(found, names, bases, titles) for found in judgement.findings]
    if more := sum(judgement.counts.values()) - len(rows):
        rows.append(_words(f"Còn {number(more)} nội dung khác. Sửa các lỗi trên rồi kiểm tra trước một lần nữa."))
    return ResultPage(
        RESULTS, lines, COLUMNS, rows or [_words(NOTHING_FOUND)],
        toned_columns=frozenset({"Quy tắc", "Mức"}), open_columns=frozenset({EXPLANATION}),
        hidden_columns=frozenset({REFERENCE}), link_column="Ô",
    )  # fmt: skip


def _finding_row(
    found: Mapping[str, Any], names: Mapping[str, str], bases: Mapping[str, str], titles: Mapping[str, str]
) -> Row:
    texts = (
        found["rule_id"], names.get(found["sheet"], "Cả hồ sơ"), place(found), found["message"],
        SEVERITIES[found["severity"]], found["found"] or "", found["expected"] or "", bases.get(found["rule_id"], ""), "",
        reference_of(found.get("fingerprint")),
    )  # fmt: skip
    title, row = titles.get(found["sheet"]), found["source_row"]
    cell = found["cell"] if found["cell"] and ":" not in found["cell"] else f"A{row}" if row is not None else None
    return Row(texts, found["severity"], (title, cell) if title and cell else None)


def _words(text: str) -> Row:
    """Return a row that is no finding."""
    return Row(tuple(text if name == MESSAGE else "" for name in COLUMNS))


def _blind(judgement: Judgement) -> ResultPage:
    titles = {rule.rule_id: rule.title for rule in load_rules()}
    rows = [(blind["rule_id"], titles.get(blind["rule_id"], ""), blind["reason"]) for blind in judgement.not_evaluated]
    if judgement.is_refused:
        rows.insert(0, NO_CONTENT)
    lines = [("QUY TẮC CHƯA KIỂM TRA", "title"), (BLIND_NOTE, "text")]
    return ResultPage(
        NOT_CHECKED, lines, BLIND_COLUMNS, [Row(row) for row in rows or [("", "Mọi quy tắc đều đã được kiểm tra.", "")]]
    )


def _counts(judgement: Judgement) -> str:
    counted = [f"{label}: {number(judgement.counts.get(key, 0))}" for key, label in SEVERITIES.items()]
    unseen = (
        "chưa kiểm tra nội dung" if judgement.is_refused else f"Quy tắc chưa kiểm tra: {len(judgement.not_evaluated)}"
    )
    return " · ".join([*counted, unseen])


def _rows_read(judgement: Judgement) -> str:
    names, rows = sheet_names(judgement), judgement.rows_read
    read = " · ".join(f"{name}: {number(rows[key])}" for key, name in names.items() if key in rows)
    return f"Số dòng đã đọc theo trang tính – {read}" if read else ""
