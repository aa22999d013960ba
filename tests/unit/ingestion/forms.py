"""Forms: templates written for a committee, and what is read from them."""

import io
from datetime import date

import openpyxl

import settings
from ingestion import contract
from ingestion.submission import read_submission
from ingestion.template.form import FIRST_ROW, HEADER_ROW, Form
from ingestion.template.workbook import workbook_bytes

TODAY = date(2026, 1, 5)
HEADERS, FIRST = HEADER_ROW + 1, FIRST_ROW + 1  # as Excel counts
KINDS = ("annual", "supplement", "adjustment")
NEWEST = contract.newest()


def committee(code="QNA04"):
    return next(one for one in settings.current().committees if one.committee_code == code)


def form(kind="annual", code="QNA04", year=2022, template=NEWEST, **rows):
    return Form(template, committee(code), year, kind, rows)


def written(*arguments, **options):
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(form(*arguments, **options))))


def read(*arguments, code="QNA04", **options):
    content = workbook_bytes(form(*arguments, code=code, **options))
    return read_submission(content, code, TODAY)
