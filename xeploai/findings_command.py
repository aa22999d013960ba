"""`xeploai findings`: from a committee and a year to what its latest files show, for people by cause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any

import typer

from xeploai.asked import make_sure_there_are
from xeploai.output import ColumnTitles, Home, Json, print_json, print_table

Row = dict[str, Any]
FINDING_TITLES: ColumnTitles = {"rule_id": "Quy tắc", "cell": "Ô", "message": "Nội dung", "severity": "Mức",
                                "sheet": "Trang tính"}  # fmt: skip
_ALL_TITLES: ColumnTitles = {"finding_id": "Số", "status": "Tình trạng", **FINDING_TITLES}
_CAUSE_TITLES: ColumnTitles = {"finding_id": "Số", "status": "Tình trạng", "rule_id": "Quy tắc", "severity": "Mức",
                               "sheet": "Trang tính", "count": "Số dòng lỗi", "rows": "Dòng", "cell": "Ô đầu",
                               "message": "Nội dung (dòng đầu)"}  # fmt: skip
_BLIND_TITLES: ColumnTitles = {"reason": "Vì sao chưa kiểm tra", "count": "Số quy tắc", "rules": "Quy tắc"}
SEVERITIES = {"error": "Lỗi", "warning": "Lưu ý", "info": "Thông tin"}
NEW, STILL_OPEN, WAIVED, FIXED = "mới", "vẫn còn", "được miễn", "đã sửa"
_VARIABLE = re.compile(r"«[^»]*»|\d+")  # what differs between the messages of one cause


def findings(
    committee: Annotated[str, typer.Option(help="Committee code, e.g. QNA04.")],
    year: Annotated[int, typer.Option(help="Rating year.")],
    every: Annotated[bool, typer.Option("--all", help="A line for each finding, not for each cause.")] = False,
    explanations: Annotated[
        bool, typer.Option("--explanations", help="With what committees wrote; it may speak of persons.")
    ] = False,
    json: Json = False,
    home: Home = None,
) -> None:
    """Show what was found in the latest submission of each kind: new, still open, fixed since, and what was not judged."""
    from xeploai import found

    make_sure_there_are(committee, year)
    rows, fixed = found.findings(committee, year, explanations), found.fixed(committee, year)
    blind = found.not_evaluated(committee, year)
    if json:
        print_json({"findings": rows, "fixed": fixed, "not_evaluated": blind})
        return
    _print(rows, fixed, blind, every, explanations)


def in_words(rows: Iterable[Row]) -> list[Row]:
    """Return findings with severity and sheet as people call them."""
    from ingestion import contract

    names = {sheet.key: sheet.name for sheet in contract.newest().sheets.values()}
    return [
        row | {"severity": SEVERITIES[row["severity"]], "sheet": names.get(row["sheet"], "Cả hồ sơ")} for row in rows
    ]


def causes(rows: Iterable[Row]) -> list[Row]:
    """Return one row per cause, as its first finding: how many there are, and from which row to which."""
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        pattern = _VARIABLE.sub("…", row["message"])
        key = (row["submission_id"], row["status"], row["rule_id"], row["severity"], row["sheet"], pattern)
        groups.setdefault(key, []).append(row)
    return [group[0] | {"count": len(group), "rows": _span(group)} for group in groups.values()]


def blind_causes(blind: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Return one row per reason for which rules did not judge."""
    groups: dict[str, list[str]] = {}
    for row in blind:
        rules = groups.setdefault(row["reason"], [])
        if row["rule_id"] not in rules:
            rules.append(row["rule_id"])
    return [{"reason": reason, "count": len(rules), "rules": ", ".join(rules)} for reason, rules in groups.items()]


def status_of(row: Mapping[str, Any]) -> str:
    """Return a finding's standing since the file before, as people call it."""
    if row["state"] != "open":
        return WAIVED if row["state"] == "waived" else FIXED
    return NEW if row["is_new"] else STILL_OPEN


def _span(group: Sequence[Row]) -> str:
    numbers = [row["source_row"] for row in group if row["source_row"] is not None]
    if not numbers:
        return ""
    return str(min(numbers)) if min(numbers) == max(numbers) else f"{min(numbers)}–{max(numbers)}"


def _print(rows: list[Row], fixed: list[Row], blind: list[Row], every: bool, explanations: bool) -> None:
    told = [row | {"status": _status_line(row)} for row in in_words(rows)]
    mended = [row | {"status": FIXED} for row in in_words(fixed)]
    counts = [sum(status_of(row) == status for row in rows) for status in (NEW, STILL_OPEN, WAIVED)]
    names = (NEW, STILL_OPEN, WAIVED, FIXED)
    print("; ".join(f"{name}: {count}" for name, count in zip(names, [*counts, len(fixed)], strict=True)))
    titles = _ALL_TITLES if every else _CAUSE_TITLES
    if explanations:
        titles = {**titles, "explanation": "Giải trình"}
    print_table(told if every else causes(told), titles)
    if fixed:
        print("Đã sửa so với lần gửi trước:")
        print_table(mended if every else causes(mended), _ALL_TITLES if every else _CAUSE_TITLES)
    if blind:
        print("Chưa kiểm tra (không có nghĩa là đạt):")
        print_table(blind_causes(blind), _BLIND_TITLES)


def _status_line(row: Row) -> str:
    return status_of(row) + (", đã giải trình" if row["explained"] else "")
