"""Styles: from a workbook's styles to the same with ours behind them; no number of theirs changes."""

from __future__ import annotations

from lxml import etree  # type: ignore[import-untyped]

from feedback.marking.colours import COLOURS

FONT = "Times New Roman"
LINE = "FFBFBFBF"
# Children of the root, in the order that the format wants them.
ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles")


class Styles:
    """A workbook's styles, to which ours are added."""

    def __init__(self, root: etree._Element) -> None:
        """Take the root of the styles part."""
        self.root = root
        self._space = etree.QName(root).namespace

    def differential(self, severity: str) -> int:
        """Add what a marked cell looks like over its own style; return its number."""
        ground, letters = COLOURS[severity]
        dxf = self._element("dxf")
        self._child(self._child(dxf, "font"), "color", rgb=f"FF{letters}")
        pattern = self._child(self._child(dxf, "fill"), "patternFill", patternType="solid")
        self._child(pattern, "fgColor", rgb=f"FF{ground}")
        self._child(pattern, "bgColor", rgb=f"FF{ground}")
        return self._add("dxfs", dxf)

    def cell(
        self, *, bold: bool = False, size: int = 11, tone: str | None = None, ground: str | None = None,
        bordered: bool = False, middle: bool = False, unlocked: bool = False,
    ) -> int:  # fmt: skip
        """Add a style of a cell of ours; return its number."""
        ground, letters = COLOURS[tone] if tone else (ground, "000000")
        xf = self._element(
            "xf", numFmtId="49", fontId=str(self._font(bold, size, letters)), fillId=str(self._fill(ground)),
            borderId=str(self._border(bordered)), xfId="0", applyNumberFormat="1", applyFont="1", applyFill="1",
            applyBorder="1", applyAlignment="1", applyProtection="1",
        )  # fmt: skip
        self._child(xf, "alignment", vertical="center" if middle else "top", wrapText="1")
        self._child(xf, "protection", locked="0" if unlocked else "1")
        return self._add("cellXfs", xf)

    def _font(self, bold: bool, size: int, letters: str) -> int:
        font = self._element("font")
        if bold:
            self._child(font, "b")
        self._child(font, "sz", val=str(size))
        self._child(font, "color", rgb=f"FF{letters}")
        self._child(font, "name", val=FONT)
        self._child(font, "family", val="1")
        return self._add("fonts", font)

    def _fill(self, ground: str | None) -> int:
        if ground is None:
            return 0
        fill = self._element("fill")
        pattern = self._child(fill, "patternFill", patternType="solid")
        self._child(pattern, "fgColor", rgb=f"FF{ground}")
        self._child(pattern, "bgColor", indexed="64")
        return self._add("fills", fill)

    def _border(self, bordered: bool) -> int:
        border = self._element("border")
        for side in ("left", "right", "top", "bottom"):
            line = self._child(border, side, **({"style": "thin"} if bordered else {}))
            if bordered:
                self._child(line, "color", rgb=LINE)
        self._child(border, "diagonal")
        return self._add("borders", border)

    def _add(self, collection: str, element: etree._Element) -> int:
        """Append to a collection, once: an equal one that stands there serves again."""
        group = self.root.find(f"{{{self._space}}}{collection}")
        if group is None:
            group = self._element(collection)
            places = [
                ORDER.index(name) if (name := etree.QName(one).localname) in ORDER else len(ORDER) for one in self.root
            ]
            self.root.insert(sum(place < ORDER.index(collection) for place in places), group)
        written = etree.tostring(element)
        group.append(element)
        ours = etree.tostring(element, with_tail=False)
        for number, one in enumerate(group[:-1]):
            if ours == etree.tostring(one, with_tail=False) or written == etree.tostring(one, with_tail=False):
                group.remove(element)
                return number
        group.set("count", str(len(group)))
        return len(group) - 1

    def _element(self, name: str, **attributes: str) -> etree._Element:
        return etree.Element(f"{{{self._space}}}{name}", attributes, nsmap=self.root.nsmap)

    def _child(self, parent: etree._Element, name: str, **attributes: str) -> etree._Element:
        return etree.SubElement(parent, f"{{{self._space}}}{name}", attributes)
