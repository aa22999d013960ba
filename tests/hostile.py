"""Hostile files: from a name to the reason for which such an .xlsx is refused, and to its bytes; and odd ones, accepted."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from itertools import product
from string import ascii_lowercase

from tests.packages import relationships, sheet, xlsx, xlsx_parts, zipped

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
MILLION = 1_000_000
FEW_BYTES = "<row>{}</row>"
NOTE = "ộ" * 30_000
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
MULTIPLYING = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'


def far(address: str) -> bytes:
    """Return a workbook with a cell in A1 and one at this address."""
    return xlsx(sheet(f'{ONE}<row r="2"><c r="{address}"><v>1</v></c></row>'))


def stored(rows: str = ONE, behind: str = "", **options: str) -> bytes:
    """Return a workbook that nobody can refuse for shrinking too much: it is not compressed."""
    return xlsx(sheet(rows, behind), method=zipfile.ZIP_STORED, **options)


def changed(part: str, content: str | bytes) -> bytes:
    """Return a sound workbook with one part of its own, or one more."""
    return zipped(xlsx_parts(sheet(ONE), texts="<si/>") | {part: content})


def down(count: int, cell: str, columns: str = "A") -> str:
    """Return so many rows of this cell in every one of the columns."""
    cells = "".join(cell.replace("{at}", f"{column}{{row}}") for column in columns)
    return "".join(f'<row r="{row}">{cells.replace("{row}", str(row))}</row>' for row in range(1, count + 1))


def with_texts(megabytes: int) -> bytes:
    """Return a workbook of so many megabytes of shared texts that is small itself."""
    some = "".join(f"<si><t>{number * 2_654_435_761 % 2**64:020d}</t></si>" for number in range(100_000))
    return xlsx(sheet(ONE), texts=some * (megabytes * 2**20 // len(some) + 1))


def many_attributes() -> bytes:
    """Return a workbook with a tag of half a million attributes."""
    names = map("".join, product(ascii_lowercase, repeat=4))
    return stored("<row hidden='1' " + "='' ".join(names) + "=''/>")


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    # cells that ask for more memory than there is
    "the farthest cell": ("too_large", lambda: far("XFD1048576")),
    "a far cell in single quotes": ("too_large", lambda: xlsx(sheet("<row><c r = 'XFD9'><v>1</v></c></row>"))),
    "a far cell with a prefix": ("too_large", lambda: xlsx(sheet('<row><x:c r="A999999"><v>1</v></x:c></row>'))),
    "a far cell of two values": ("too_large", lambda: xlsx(sheet('<row><c r="A99999"><v/><v>1</v></c></row>'))),
    "a far cell without a blank": ("damaged", lambda: xlsx(sheet('<row><c s="1"r="XFD9"><v>1</v></c></row>'))),
    "a row beyond any sheet": ("damaged", lambda: far("A4294967297")),
    "a column beyond any sheet": ("damaged", lambda: far("AAAAAAAA1")),
    "row 0": ("damaged", lambda: far("A0")),
    "rows without numbers": ("too_large", lambda: stored("<row/>" * MILLION + "<row><c><v>1</v></c></row>")),
    "cells without addresses": ("too_large", lambda: stored(f"<row>{'<c/>' * MILLION}<c><v>1</v></c></row>")),
    "one cell far from the others": ("too_large", lambda: far("CV49999")),
    # texts
    "texts announced": ("bomb", lambda: changed("xl/sharedStrings.xml", '<sst uniqueCount="99999999999"><si/></sst>')),
    "one long text in every cell": ("bomb", lambda: xlsx(
        sheet(down(2_000, '<c r="{at}" t="s"><v>0</v></c>')), texts=f"<si><t>{NOTE}</t></si>")),
    "one long text in every cell, disguised": ("bomb", lambda: xlsx(
        sheet(down(2_000, '<c r="{at}" t="s"><v>0</v></c>')),
        texts=f"<si><t>{'<![CDATA[</si>]]>'.join([NOTE[:99]] * 300)}</t></si>")),
    "one long text in every cell, by no number": ("bomb", lambda: xlsx(
        sheet(down(2_000, "<c r='{at}' t='s'><v>x</v></c>")), texts=f"<si><t>{NOTE}</t></si>")),
    "a text that is not there": ("damaged", lambda: stored('<row r="1"><c r="A1" t="s"><v>9</v></c></row>')),
    "200 MB of shared texts": ("too_large", lambda: with_texts(200)),
    # XML
    "entities that multiply": ("bomb", lambda: xlsx(MULTIPLYING + sheet(ONE.replace(">1<", ">&b;<")))),
    "an entity from outside": ("bomb", lambda: xlsx(OUTSIDE + sheet(ONE.replace(">1<", ">&a;<")))),
    "a document type": ("bomb", lambda: changed("xl/workbook.xml", '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/"><a/>')),
    "wide letters": ("bomb", lambda: changed("xl/worksheets/sheet1.xml", sheet(ONE).encode("utf-16"))),
    "levels without end": ("bomb", lambda: stored(f"<row hidden='1'>{'<a>' * MILLION}{'</a>' * MILLION}</row>")),
    "names without end": ("bomb", lambda: stored("<row hidden='1'/>" + "".join(f"<a{n}/>" for n in range(99_999)))),
    "attributes without end": ("bomb", many_attributes),
    "one attribute without end": ("bomb", lambda: stored(f"<row hidden='1' a='{'>' * MILLION}'/>")),
    "no XML": ("damaged", lambda: changed("xl/workbook.xml", "\1\2\3\4" * 9)),
    "an unknown entity": ("damaged", lambda: xlsx(sheet("<row r='1'><c r='A1'><v>&a;</v></c></row>"))),
    "a sheet cut off": ("damaged", lambda: xlsx(sheet(ONE)[:-40])),
    "styles without end": ("bomb", lambda: stored(styles=f"<cellXfs>{'<xf/>' * MILLION}</cellXfs>")),
    "a format without end": ("bomb", lambda: stored(styles=f'<numFmts><numFmt formatCode="{"0" * 9_999}"/></numFmts>')),
    "merged areas upon each other": ("damaged", lambda: stored(behind='<mergeCell ref="A1:XFD1048576"/>' * 9)),
    # packages
    "a sheet of blanks": ("bomb", lambda: xlsx(sheet(" " * 50 * MILLION))),
    "a name that leads out": ("file_names", lambda: changed("../../etc/cron.d/x", "x")),
    "a part that leads out": ("damaged", lambda: changed(
        "xl/_rels/workbook.xml.rels", relationships({"r1": ("worksheet", "../../../etc/passwd")}))),
    "a part from outside": ("damaged", lambda: changed(
        "xl/_rels/workbook.xml.rels",
        relationships({"r1": ("worksheet", "worksheets/sheet1.xml")}).replace("/>", ' TargetMode="External"/>'))),
    "a sheet without a part": ("damaged", lambda: changed("xl/_rels/workbook.xml.rels", relationships({}))),
    "sheets without end": ("bomb", lambda: zipped(xlsx_parts(*[sheet(ONE)] * 501))),
    "a part for many sheets": ("bomb", lambda: changed(
        "xl/workbook.xml", "<workbook>" + '<sheet name="S1" id="r1"/>' * 1_000 + "</workbook>")),
}  # fmt: skip

ODD: dict[str, Callable[[], bytes]] = {
    "a cell in the last row": lambda: far("AC50000"),
    "a far cell in every sheet": lambda: xlsx(*[sheet(down(1, '<c r="B2"><v>1</v></c><c r="AD5000"><v>1</v></c>'))] * 9),
    "formatted to the last row": lambda: xlsx(
        sheet(ONE + "".join(f'<row r="{row}" s="1" customFormat="1"/>' for row in range(2, 2**20 + 1)))),
    "formatted cells to a far row": lambda: xlsx(sheet(down(400_000, '<c r="{at}" s="1"/>'))),
    "60 MB of shared texts": lambda: with_texts(60),
    "many short shared texts": lambda: stored(texts="<si><t>a</t></si>" * MILLION),
    "a long text in many cells": lambda: xlsx(
        sheet(down(2_000, '<c r="{at}" t="s"><v>0</v></c>')), texts=f"<si><t>{'a' * 3_900}\U0001f600</t></si>"),
    "the longest texts that Excel takes": lambda: stored(down(100, f'<c r="{{at}}" t="str"><v>{"ộ" * 32_767}</v></c>')),
    "one text of ten megabytes": lambda: stored(down(1, f'<c r="{{at}}" t="str"><v>{"a" * 10 * MILLION}\U0001f600</v></c>')),
    "numbers in few bytes": lambda: stored(FEW_BYTES.format("<c><v>1</v></c>" * 50) * 15_000),
    "texts in few bytes": lambda: stored(
        FEW_BYTES.format("<c t='s'><v>0</v></c>" * 50) * 10_000, texts="<si><t>Nguyễn</t></si>"),
    "only formulas without values": lambda: xlsx(sheet(down(8_000, '<c r="{at}"><f>{row}</f></c>', ascii_lowercase))),
    "only old fonts": lambda: xlsx(
        sheet(down(10_000, '<c r="{at}" t="str"><v>a</v></c>', ascii_lowercase)),
        styles='<fonts><font><name val=".VnTime"/></font></fonts><cellXfs><xf fontId="0"/></cellXfs>'),
    "parts of texts in fonts of their own": lambda: stored(
        styles='<fonts><font><name val=".VnTime"/></font></fonts><cellXfs><xf fontId="0"/></cellXfs>',
        texts='<si><r><rPr><rFont val="Arial"/></rPr></r></si><si><r/></si>' * 300_000),
    "many merged areas": lambda: stored(
        down(9_999, '<c r="{at}"><v>1</v></c>', "AB"), down(9_999, '<mergeCell ref="A{row}:B{row}"/>')),
    "many small sheets": lambda: zipped(xlsx_parts(*[sheet(ONE)] * 400)),
}  # fmt: skip
