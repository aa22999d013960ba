"""Cross-check: the sheet that counts the lists, from the columns of levels to the figures the summary must show.

The summary itself is typed: a formula there would be lost by tools that do not calculate, and a formula on its rows
would be read as a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ingestion.contract import Contract, Sheet
from ingestion.layout import letter
from ingestion.template.form import FIRST_ROW, HEADER_ROW, Form
from ingestion.template.formulas import are_one_of, cleaned, quoted
from ingestion.template.lists import TRUE_SPELLINGS, spellings_of
from ingestion.template.names import CROSS_CHECK
from ingestion.template.ranges import Ranges, first_required
from ingestion.template.styles import Styles
from ingestion.template.texts import texts

GRASSROOTS = {"TCCSD": ("DBCS", "CBCS")}  # the one kind of the summary that is two types of organisation


def figures_of(template: Contract) -> tuple[str, ...]:
    """Return the keys of the figures that can be counted."""
    return ("total", "rated", *(level.code.lower() for level in template.levels), "not_rated")


def count_name(figure: str) -> str:
    """Return the name of the counts of a figure, one per kind in the order of the contract."""
    return f"count_{figure}"


def write_cross_check(book: Any, page: Any, form: Form, ranges: Ranges, styles: Styles) -> None:
    """Write one row per kind of subject with what the lists hold."""
    sheet = form.template.sheets["declared_total"]
    kinds = sheet.column("subject_kind").choices
    styles.titles(page, form, texts()["cross_check"]["heading"], texts()["cross_check"]["note"])
    page.set_column(0, 0, 34)
    page.set_column(1, len(figures_of(form.template)), 13)
    page.set_row(HEADER_ROW, 32)
    for place, key in enumerate(("subject_kind", *figures_of(form.template))):
        page.write_string(HEADER_ROW, place, sheet.column(key).header, styles.header)
        if place:
            column, last = letter(place), FIRST_ROW + len(kinds)
            book.define_name(count_name(key), f"='{CROSS_CHECK}'!${column}${FIRST_ROW + 1}:${column}${last}")
    for row, (kind, label) in enumerate(kinds.items(), FIRST_ROW):
        page.write_string(row, 0, label, styles.label)
        for place, (formula, value) in enumerate(_counts(form, kind, row + 1, ranges), 1):
            page.write_formula(row, place, f"={formula}", styles.count, value)
    page.freeze_panes(FIRST_ROW, 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 1)
    page.protect()


def _counts(form: Form, kind: str, row: int, ranges: Ranges) -> Iterator[tuple[str, int]]:
    """Yield the formula of each figure with its value: not every tool calculates when it opens a file."""
    sheet, is_counted = _subjects(form, kind, ranges)
    standing = [values.get("level") for values in form.rows_of(sheet) if _stands_for(kind, values)]
    last = letter(2 + len(form.template.levels))
    rated = sum(level is not None for level in standing)
    yield f"SUMPRODUCT(--({is_counted}))", len(standing)
    yield f"SUM(D{row}:{last}{row})", rated
    for level in form.template.levels:
        spelled = are_one_of(ranges.of(sheet.key, "level"), spellings_of(level))
        yield f"SUMPRODUCT(({is_counted})*{spelled})", standing.count(level.code)
    yield f"B{row}-C{row}", len(standing) - rated


def _subjects(form: Form, kind: str, ranges: Ranges) -> tuple[Sheet, str]:
    """Return the sheet on which subjects of a kind stand, and what is true of their rows."""
    if kind.lower() in form.template.sheets:
        sheet = form.template.sheets[kind.lower()]
        is_counted = f'({cleaned(ranges.of(sheet.key, first_required(sheet)))}<>"")'
        if "is_temporary" in sheet.keys:  # counted where they belong
            is_counted += f"*(1-{are_one_of(ranges.of(sheet.key, 'is_temporary'), TRUE_SPELLINGS)})"
        return sheet, is_counted
    sheet = form.template.sheets["organisation"]
    types, labels = cleaned(ranges.of(sheet.key, "organisation_type")), sheet.column("organisation_type").choices
    words = [word for code in _types(kind) for word in (code, labels[code])]
    return sheet, "+".join(f"({types}={quoted(word)})" for word in words)


def _stands_for(kind: str, values: Mapping[str, Any]) -> bool:
    if "organisation_type" in values:
        return values["organisation_type"] in _types(kind)
    return not values.get("is_temporary")


def _types(kind: str) -> tuple[str, ...]:
    return GRASSROOTS.get(kind, (kind,))
