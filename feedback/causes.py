"""Causes: from the findings of one judgement to the paragraphs that a committee reads.

One cause, one paragraph: findings of the same rule in the same column stand together, with every cell named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

SEVERITIES = {"error": "Lỗi phải sửa", "warning": "Lưu ý, cần giải trình", "info": "Thông tin"}
SHOWN = 20  # cells and messages of a cause; more than a page of them helps nobody
SINGLE_CELLS = ("cover", "declared_total")  # sheets where a column is no list: each cell is a matter of its own

Finding = dict[str, Any]


def cause_paragraphs(findings: Iterable[Finding]) -> list[list[str]]:
    """Return one paragraph per cause, as lines: what is wrong where, then what each message says of which cells.

    Args:
        findings: severity, rule_id, sheet, sheet_name, source_row, cell and message of each.
    """
    ordered = sorted(findings, key=lambda finding: (*_cause(finding), finding["source_row"] or 0))
    return [_paragraph(list(group)) for _, group in groupby(ordered, key=_cause)]


def _cause(finding: Finding) -> tuple[int, str, str, int, str]:
    column = _column(finding)
    severity = list(SEVERITIES).index(finding["severity"])
    return severity, finding["rule_id"], finding["sheet"] or "", len(column), column


def _column(finding: Finding) -> str:
    """Return the letter of the column at fault; the cell where it stands alone; nothing for a whole row or file."""
    cell = _address(finding)
    if ":" in cell:
        return ""
    return cell if finding["sheet"] in SINGLE_CELLS else cell.rstrip("0123456789")


def _address(finding: Finding) -> str:
    """Return the cell, else the whole row as Excel writes it, else nothing."""
    row = finding["source_row"]
    return finding["cell"] or ("" if row is None else f"{row}:{row}")


def _paragraph(group: Sequence[Finding]) -> list[str]:
    first = group[0]
    lines = [f"[{SEVERITIES[first['severity']]}] {first['rule_id']} – {_place(group)}"]
    places: dict[str, list[str]] = {}
    for finding in group:
        places.setdefault(finding["message"], []).append(_address(finding))
    if len(places) == 1:
        return [*lines, f"  {first['message']}"]
    lines += [f"  – {_cells(cells)}: {message}" for message, cells in list(places.items())[:SHOWN]]
    if len(places) > SHOWN:
        lines.append(f"  – và {len(places) - SHOWN} nội dung khác")
    return lines


def _place(group: Sequence[Finding]) -> str:
    first = group[0]
    if not first["sheet"]:
        return "cả hồ sơ"
    sheet = f"trang «{first['sheet_name'] or first['sheet']}»"
    cells = [_address(finding) for finding in group]
    if not any(cells):
        return sheet
    rows = {finding["source_row"] for finding in group if finding["source_row"] is not None}
    if len(rows) < 2:
        return f"{sheet}, {_cells(cells)}"
    return f"{sheet}, {len(rows)} dòng, từ dòng {min(rows)} đến dòng {max(rows)}: {_cells(cells)}"


def _cells(cells: Iterable[str]) -> str:
    """Name the cells, each once, as people call them: «ô B5, B7», «dòng 5, 7»."""
    distinct = list(dict.fromkeys(filter(None, cells)))
    if not distinct:
        return "cả trang"
    word = "dòng" if ":" in distinct[0] else "ô"
    named = ", ".join(_names(distinct[:SHOWN]))
    more = f" và {len(distinct) - SHOWN} {word} khác" if len(distinct) > SHOWN else ""
    return f"{word} {named}{more}"


def _names(cells: Iterable[str]) -> Iterator[str]:
    for cell in cells:
        yield re.sub(r"^(\d+):\1$", r"\1", cell)
