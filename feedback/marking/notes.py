"""Notes: from cells and texts to the comments that a spreadsheet shows at them, beside what people noted there.

A note of ours begins with a line of its own; so it is known again and replaced when the sheet is marked anew. On a cell
where somebody else noted something, ours stands below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree  # type: ignore[import-untyped]

from ingestion.workbook.addresses import position_of

TITLE = "— Kết quả kiểm tra —"
AUTHOR = "xeploai"
MOST = 2_000  # on one sheet; nobody reads more, and every one is drawn
VML, DRAWN, EXCEL = (
    "urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office", "urn:schemas-microsoft-com:office:excel",
)  # fmt: skip
WIDE, LINE, LETTERS = 4, 15, 44  # columns; points of a line; letters on one
_VML_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
_EMPTY_DRAWING = (
    f'<xml xmlns:v="{VML}" xmlns:o="{DRAWN}" xmlns:x="{EXCEL}"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    '</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE = (
    f'<v:shape xmlns:v="{VML}" xmlns:o="{DRAWN}" xmlns:x="{EXCEL}" id="_x0000_s{{number}}" type="#_x0000_t202" '
    'style="position:absolute;margin-left:60pt;margin-top:1.5pt;width:288pt;height:{height}pt;z-index:1;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


def with_notes(comments: etree._Element, notes: Mapping[str, str]) -> tuple[set[str], set[str]]:
    """Write notes (cell → text) into a sheet's comments instead of ours before; return cells to draw, and to draw no more."""
    space = etree.QName(comments).namespace
    listed = comments.find(f"{{{space}}}commentList")
    gone = set(_forget(listed))
    author = _author(comments, space)
    by_cell = {one.get("ref"): one for one in listed}
    drawn = set()
    for cell, text in list(notes.items())[:MOST]:
        comment = by_cell.get(cell)
        if comment is None:
            comment = etree.SubElement(listed, f"{{{space}}}comment", ref=cell, authorId=str(author))
            etree.SubElement(comment, f"{{{space}}}text")
            drawn.add(cell)
            words = f"{TITLE}\n{text}"
        else:
            words = f"\n{TITLE}\n{text}"
        run = etree.SubElement(comment.find(f"{{{space}}}text"), f"{{{space}}}r")
        part = etree.SubElement(run, f"{{{space}}}t")
        part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        part.text = words
    return drawn, gone - drawn


def empty_comments(space: str) -> etree._Element:
    """Return the comments of a sheet that has none, in the workbook's namespace."""
    root = etree.Element(f"{{{space}}}comments", nsmap={None: space})
    etree.SubElement(root, f"{{{space}}}authors")
    etree.SubElement(root, f"{{{space}}}commentList")
    return root


def drawing(xml: bytes | None, drawn: Mapping[str, str], gone: set[str]) -> bytes:
    """Return a sheet's drawing of notes with new ones (cell → text), and without those that are gone."""
    root = etree.fromstring(xml or _EMPTY_DRAWING.encode(), _VML_PARSER)
    places = {position_of(cell) for cell in gone | set(drawn)}
    for shape in list(root.iter(f"{{{VML}}}shape")):
        if _position(shape) in places:
            shape.getparent().remove(shape)
    numbers = [
        int(digits)
        for shape in root.iter(f"{{{VML}}}shape")
        if (digits := "".join(filter(str.isdigit, shape.get("id", "")[8:])))
    ]
    first = max([1024, *numbers]) + 1
    for number, (cell, text) in enumerate(drawn.items(), first):
        root.append(etree.fromstring(_shape(number, cell, text)))
    _reserve(root, first + len(drawn))
    return bytes(etree.tostring(root, encoding="UTF-8"))


def _forget(listed: etree._Element) -> Iterator[str]:
    """Take our notes away; yield the cells that have none left."""
    for comment in list(listed):
        texts = list(comment.iter("{*}t"))
        words = "".join(text.text or "" for text in texts)
        if words.lstrip().startswith(TITLE):
            listed.remove(comment)
            yield comment.get("ref", "")
        elif TITLE in words:
            left = len(words[: words.index(TITLE)].rstrip("\n"))
            for text in texts:
                kept = (text.text or "")[:left]
                left -= len(kept)
                text.text = kept


def _author(comments: etree._Element, space: str) -> int:
    authors = comments.find(f"{{{space}}}authors")
    names = [one.text for one in authors]
    if AUTHOR not in names:
        etree.SubElement(authors, f"{{{space}}}author").text = AUTHOR
        return len(names)
    return names.index(AUTHOR)


def _shape(number: int, cell: str, text: str) -> str:
    row, column = position_of(cell)
    lines = 2 + sum(1 + len(line) // LETTERS for line in text.split("\n"))
    anchor = f"{column + 1}, 15, {max(row - 1, 0)}, 2, {column + 1 + WIDE}, 15, {max(row - 1, 0) + lines}, 4"
    return _SHAPE.format(number=number, height=lines * LINE, anchor=anchor, row=row, column=column)


def _position(shape: etree._Element) -> tuple[int, int] | None:
    row, column = (shape.find(f".//{{{EXCEL}}}{name}") for name in ("Row", "Column"))
    return None if row is None or column is None else (int(row.text), int(column.text))


def _reserve(root: etree._Element, last: int) -> None:
    """Say which blocks of 1,024 numbers the shapes take."""
    for ids in root.iter(f"{{{DRAWN}}}idmap"):
        blocks = {int(one) for one in ids.get("data", "1").split(",") if one} | set(range(1, last // 1024 + 1))
        ids.set("data", ",".join(map(str, sorted(blocks))))
