"""What LibreOffice saves again, in whatever format, lands as the workbook that it was."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from psycopg.rows import dict_row

from database.connection import connect
from ingestion import contract, landing
from ingestion.reference import refresh_reference
from ingestion.submission import read_submission
from ingestion.workbook.opening import open_book
from ingestion.workbook.page import ERROR_VALUE, NO_VALUE, Area, Broken
from ingestion.workbook.unreadable import UnreadableWorkbook
from tests.makers import make_workbook, member, small_committee
from tests.office.conftest import ALL_SHEETS, Office
from tests.ods import zipped
from xeploai.sample import write_sample

TODAY = date(2023, 6, 1)
COMMITTEES = ("small", "full", "odd", "sample")
SHEETS = ("xlsx", "xls", "ods")  # formats that know numbers from texts

VALUES = {"text": "  Ghi chú, có “ngoặc”; hai\ndòng ", "code": "QNA04-001", "int": 12, "decimal": 91.25, "year": 2019,
          "date": date(2021, 2, 28), "flag": "x", "level": "Hoàn thành tốt nhiệm vụ"}  # fmt: skip


def every_column(sheet):
    """Return a row in which something stands in every column."""
    return {
        column.key: next(iter(column.choices.values())) if column.choices else VALUES[column.type]
        for column in sheet.columns
    }


def full_committee():
    tables = [sheet for sheet, _ in contract.newest().sheets_of("annual")]
    return {sheet.key: [every_column(sheet), {}, every_column(sheet)] for sheet in tables}


def odd_committee():
    """Return a committee whose clerk typed numbers, dates and truths wherever they fit."""
    odd = {"citizen_id": 49070004007.0, "card_no": 49000001, "birth_date": "20/9/1970", "admission_date": 36665,
           "is_temporary": True, "is_civil_servant": 1, "absent_months": 1.148, "points": "91,2 %"}  # fmt: skip
    unreadable = {"level": "Tốt lắm", "birth_date": "1975", "absent_months": "1.148", "points": 0.5, "sex": 1}
    return {"member": [member("QNA04", 1, **odd), {}, member("QNA04", 2, **unreadable), member("QNA04", 3)]}


@pytest.fixture(scope="session")
def resaved(office: Office, tmp_path_factory):
    """Return the bytes of every workbook in every format: (name, format) → bytes."""
    folder = tmp_path_factory.mktemp("resaved")
    made = folder / "made"
    make_workbook(made / "small.xlsx", **small_committee(members=5))
    make_workbook(made / "full.xlsx", **full_committee())
    make_workbook(made / "odd.xlsx", **odd_committee())
    write_kinds(made / "kinds.xlsx")
    write_sample(folder / "inbox", folder / "truth", members=2000, years=(2021, 2021))
    largest = max((folder / "inbox").glob("*/*_2021_xep-loai.xlsx"), key=lambda path: path.stat().st_size)
    largest.rename(made / "sample.xlsx")
    files = sorted(made.iterdir())
    contents = {(path.stem, "made"): path.read_bytes() for path in files}
    for file_format in SHEETS:
        office.convert(files, file_format, folder / file_format)
        contents |= {(path.stem, file_format): path.read_bytes() for path in (folder / file_format).iterdir()}
    office.convert(files, ALL_SHEETS, folder / "csv")
    for name in COMMITTEES:
        parts = {path.name: path.read_bytes() for path in (folder / "csv").glob(f"{name}-*")}
        contents[name, "csv"] = zipped(parts)
    office.protect(made / "small.xlsx", folder / "protected")
    contents |= {("protected", path.suffix[1:]): path.read_bytes() for path in (folder / "protected").iterdir()}
    return contents


def read(content):
    committee = next(code for code in codes() if read_submission(content, code, TODAY).refusal is None)
    return read_submission(content, committee, TODAY)
