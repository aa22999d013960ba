"""Styles: from what a cell is for to its look, and to whether it may be typed into."""

from __future__ import annotations

from typing import Any

from ingestion.contract import Column
from ingestion.template.form import Form

FONT = {"font_name": "Times New Roman", "font_size": 11}
NUMBER_FORMATS = {
    "date": "dd/mm/yyyy",
    "int": "0",
    "year": "0",
    "decimal": "General",
}  # all else is text: 049… stays so
CENTRED = frozenset({"date", "level", "flag", "int", "decimal", "year"})
WRAPPED_FROM = 201  # characters that a column may hold
RED = "#A61C1C"
COLOURS: dict[str, dict[str, Any]] = {
    "too_high": {"bg_color": "#FFC7CE", "font_color": "#9C0006", "bold": True},
    "contradiction": {"bg_color": "#FCD5B4", "font_color": "#974706", "bold": True},
    "not_as_counted": {"bg_color": "#BDD7EE", "font_color": "#1F4E78", "bold": True},
    "unknown": {"bg_color": "#DDD0EC", "font_color": "#5F497A", "bold": True},
    "missing": {"bg_color": "#FFF2CC"},
}
_LINE: dict[str, Any] = {"border": 1, "border_color": "#A6A6A6"}
_CENTRED: dict[str, Any] = {"align": "center"}
_LEFT: dict[str, Any] = {"align": "left", "indent": 1}
_GREY: dict[str, Any] = {"bg_color": "#EDEDED"}
_HEADER = _LINE | {"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter"}
_WRAPPED = _LEFT | {"text_wrap": True, "valign": "top"}


class Styles:
    """The formats of one workbook. `open` and `locked` are a column's cells before and after they are filled by us."""

    def __init__(self, book: Any) -> None:
        """Add the formats that every template has."""
        self._book = book
        self._made: dict[tuple[Any, ...], Any] = {}
        add = book.add_format
        self.name = add({"bold": True, "font_size": 12})
        self.heading = add({"bold": True, "font_size": 14, "font_color": RED})
        self.note = add({"italic": True, "font_color": "#595959"})
        self.header = add(_HEADER | {"bg_color": "#E2EFDA"})
        self.carried_header = add(_HEADER | {"bg_color": "#DDEBF7"})
        self.label = add(_LINE | _LEFT | {"bold": True, "valign": "vcenter", "text_wrap": True})
        self.count = add(_LINE | {"num_format": "#,##0", "align": "center"})
        self.section = add({"bold": True, "font_size": 12, "font_color": RED, "bottom": 2, "bottom_color": RED})
        self.term = add(_LINE | _WRAPPED | {"bold": True})
        self.text = add(_LINE | _WRAPPED)
        self.number = add(_LINE | {"bold": True, "align": "center", "valign": "top"})
        self.colours = {name: add(look) for name, look in COLOURS.items()}
        self.swatches = {name: add(_LINE | _WRAPPED | look) for name, look in COLOURS.items()}

    def open(self, column: Column) -> Any:
        """Return the format of a column's cells that are to be filled in."""
        return self._cell(column, is_locked=False)

    def locked(self, column: Column) -> Any:
        """Return the format of a cell that shows an identifier and keeps it."""
        return self._cell(column, is_locked=True)

    def titles(self, page: Any, form: Form, heading: str, note: str) -> None:
        """Write the three rows over a table. They are not merged: the panes are frozen across them."""
        for row, (text, style) in enumerate(
            ((form.committee.committee_name.upper(), self.name), (f"{heading} NĂM {form.year}", self.heading),
             (note, self.note)),
        ):  # fmt: skip
            page.set_row(row, 20, style)
            page.write_string(row, 0, text, style)

    def _cell(self, column: Column, is_locked: bool) -> Any:
        look: dict[str, Any] = _LINE | {
            "num_format": NUMBER_FORMATS.get(column.type, "@"), "valign": "vcenter", "locked": is_locked,
            "text_wrap": column.max_length >= WRAPPED_FROM,
        }  # fmt: skip
        look |= _CENTRED if column.type in CENTRED else _LEFT
        look |= _GREY if is_locked else {}
        made = tuple(look.values())
        if made not in self._made:
            self._made[made] = self._book.add_format(look)
        return self._made[made]
