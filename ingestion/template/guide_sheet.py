"""Guide sheet: from a form to «Hướng dẫn»: deadlines, steps, sheets, levels, colours, kinds and what follows."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from ingestion.template.form import Form
from ingestion.template.marks import marks_of
from ingestion.template.names import CROSS_CHECK
from ingestion.template.styles import COLOURS, Styles
from ingestion.template.texts import purpose, texts

LINE, MARGIN = 14.5, 4  # points
LETTERS_A_LINE = 106  # that a line of the second column surely holds
Line = tuple[str, str, Any]  # term, text, the term's style
Section = tuple[str, list[Line]]


def write_guide(page: Any, form: Form, styles: Styles) -> None:
    """Write the guide, two columns of term and text, one printed page wide."""
    said, words = texts()["guide"], _words(form)
    page.hide_gridlines(2)
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 96)
    for row, (text, style) in enumerate(((said["heading"], styles.heading), (said["subject"], styles.name))):
        page.set_row(row, 24)
        page.write_string(row, 0, text.format(**words), style)
    row = 2
    for title, lines in _sections(form, styles):
        page.set_row(row + 1, 20)
        page.write_string(row + 1, 0, title, styles.section)
        page.write_string(row + 1, 1, "", styles.section)
        row += 2
        for term, text, style in lines:
            said_here = text.format(**words)
            page.set_row(row, LINE * math.ceil(len(said_here) / LETTERS_A_LINE) + MARGIN)
            page.write_string(row, 0, term.format(**words), style)
            page.write_string(row, 1, said_here, styles.text)
            row += 1
    page.set_portrait()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_margins(0.5, 0.5, 0.5, 0.5)
    page.set_footer('&R&"Times New Roman"&9Trang &P/&N')
    page.protect("", {"format_columns": True, "format_rows": True})


def _sections(form: Form, styles: Styles) -> Iterator[Section]:
    said = texts()["guide"]

    def plain(part: dict[str, Any]) -> Section:
        return part["title"], [(term, text, styles.term) for term, text in part["rows"]]

    yield plain(said["deadlines"])
    steps = enumerate(said["steps"][form.kind], 1)
    yield said["steps"]["title"], [(str(number), text, styles.number) for number, text in steps]
    yield said["sheets"]["title"], [(name, text, styles.term) for name, text in _sheets(form)]
    yield said["levels"]["title"], [(code, text, styles.term) for code, text in _levels(form)]
    yield said["colours"]["title"], list(_colours(form, styles))
    kinds = [(form.template.kinds[kind], said["kinds"][kind], styles.term) for kind in form.template.kinds]
    yield said["kinds"]["title"], kinds
    yield from map(plain, (said["afterwards"], said["locked"], said["privacy"]))


def _sheets(form: Form) -> Iterator[tuple[str, str]]:
    there = texts()["guide"]["sheets"]["rows_there"]
    for sheet in (form.template.cover, *form.sheets):
        rows = len(form.rows_of(sheet))
        yield sheet.name, " ".join(filter(None, (purpose(sheet), there.format(rows=rows) if rows else "")))
        if sheet.key == "declared_total" and form.kind == "annual":
            yield CROSS_CHECK, texts()["cross_check"]["purpose"]


def _levels(form: Form) -> Iterator[tuple[str, str]]:
    said = texts()["guide"]["levels"]
    for level in form.template.levels:
        others = ", ".join(spelling for spelling in level.spellings if spelling not in (level.code, level.name))
        yield level.code, said["also"].format(name=level.name, also=others)
    yield form.template.not_rated_spellings[0], said["not_rated"]


def _colours(form: Form, styles: Styles) -> Iterator[Line]:
    used = {mark.colour for sheet in form.sheets for mark in marks_of(form, sheet)}
    for colour in filter(used.__contains__, COLOURS):
        said = texts()["colours"][colour]
        yield said["name"], said["meaning"], styles.swatches[colour]
    yield from ((term, text, styles.term) for term, text in texts()["guide"]["colours"]["rows"])


def _words(form: Form) -> dict[str, Any]:
    campaign, code = form.campaign, form.committee.committee_code
    due_on = campaign.due_exceptions.get(code, campaign.due_on)
    words = {
        "year": form.year, "last_year": form.year - 1, "committee": form.committee.committee_name, "code": code,
        "kind": form.template.kinds[form.kind], "version": form.template.template_version,
        "opens_on": f"{campaign.opens_on:%d/%m/%Y}", "due_on": f"{due_on:%d/%m/%Y}",
        "cut_off_on": f"{campaign.cut_off_on:%d/%m/%Y}",
    }  # fmt: skip
    steps = texts()["guide"]["steps"]
    return words | {"prepare": steps["prefilled" if form.rows else "empty"].format(**words)}
