"""Page tail: from a worksheet's XML to the same with coloured areas and a link to notes; its cells stay byte for byte.

The cells keep their own styles: a conditional format of ours colours them, known again by its formula, which is always
true, and taken away when the sheet is marked anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree  # type: ignore[import-untyped]

from feedback.marking.parts import family_of, parse

OURS = "xeploai"
FORMULA = f'LEN("{OURS}")={len(OURS)}'
AREAS_AT_ONCE = 200
# What follows the cells, in the order that the format wants.
ORDER = (
    "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState",
    "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations",
    "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties",
    "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture",
    "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
_START = re.compile(rb"<(?:\w+:)?worksheet\b[^>]*>")
_CELLS = re.compile(rb"</(?:\w+:)?sheetData\s*>|<(?:\w+:)?sheetData\s*/>")
_SELECTED = re.compile(rb"\s+tabSelected\s*=\s*[\"'](?:1|true)[\"']")


class PageTail:
    """What stands behind the cells of one worksheet."""

    def __init__(self, xml: bytes) -> None:
        """Split the part behind its cells. Raises ValueError where it has none, etree.XMLSyntaxError where it is damaged."""
        start, cells = _START.search(xml), _CELLS.search(xml)
        if start is None or cells is None:
            raise ValueError("a worksheet without cells")
        self._head = xml[: cells.end()]
        self._root = parse(start[0] + xml[cells.end() :])
        self._space = etree.QName(self._root).namespace

    def deselect(self) -> None:
        """Let the sheet not be selected: two selected sheets are written in at once."""
        begin = self._head.find(b"sheetData")
        self._head = deselected(self._head[:begin]) + self._head[begin:]

    def colour(self, areas: Mapping[str, Sequence[str]], styles: Mapping[str, int]) -> None:
        """Colour areas instead of those coloured before.

        Args:
            areas: severity, the gravest first → areas such as T6 or A6:T6.
            styles: severity → number of its differential style.
        """
        self._forget()
        for rule in self._root.iter("{*}cfRule"):
            rule.set("priority", str(int(rule.get("priority", "1")) + len(areas)))
        for priority, (severity, places) in enumerate(areas.items(), 1):
            for begin in range(0, len(places), AREAS_AT_ONCE):
                sqref = " ".join(places[begin : begin + AREAS_AT_ONCE])
                self._add_rule(sqref, styles[severity], priority)

    def link_notes(self, relationship: str) -> None:
        """Point to the drawing that shows the notes."""
        if self.notes_relationship is None:
            link = self._element("legacyDrawing")
            link.set(f"{{{family_of(self._space)}}}id", relationship)
            self._insert(link)

    @property
    def notes_relationship(self) -> str | None:
        """The relationship id of the drawing that shows the notes, if there is one."""
        link = self._root.find("{*}legacyDrawing")
        return None if link is None else next(iter(link.attrib.values()), None)

    def xml(self) -> bytes:
        """Return the worksheet."""
        self._root.text = self._root.text or ""  # or a root with nothing in it is closed where it opens
        tail = etree.tostring(self._root, encoding="UTF-8", xml_declaration=False)
        return self._head + bytes(tail)[tail.index(b">") + 1 :]

    def _forget(self) -> None:
        for rule in list(self._root.iter("{*}cfRule")):
            if any("".join((formula.text or "").split()) == FORMULA for formula in rule.iter("{*}formula", "{*}f")):
                group = rule.getparent()
                group.remove(rule)
                if group.find("{*}cfRule") is None:
                    group.getparent().remove(group)

    def _add_rule(self, sqref: str, style: int, priority: int) -> None:
        group = self._element("conditionalFormatting", sqref=sqref)
        rule = etree.SubElement(
            group, self._name("cfRule"), {"type": "expression", "dxfId": str(style), "priority": str(priority)}
        )
        etree.SubElement(rule, self._name("formula")).text = FORMULA
        self._insert(group)

    def _insert(self, element: etree._Element) -> None:
        place = ORDER.index(etree.QName(element).localname)
        before = sum(_place(one) <= place for one in self._root)
        self._root.insert(before, element)

    def _element(self, name: str, **attributes: str) -> etree._Element:
        return etree.Element(self._name(name), attributes, nsmap=self._root.nsmap)

    def _name(self, name: str) -> str:
        return f"{{{self._space}}}{name}"


def deselected(xml: bytes) -> bytes:
    """Return the beginning of a sheet, not selected."""
    return _SELECTED.sub(b"", xml)


def _place(element: etree._Element) -> int:
    name = etree.QName(element).localname if isinstance(element.tag, str) else ""
    return ORDER.index(name) if name in ORDER else len(ORDER)
