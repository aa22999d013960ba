"""Workbook: from a form to the bytes of the .xlsx that a committee fills in."""

from __future__ import annotations

import io

import xlsxwriter  # type: ignore[import-untyped]

from ingestion.template.cover_sheet import write_cover
from ingestion.template.cross_check import write_cross_check
from ingestion.template.form import Form
from ingestion.template.guide_sheet import write_guide
from ingestion.template.lists import lists_of, write_lists
from ingestion.template.names import CROSS_CHECK, GUIDE, LISTS
from ingestion.template.ranges import Ranges
from ingestion.template.styles import FONT, Styles
from ingestion.template.table_sheet import write_table

OPTIONS = {
    "constant_memory": True,  # a row leaves memory when the next begins
    "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False,
    "default_format_properties": FONT,
}  # fmt: skip


def workbook_bytes(form: Form) -> bytes:
    """Write the template. Whoever stores it must keep it private: pre-filled rows are persons."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        styles, ranges = Styles(book), Ranges(form)
        lists = lists_of(form.template, (form.template.cover, *form.sheets))
        write_guide(book.add_worksheet(GUIDE), form, styles)
        write_cover(book.add_worksheet(form.template.cover.name), form, lists, styles)
        for sheet in form.sheets:
            write_table(book.add_worksheet(sheet.name), form, sheet, lists, ranges, styles)
            if sheet.key == "declared_total" and form.kind == "annual":
                write_cross_check(book, book.add_worksheet(CROSS_CHECK), form, ranges, styles)
        write_lists(book, book.add_worksheet(LISTS), lists)
        ranges.define(book)
    return content.getvalue()
