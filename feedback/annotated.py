"""Annotated copy: from a committee's file and what the gates say of it to its own workbook back, marked.

Only Excel's own formats are marked; of every other file the pages of results make a workbook by themselves.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from upath import UPath

from expectations.judgement import Judgement
from expectations.rule import load_rules
from feedback.causes import SEVERITIES
from feedback.marking.marked_copy import NotMarkable, marked_copy
from feedback.marking.marks import Mark
from feedback.marking.parts import CONTENT_TYPES, blank_workbook, is_as_packed
from feedback.result_pages import Heading, result_pages, sheet_names
from ingestion.submission import page_names
from ingestion.workbook.package import Package
from ingestion.workbook.unreadable import UnreadableWorkbook
from ingestion.workbook.xlsx_parts import find_parts

MACRO_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_NUMBERS = ("", *(f"-{number}" for number in range(2, 1_000)))  # of copies beside those that people write in
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Annotated:
    """A workbook and how its name ends."""

    content: bytes
    ending: str


def annotated_copy(content: bytes | None, heading: Heading, judgement: Judgement) -> Annotated:
    """Return the file with every bad cell coloured and noted, the results in front; it can be mended and sent again.

    Args:
        content: the file as it came; None when it was too large to be read.
    """
    if content is not None and judgement.verdict != "unreadable":
        try:
            return _marked(content, heading, judgement)
        except (NotMarkable, UnreadableWorkbook) as error:
            log.warning("step=annotate not marked, the pages of results alone: %s", error)
    pages = result_pages(heading, judgement, {})
    return Annotated(marked_copy(blank_workbook(), [], pages), ".xlsx")


def nobodys_place(folder: UPath, stem: str, ending: str) -> UPath:
    """Return where a copy goes: an earlier one that somebody has written in since stays, and this one gets a number."""
    targets = (folder / f"{stem}{number}{ending}" for number in _NUMBERS)
    return next(target for target in targets if not target.exists() or is_as_packed(target.read_bytes()))


def _marked(content: bytes, heading: Heading, judgement: Judgement) -> Annotated:
    package = Package(content)
    parts = find_parts(package)
    names = page_names(sheet.name for sheet in parts.sheets)
    titles = {key: names[name] for key, name in sheet_names(judgement).items() if name in names}
    marks = list(_marks(judgement, titles))
    # Excel goes by the type, not by whether there is a macro, and opens no file whose ending says otherwise.
    ending = ".xlsm" if MACRO_TYPE in package.read_xml(CONTENT_TYPES) else ".xlsx"
    return Annotated(marked_copy(content, marks, result_pages(heading, judgement, titles)), ending)


def _marks(judgement: Judgement, titles: Mapping[str, str]) -> Iterator[Mark]:
    bases = {rule.rule_id: rule.basis for rule in load_rules()}
    for found in judgement.findings:
        title = titles.get(found["sheet"])
        if title is None:
            continue
        note = _note(found, bases.get(found["rule_id"], ""))
        for number, area in enumerate(_areas(found)):
            yield Mark(title, area, found["severity"], "" if number else note)


def _areas(found: Mapping[str, Any]) -> list[str]:
    """Return the cells to mark, the one to mend first; of a whole row its first cell."""
    cells = list(dict.fromkeys([found["cell"], *found["cells"]]))
    areas = [cell for cell in cells if cell and ":" not in cell]
    if not areas and found["source_row"] is not None:
        areas = [f"A{found['source_row']}"]
    return areas


def _note(found: Mapping[str, Any], basis: str) -> str:
    lines = [f"[{SEVERITIES[found['severity']]}] {found['rule_id']}: {found['message']}"]
    if found["found"] or found["expected"]:
        lines.append(
            f"Đang ghi: {found['found'] or '(trống)'}"
            + (f"; cần ghi: {found['expected']}" if found["expected"] else "")
        )
    if basis:
        lines.append(f"Căn cứ: {basis}")
    return "\n".join(lines)
