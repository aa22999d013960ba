"""Sending: from a story's files to workbooks in the inboxes, run by run, and what the warehouse says of each."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import settings
from database.connection import connect
from tests.makers import HEADER_ROW, make_workbook
from tests.oracle.truth import LINEAGE, File, Row, committees

SHEETS = {"ORGANISATION": "organisation", "MEMBER": "member", "COLLECTIVE": "collective", "LEADER": "leader"}


class Receipt(NamedTuple):
    """What only the warehouse can know of a file: its number and its times."""

    submission_id: int
    accepted_at: datetime
    received_on: date
    version_no: int


def placed(file: File) -> list[tuple[str, int, Row]]:
    """Return the file's rows with the sheet and the row in which they stand."""
    counts: dict[str, int] = {}
    found = []
    for row in file.rows:
        sheet = "adjustment" if file.kind == "adjustment" else SHEETS[row.kind]
        counts[sheet] = counts.get(sheet, HEADER_ROW) + 1
        found.append((sheet, counts[sheet], row))
    return found


def configure(folder: Path, prefixes: Iterable[str]) -> None:
    """Make a config folder with the story's committees and changes, whose years are closed and loaded late.

    Errors are remarks then, so that a story may hold whatever people decide.
    """
    shutil.copytree(settings.PROJECT_ROOT / "config" / "quang-nam", folder)
    campaigns = (folder / "campaigns.yml").read_text(encoding="utf-8").replace("mode: live", "mode: archive")
    (folder / "campaigns.yml").write_text(campaigns, encoding="utf-8")
    codes = sorted({code for year in (2021, 2025) for code in committees(year)})
    with (folder / "committees.csv").open("a", encoding="utf-8") as file:
        file.writelines(
            f"{p}{code},Huyện ủy {p}{code},huyen_uy,x@xeploai.example\n" for p in prefixes for code in codes
        )
    lines = ["object,kind,from_code,to_code,effective_on,decision_no,continues"]
    for prefix in prefixes:
        for line in LINEAGE.splitlines():
            kind, change, before, after, day, continues = line.split(",")
            lines.append(f"{kind},{change},{prefix}{before},{prefix}{after},{day},,{continues}")
    (folder / "lineage.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def send(home: Path, files: Iterable[File]) -> None:
    """Put the workbooks into the inboxes, as if they had lain there for a while."""
    for file in files:
        sheets: dict[str, list[dict[str, Any]]] = {}
        for sheet, _, row in placed(file):
            sheets.setdefault(sheet, []).append(_cells(sheet, row))
        path = home / "inbox" / file.committee / file.name
        make_workbook(path, file.committee, file.year, file.kind, {"document_date": file.document_date}, **sheets)
        os.utime(path, (1_700_000_000, 1_700_000_000))


def receipts() -> dict[str, Receipt]:
    """Return every accepted file's receipt by its name."""
    with connect() as connection:
        rows = connection.execute(
            "select file_name, submission_id, accepted_at, (received_at at time zone 'Asia/Ho_Chi_Minh')::date, version_no "
            "from landing.submission where accepted_at is not null"
        ).fetchall()
    return {name: Receipt(*receipt) for name, *receipt in rows}


def _cells(sheet: str, row: Row) -> dict[str, Any]:
    decided = {"decision_no": row.decision_no, "decision_date": row.decision_date}
    if sheet == "adjustment":
        person = {name: row.cells.get(name) for name in ("card_no", "file_no", "birth_date")}
        code = row.cells.get("citizen_id", row.key)
        return {"subject_kind": row.kind, "subject_code": code, **person, "collective_code": row.post or None,
                "subject_name": row.cells.get("full_name", "Tổ chức"), "old_level": row.cells["old_level"],
                "new_level": row.level or "KXL", "reason": "RA_SOAT", **decided}  # fmt: skip
    said = row.cells | decided | {"level": row.level, "not_rated_reason": row.reason}
    if sheet == "organisation":
        return said | {"organisation_code": row.key, "organisation_name": f"Tổ chức {row.key}"}
    if sheet == "collective":
        return said | {"collective_code": row.key, "collective_name": f"Tập thể {row.key}",
                       "organisation_code": row.organisation}  # fmt: skip
    if sheet == "member":
        return said | {"cell_code": row.organisation, "is_temporary": "x" if row.is_temporary else None}
    return said | {"collective_code": row.post, "title": row.title_group, "title_group": row.title_group,
                   "is_head": "x" if row.is_head else None}  # fmt: skip
