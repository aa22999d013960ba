"""World: a home and a database of its own, and a picture of all they hold that two right runs have in common."""

from __future__ import annotations

import io
import json
import os
import re
from pathlib import Path
from typing import Any

import openpyxl
import psycopg
from psycopg import sql

from tests.makers import make_workbook, small_committee

SETTLED = 1_700_000_000  # nobody has written to these files for years, so the inbox is not looked at twice
SCHEMAS = ["landing", "gate", "restricted", "operations"]
_EVERY_ROW = sql.SQL("select to_jsonb(one) from {} as one")
OF_ONE_RUN = {"receipt_id", "finding_id", "run_id", "dropped_as"}
OF_ONE_DATABASE = {"secret", "fingerprint", "subject_hash"}  # each has a secret of its own
VARYING = (
    (r"\d\d:\d\d(:\d\d)? \d\d/\d\d/\d{4}", "TIME"),
    (r"(mã hồ sơ|Biên nhận số) \d+", r"\1 N"),
)


class World:
    """The committees' folders and the database of one test."""

    def __init__(self, home: Path, url: str) -> None:
        self.home, self.url = home, url

    def fill(self, files: dict[str, bytes]) -> World:
        """Put files, `<committee>/<name>` → content, into the inbox."""
        for name, content in files.items():
            path = self.home / "inbox" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            os.utime(path, (SETTLED, SETTLED))
        return self

    def picture(self) -> dict[str, Any]:
        """Everything but numbers from sequences, moments and the names of runs."""
        return {
            "tables": self._tables(),
            "archive": _files(self.home / "archive"),
            "inbox": _files(self.home / "inbox"),
            "outbox": sorted(
                (re.sub(r"_\d+_(bien-nhan|ket-qua)", r"_N_\1", name), _said(name, content))
                for name, content in _files(self.home / "outbox").items()
            ),
        }

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.url) as connection:
            return connection.execute(query).fetchall()

    def _tables(self) -> dict[str, list[str]]:
        keys = dict(self.rows("select submission_id, committee_code || ' ' || sha256 from landing.submission"))
        with psycopg.connect(self.url) as connection:
            names = connection.execute(
                "select schemaname, tablename from pg_tables where schemaname = any(%s)", [SCHEMAS]
            ).fetchall()
            return {
                f"{schema}.{table}": sorted(
                    json.dumps(_lasting(row, keys), sort_keys=True, ensure_ascii=False)
                    for (row,) in connection.execute(_EVERY_ROW.format(sql.Identifier(schema, table)))
                )
                for schema, table in sorted(names)
            }


def make_files(folder: Path) -> dict[str, bytes]:
    """Return what three committees send: right, refused, unreadable, additional and the same files once more."""
    small = small_committee
    made = {
        "QNA04/1 năm.xlsx": make_workbook(folder / "1.xlsx", **small(members=60)),
        "QNA04/3 bổ sung.xlsx": make_workbook(folder / "3.xlsx", kind="supplement", member=small(members=2)["member"]),
        "QNA05/1 của nơi khác.xlsx": make_workbook(folder / "4.xlsx", committee="QNA04", **small(members=5)),
        "QNA05/2 năm.xlsx": make_workbook(folder / "5.xlsx", committee="QNA05", **small("QNA05", members=20)),
        "QNA06/2 năm.xlsx": make_workbook(folder / "6.xlsx", committee="QNA06", **small("QNA06", members=4)),
    }
    files = {name: path.read_bytes() for name, path in made.items()}
    files["QNA04/2 năm (bản sao).xlsx"] = files["QNA04/1 năm.xlsx"]
    sound = files["QNA06/2 năm.xlsx"]
    files["QNA06/1 hỏng.xlsx"] = sound[:2000] + sound[-22:]  # with its end: no upload that may go on
    return files


def _lasting(row: dict[str, Any], keys: dict[int, str]) -> dict[str, Any]:
    """Moments count as set or not set; another submission's number becomes what it stands for."""
    lasting = {}
    for name, value in row.items():
        if name in OF_ONE_RUN | OF_ONE_DATABASE:
            continue
        if name.endswith("_at"):
            lasting[name] = value is not None
        elif name in ("submission_id", "superseded_by", "fixed_by", "told_by"):
            lasting[name] = keys.get(value, value)
        else:
            lasting[name] = value
    return lasting


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _said(name: str, content: bytes) -> str:
    """Return a text without its moments; of a workbook, which names its submission, the sheets that it has."""
    if name.endswith(".txt"):
        return _without_moments(content.decode())
    return " | ".join(openpyxl.load_workbook(io.BytesIO(content), read_only=True).sheetnames)


def _without_moments(text: str) -> str:
    for pattern, stand_in in VARYING:
        text = re.sub(pattern, stand_in, text)
    return text
