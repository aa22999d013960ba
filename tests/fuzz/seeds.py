"""Seeds of the fuzzer: one small file of each format, as bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl

from tests import ods, packages
from tests.biff import Xls
from tests.makers import make_workbook, small_committee

RAW_SHEET = packages.sheet(
    "<x:row hidden='true'><x:c r='B2' t='s'><x:v>1</x:v></x:c><c><f t='shared' si='0'>B2*2</f><v/></c></x:row>"
    '<row r="4"><c t="e"><v>#SPILL!</v></c><c r="C4" s="1"><f t="shared" si="0"/></c><c t="inlineStr"><is/></c></row>'
    '<row r="1048576" s="1"/><row r="5"><c r="XFD5" s="1"/><c r="D5" t="str"><f>""</f><v></v></c></row>',
    '<mergeCells><mergeCell ref="B2:C4"/><mergeCell ref="A5:XFD1048576"/></mergeCells>',
)
RAW_TEXTS = '<sst uniqueCount="2"><si/><si><r><rPr><rFont val="VNI-Times"/></rPr><t>a</t></r><r><t><![CDATA[</si>]]></t></r></si></sst>'


def seeds(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each seed; `folder` is for scratch."""
    plain = make_workbook(folder / "plain.xlsx", **small_committee()).read_bytes()
    yield "plain.xlsx", plain
    yield "odd.xlsx", _odd(folder, plain)
    yield "raw.xlsx", _raw(plain)
    yield "adjustment.xlsx", make_workbook(folder / "adjustment.xlsx", kind="adjustment").read_bytes()
    yield "sheets.zip", zipped(plain)
    yield "old.xls", old(plain)
    yield "open.ods", opened(plain)


def _odd(folder: Path, plain: bytes) -> bytes:
    """Return a workbook with all that needs a second look: hidden rows, merges, formulas, errors, an old font, and per cent."""
    book = openpyxl.load_workbook(io.BytesIO(plain))
    page = book["Đảng viên"]
    page.row_dimensions[6].hidden = True
    page.merge_cells("I5:I7")
    page["T5"], page["A6"] = '="HT"', "TrÇn V¨n MÉu"
    page["A6"].font = openpyxl.styles.Font(name=".VnTime")
    page["O5"], page["O5"].data_type = "#N/A", "e"
    page["Y5"], page["Y5"].number_format = 0.912, "0.0%"
    book.save(saved := io.BytesIO())
    return saved.getvalue()


def _raw(plain: bytes) -> bytes:
    """Return a workbook with one sheet more, written as no usual program writes it, and a macro."""
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    more = {"sheet99": ("worksheet", "worksheets/sheet99.xml"), "texts": ("sharedStrings", "sharedStrings.xml")}
    for name, end, added in [
        ("xl/_rels/workbook.xml.rels", b"</Relationships>", packages.relationship_lines(more)),
        ("xl/workbook.xml", b"</sheets>", '<sheet name="Khác" sheetId="99" r:id="sheet99"/>'),
        ("xl/styles.xml", b"</fonts>", '<font><name val=".VnTime"/></font>'),
    ]:
        parts[name] = parts[name].replace(end, added.encode() + end)
    macro = {"xl/vbaProject.bin": b"", "xl/worksheets/sheet99.xml": RAW_SHEET, "xl/sharedStrings.xml": RAW_TEXTS}
    return packages.zipped(parts | macro)


def zipped(plain: bytes) -> bytes:
    """Return the workbook as an archive of .csv, a file a sheet."""
    with zipfile.ZipFile(saved := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for title, rows in _texts(plain):
            archive.writestr(f"{title}.csv", "\n".join(";".join(f'"{text}"' for text in row) for row in rows))
    return saved.getvalue()


def old(plain: bytes) -> bytes:
    """Return the workbook as an .xls in which everything is text."""
    book = Xls()
    for title, rows in _texts(plain):
        cells = ((at, column, text) for at, row in enumerate(rows) for column, text in enumerate(row) if text)
        book.sheet(title, *(book.label(*cell) for cell in cells))
    return book.bytes()


def opened(plain: bytes) -> bytes:
    """Return the workbook as an .ods in which everything is text."""
    (title, first), *others = (
        (title, "".join(ods.row(*(ods.text(escape(text)) if text else ods.cell() for text in row)) for row in rows))
        for title, rows in _texts(plain)
    )
    around = "".join(f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in others)
    return ods.make_ods(first, title, around=around)


def _texts(plain: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield the title of each sheet and its cells as text."""
    for page in openpyxl.load_workbook(io.BytesIO(plain)):
        rows = page.iter_rows(values_only=True)
        yield (
            page.title,
            [["" if cell is None else str(cell).removesuffix(" 00:00:00") for cell in row] for row in rows],
        )
