"""Cover sheet: from committee, year and kind to the cover, filled as far as we know it."""

from __future__ import annotations

from typing import Any

from ingestion.layout import letter
from ingestion.template.form import HEADER_ROW, Form
from ingestion.template.lists import Lists
from ingestion.template.styles import Styles
from ingestion.template.texts import heading, texts
from ingestion.template.validations import validation_of

OURS = frozenset({"committee_code", "committee_name", "rating_year", "template_version"})  # locked: else it is returned


def write_cover(page: Any, form: Form, lists: Lists, styles: Styles) -> None:
    """Write label and value per field; right of them nothing may stand, or it is read where the value is blank."""
    sheet = form.template.cover
    known = {
        "committee_code": form.committee.committee_code, "committee_name": form.committee.committee_name,
        "contact_email": form.committee.contact_email, "rating_year": form.year,
        "kind": form.template.kinds[form.kind], "template_version": form.template.template_version,
    }  # fmt: skip
    page.set_column(0, 0, 32)
    page.set_column(1, 1, 46)
    styles.titles(page, form, heading(sheet), texts()["cover_note"])
    for row, column in enumerate(sheet.columns, HEADER_ROW):
        page.set_row(row, 24)
        page.write_string(row, 0, f"{column.header} (*)" if column.required else column.header, styles.label)
        style = styles.locked(column) if column.key in OURS else styles.open(column)
        value = known.get(column.key)
        if isinstance(value, int):
            page.write_number(row, 1, value, style)
        elif value:
            page.write_string(row, 1, value, style)
        else:
            page.write_blank(row, 1, None, style)
        validation = validation_of(form.template, sheet, column, lists, f"{letter(1)}{row + 1}")
        if validation and column.key not in OURS:
            page.data_validation(row, 1, row, 1, validation)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 1)
    page.protect("", {"format_cells": True, "format_columns": True, "format_rows": True})
