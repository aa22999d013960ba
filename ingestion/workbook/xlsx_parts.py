"""Parts of an .xlsx: from its package to the parts that hold cells, and to a package that holds nothing else.

Where a part lies is what the relationships say, never what it is usually called.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ingestion.workbook.markup import elements
from ingestion.workbook.package import Package
from ingestion.workbook.unreadable import UnreadableWorkbook

MAX_SHEETS = 500
MAX_STYLES = 300_000  # Excel takes 65,490 for cells
UNIQUE_COUNT = re.compile(rb"uniqueCount\s*=\s*[\"']\s*(\d+)")
SHORTEST_TEXT = len(b"<si/>")
LONG_FORMAT = re.compile(rb"formatCode\s*=\s*(?:\"[^\"]{2000}|'[^']{2000})")  # Excel takes 255 characters

_RELATIONSHIPS: Final = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_TYPE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class Sheet:
    """One sheet of the workbook; `part` is None for charts and the like, which have no cells."""

    name: str
    part: str | None


@dataclass(frozen=True)
class Parts:
    """Where the workbook's cells lie: sheets in the workbook's order, shared texts, styles."""

    sheets: tuple[Sheet, ...]
    texts: str | None
    styles: str | None
    counts_from_1904: bool
    has_macros: bool


def find_parts(package: Package) -> Parts:
    """Follow the relationships from the package to the workbook to its sheets. Raises UnreadableWorkbook."""
    stored = {name.lower(): name for name in package.names}  # Office does not mind upper and lower case
    workbook = next((t for kind, t in _targets(package, stored, "").values() if kind == "officeDocument"), None)
    if workbook not in stored:
        raise UnreadableWorkbook("damaged", "no workbook part")
    targets = _targets(package, stored, workbook)
    sheets, counts_from_1904 = [], False
    for name, attributes in elements(package.read_xml(stored[workbook]), "sheet", "workbookPr"):
        if name == "workbookPr":
            counts_from_1904 = attributes.get("date1904") in ("1", "true")
        else:
            sheets.append(_sheet(attributes, targets, stored))
    if len(sheets) > MAX_SHEETS:
        raise UnreadableWorkbook("bomb", f"more than {MAX_SHEETS} sheets")
    of_kind = {kind: stored.get(target) for kind, target in targets.values()}
    has_macros = any(name.endswith("vbaproject.bin") for name in stored)
    return Parts(tuple(sheets), of_kind.get("sharedStrings"), of_kind.get("styles"), counts_from_1904, has_macros)


def _sheet(attributes: Mapping[str, str], targets: dict[str, tuple[str, str]], stored: dict[str, str]) -> Sheet:
    relation = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
    kind, target = targets.get(relation, ("worksheet", ""))
    if kind == "worksheet" and target not in stored:
        raise UnreadableWorkbook("damaged", "a sheet's part is missing")
    return Sheet(attributes.get("name", ""), stored[target] if kind == "worksheet" else None)


def _targets(package: Package, stored: dict[str, str], source: str) -> dict[str, tuple[str, str]]:
    """Return relationship id → (last word of its type, target in lower case) of what a part points to inside."""
    folder, name = posixpath.split(source)
    relationships = stored.get(f"{folder}/_rels/{name}.rels".lstrip("/"))
    if relationships is None:
        raise UnreadableWorkbook("damaged", "no relationships")
    return {
        attributes.get("Id", ""): (
            attributes.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).strip("/").lower(),
        )
        for _, attributes in elements(package.read_xml(relationships), "Relationship")
        if attributes.get("TargetMode") != "External"
    }


def repack(sheets: list[bytes], texts: bytes, styles: bytes, counts_from_1904: bool) -> bytes:
    """Return a package for the decoder, with the sheets named 0, 1, … and nothing compressed.

    So the decoder unpacks nothing, sees nothing that was not measured, and takes the file for nothing else than it is.
    It reads every sheet once more for merged areas, up to where they begin: an empty list of them stands at the front.

    Raises:
        UnreadableWorkbook: the decoder would come to grief over these parts.
    """
    if any(int(count[:18]) * SHORTEST_TEXT > len(texts) for count in UNIQUE_COUNT.findall(texts)):
        raise UnreadableWorkbook("bomb", "more shared texts announced than there is room for")  # it reserves for them
    if styles.count(b"xf") > MAX_STYLES:
        raise UnreadableWorkbook("bomb", f"more than {MAX_STYLES} styles")
    if LONG_FORMAT.search(styles):
        raise UnreadableWorkbook("bomb", "a number format of thousands of characters")  # read anew for every style
    numbers = range(len(sheets))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("_rels/.rels", _relationships({"r": ("officeDocument", "xl/workbook.xml")}))
        package.writestr(
            "xl/_rels/workbook.xml.rels",
            _relationships({f"r{number}": ("worksheet", f"{number}.xml") for number in numbers}),
        )
        package.writestr("xl/workbook.xml", _workbook(len(sheets), counts_from_1904))
        if texts:
            package.writestr("xl/sharedStrings.xml", texts)
        if styles:
            package.writestr("xl/styles.xml", styles)
        for number, xml in enumerate(sheets):
            _write_sheet(package, f"xl/{number}.xml", memoryview(xml), max(xml.find(b"<sheetData"), 0))
    return stream.getvalue()


def _write_sheet(package: zipfile.ZipFile, name: str, xml: memoryview, at: int) -> None:
    with package.open(name, "w") as part:
        part.write(xml[:at])
        if at:
            part.write(b"<mergeCells></mergeCells>")
        part.write(xml[at:])


def _relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    lines = [
        f'<Relationship Id="{key}" Type="{_TYPE}/{kind}" Target="{target}"/>' for key, (kind, target) in targets.items()
    ]
    return f"{_RELATIONSHIPS}{''.join(lines)}</Relationships>"


def _workbook(sheets: int, counts_from_1904: bool) -> str:
    names = "".join(f'<sheet name="{number}" r:id="r{number}"/>' for number in range(sheets))
    return f'<workbook><workbookPr date1904="{int(counts_from_1904)}"/><sheets>{names}</sheets></workbook>'
