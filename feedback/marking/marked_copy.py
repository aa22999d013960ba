"""Marked copy: from a workbook's bytes, marks and pages of results to the workbook with both, and nothing else changed.

Cells, formulas with their last values, formats and further sheets stay as they were. The pages come first; a page of
ours from before is replaced where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree  # type: ignore[import-untyped]

from feedback.marking.earlier_pages import EarlierPages
from feedback.marking.marks import SEVERITIES, Mark, texts_of_notes
from feedback.marking.notes import TITLE, drawing, empty_comments, with_notes
from feedback.marking.page_tail import PageTail, deselected
from feedback.marking.parts import Parts, family_of
from feedback.marking.result_page import ResultPage, page_xml
from feedback.marking.styles import Styles
from ingestion.layout import letter

BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")
MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml"
VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"


class NotMarkable(Exception):
    """The workbook is not made in a way in which marks can be put without changing it."""


def marked_copy(content: bytes, marks: Sequence[Mark], pages: Sequence[ResultPage]) -> bytes:
    """Return the workbook with areas coloured, notes at them, and the pages of results in front.

    Args:
        content: an .xlsx or .xlsm that was read before.

    Raises:
        NotMarkable: write a workbook of our own instead.
    """
    try:
        return _Copy(content).with_marks(marks, pages)
    except (etree.LxmlError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise NotMarkable(f"{type(error).__name__}: {error}") from error


class _Copy:
    """A workbook under way."""

    def __init__(self, content: bytes) -> None:
        self._parts = Parts(content)
        book = self._parts.target_of_kind("", "officeDocument")
        if book is None:
            raise NotMarkable("no workbook part")
        self._book_part, self._book = book, self._parts.tree(book)
        self._space = etree.QName(self._book).namespace or ""
        styles = self._parts.target_of_kind(book, "styles")
        if styles is None:
            raise NotMarkable("no styles")
        self._styles_part, self._styles = styles, Styles(self._parts.tree(styles))

    def with_marks(self, marks: Sequence[Mark], pages: Sequence[ResultPage]) -> bytes:
        colours = {severity: self._styles.differential(severity) for severity in SEVERITIES}
        pages = self._named(pages)
        ours = {page.name for page in pages}
        for name, part in self._sheets():
            if name not in ours:
                self._mark(part, [mark for mark in marks if mark.sheet == name], colours)
        for target in self._parts.targets(self._book_part).values():
            if target.kind == "chartsheet":
                self._parts[target.part] = deselected(self._parts[target.part])
        for page in reversed(pages):
            self._put_page(page)
        self._open_at(self._place(pages[0].name))
        self._parts.put(self._styles_part, self._styles.root)
        self._parts.put(self._book_part, self._book)
        return self._parts.packed()

    def _named(self, pages: Sequence[ResultPage]) -> list[ResultPage]:
        with_cells = dict(self._sheets())
        sheets = {
            name: with_cells.get(name) for sheet in self._book.iter("{*}sheet") if (name := sheet.get("name", ""))
        }
        earlier = EarlierPages(self._parts, self._parts.target_of_kind(self._book_part, "sharedStrings"), sheets)
        return [earlier.placed(page) for page in pages]

    def _sheets(self) -> Iterable[tuple[str, str]]:
        """Yield name and part of every sheet that has cells."""
        targets = self._parts.targets(self._book_part)
        for sheet in self._book.iter("{*}sheet"):
            target = targets.get(_relationship(sheet))
            if target and target.kind == "worksheet":
                yield sheet.get("name", ""), target.part

    def _mark(self, part: str, marks: Sequence[Mark], colours: dict[str, int]) -> None:
        tail = PageTail(self._parts[part])
        tail.deselect()
        areas = {
            severity: list(dict.fromkeys(mark.area for mark in marks if mark.severity == severity))
            for severity in SEVERITIES
        }
        tail.colour(areas, colours)
        self._note(part, tail, texts_of_notes(marks))
        self._parts[part] = tail.xml()

    def _note(self, part: str, tail: PageTail, notes: dict[str, str]) -> None:
        listed = self._parts.target_of_kind(part, "comments")
        if not notes and (listed is None or TITLE.encode() not in self._parts[listed]):
            return  # what others noted there, and how it is drawn, stays as they wrote it
        comments = self._parts.tree(listed) if listed else empty_comments(self._space)
        drawn, gone = with_notes(comments, notes)
        link = tail.notes_relationship
        shown = self._parts.targets(part)[link].part if link else None
        before = self._parts[shown] if shown else None
        if shown is None:
            shown = self._parts.new_name("xl/drawings/vmlDrawing{}.vml")
            tail.link_notes(self._parts.relate(part, "vmlDrawing", shown))
            self._parts.declare(shown, VML_TYPE)
        self._parts[shown] = drawing(before, {cell: notes[cell] for cell in drawn}, gone)
        if listed is None:
            listed = self._parts.new_name("xl/comments{}.xml")
            self._parts.relate(part, "comments", listed)
            self._parts.declare(listed, f"{MAIN}.comments+xml")
        self._parts.put(listed, comments)

    def _put_page(self, page: ResultPage) -> None:
        xml = page_xml(page, self._styles)
        part = dict(self._sheets()).get(page.name)
        if part:
            self._parts.unrelate(part)
            for sheet in self._book.iter("{*}sheet"):
                if sheet.get("name") == page.name:
                    sheet.attrib.pop("state", None)  # whoever hid it could not see what is new
        else:
            part = self._parts.new_name("xl/worksheets/ketQua{}.xml")
            self._parts.declare(part, f"{MAIN}.worksheet+xml")
            for name in self._book.iter("{*}definedName"):
                if local := name.get("localSheetId"):
                    name.set("localSheetId", str(int(local) + 1))
            self._insert_sheet(page.name, self._parts.relate(self._book_part, "worksheet", part))
        self._parts[part] = xml
        self._name_table(page)

    def _name_table(self, page: ResultPage) -> None:
        """Name the table that is filtered, and its header, which is printed on every sheet of paper."""
        local = str(self._place(page.name))
        names = self._book.find("{*}definedNames")
        if names is None:
            names = etree.Element(f"{{{self._space}}}definedNames", nsmap=self._book.nsmap)
            before = [one for one in self._book if etree.QName(one).localname in BEFORE_NAMES]
            before[-1].addnext(names)
        for one in [one for one in names if one.get("localSheetId") == local]:
            names.remove(one)
        last = letter(len(page.columns) - 1)
        for name, area in (
            ("_xlnm._FilterDatabase", f"$A${page.header_row}:${last}${page.last_row}"),
            ("_xlnm.Print_Titles", f"${page.header_row}:${page.header_row}"),
        ):
            one = etree.SubElement(names, f"{{{self._space}}}definedName", {"name": name, "localSheetId": local})
            one.text = f"'{page.name}'!{area}"
            if name.endswith("FilterDatabase"):
                one.set("hidden", "1")

    def _place(self, name: str) -> int:
        return next(number for number, sheet in enumerate(self._book.iter("{*}sheet")) if sheet.get("name") == name)

    def _insert_sheet(self, name: str, relationship: str) -> None:
        sheets = self._book.find("{*}sheets")
        number = max((int(sheet.get("sheetId", "0")) for sheet in sheets), default=0) + 1
        sheet = etree.Element(f"{{{self._space}}}sheet", {"name": name, "sheetId": str(number)}, nsmap=self._book.nsmap)
        sheet.set(f"{{{family_of(self._space)}}}id", relationship)
        sheets.insert(0, sheet)

    def _open_at(self, number: int) -> None:
        for view in self._book.iter("{*}workbookView"):
            view.set("activeTab", str(number))
            view.attrib.pop("firstSheet", None)


def _relationship(sheet: etree._Element) -> str:
    return next((value for key, value in sheet.attrib.items() if etree.QName(key).localname == "id"), "")
