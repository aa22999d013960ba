"""ODS styles: from the parts that hold them to what matters of a style: a legacy font, times that are spans,
and days of which a part is shown.

Styles inherit from each other, automatic ones (content.xml) from named ones (styles.xml).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from xml.parsers import expat

from ingestion.workbook.fonts import is_legacy
from ingestion.workbook.seeing import See, seeing_parts

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
NUMBER = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0 "
SVG = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0 "
FO = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0 "

QUOTES = "'\""
PARTS_OF_DAY = {NUMBER + "day": "d", NUMBER + "month": "m", NUMBER + "year": "y"}
DEEPEST = 50  # styles that inherit from each other in a circle end here


@dataclass
class _Style:
    parent: str | None = None
    font: str | None = None
    data_style: str | None = None


@dataclass
class Styles:
    """What the styles say, of cells, by their names."""

    _styles: dict[str, _Style] = field(default_factory=dict)
    _faces: dict[str, str] = field(default_factory=dict)
    _spans: set[str] = field(default_factory=set)
    _days: dict[str, set[str]] = field(default_factory=dict)

    def read(self, part: bytes) -> None:
        """Read the styles of one part, up to its sheets. Raises expat.ExpatError."""
        _StyleReader(self._styles, self._faces, self._spans, self._days).read(part)

    def font(self, name: str | None) -> str:
        """Return the font of a cell style; an empty text when it does not say."""
        font = next((style.font for style in self._line(name) if style.font), "")
        return self._faces.get(font, font).strip(QUOTES)

    @property
    def have_legacy_fonts(self) -> bool:
        """Tell whether any style asks for a legacy font."""
        names = [*self._faces.values(), *(style.font for style in self._styles.values() if style.font)]
        return any(is_legacy(name.strip(QUOTES)) for name in names)

    def is_span(self, name: str | None) -> bool:
        """Tell whether a cell style shows more than 24 hours as hours."""
        return self._data_style(name) in self._spans

    @property
    def have_parts_of_days(self) -> bool:
        """Tell whether any style shows a part of a day."""
        return any(seeing_parts(frozenset(parts)) for parts in self._days.values())

    def seeing_day(self, name: str | None) -> See | None:
        """Return what leaves of a day what a cell style shows of it; None where that is all."""
        return seeing_parts(frozenset(self._days.get(self._data_style(name) or "", ())))

    def _data_style(self, name: str | None) -> str | None:
        return next((style.data_style for style in self._line(name) if style.data_style), None)

    def _line(self, name: str | None) -> Iterator[_Style]:
        for _ in range(DEEPEST):
            style = self._styles.get(name or "")
            if style is None:
                break
            yield style
            name = style.parent
        yield self._styles.get("", _Style())  # the default


class _StyleReader:
    def __init__(
        self, styles: dict[str, _Style], faces: dict[str, str], spans: set[str], days: dict[str, set[str]]
    ) -> None:
        self._styles, self._faces, self._spans, self._days = styles, faces, spans, days
        self._parts: set[str] = set()  # what the style of days shows that the parser stands in
        self._style = _Style()  # the one that the parser stands in
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start

    def read(self, part: bytes) -> None:
        with suppress(_SheetsBegin):
            self._parser.Parse(part, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name in (STYLE + "style", STYLE + "default-style"):
            self._style = _Style(
                attributes.get(STYLE + "parent-style-name"), data_style=attributes.get(STYLE + "data-style-name")
            )
            if attributes.get(STYLE + "family") == "table-cell":
                self._styles[attributes.get(STYLE + "name", "")] = self._style
        elif name == STYLE + "text-properties":
            font = attributes.get(STYLE + "font-name") or attributes.get(FO + "font-family")
            self._style.font = font or self._style.font  # number formats have text properties too, of no font
        elif name == STYLE + "font-face":
            self._faces[attributes.get(STYLE + "name", "")] = attributes.get(SVG + "font-family", "")
        elif name == NUMBER + "time-style" and attributes.get(NUMBER + "truncate-on-overflow") == "false":
            self._spans.add(attributes.get(STYLE + "name", ""))
        elif name == NUMBER + "date-style":
            self._parts = self._days.setdefault(attributes.get(STYLE + "name", ""), set())
        elif name in PARTS_OF_DAY:
            self._parts.add(PARTS_OF_DAY[name])
        elif name == OFFICE + "body":
            raise _SheetsBegin


class _SheetsBegin(Exception):
    pass
