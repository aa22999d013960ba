"""Parts: from a workbook's package to its parts, their relationships and content types, and back to a package.

What is not asked for comes out as it came in. XML is parsed without entities, network or document types.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

from ingestion.workbook.package import Package

CONTENT_TYPES = "[Content_Types].xml"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
STAMP = (1980, 1, 1, 0, 0, 2)  # of each part that we pack; a spreadsheet that saves the file writes another
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


@dataclass(frozen=True)
class Target:
    """Where a relationship leads: the last word of its type, and the part."""

    kind: str
    part: str


class Parts:
    """The parts of one workbook, each as bytes."""

    def __init__(self, content: bytes) -> None:
        """Unpack everything. Raises UnreadableWorkbook."""
        package = Package(content)
        self._bytes = {
            name: package.read_xml(name) if name.endswith((".xml", ".rels")) else package.read(name)
            for name in package.names
        }
        self._stored = {name.lower(): name for name in self._bytes}

    def __getitem__(self, name: str) -> bytes:
        """Return a part's bytes. Raises KeyError."""
        return self._bytes[name]

    def __setitem__(self, name: str, content: bytes) -> None:
        """Write a part, new or anew."""
        self._bytes[name] = content
        self._stored[name.lower()] = name

    def tree(self, name: str) -> etree._Element:
        """Return a part's root element."""
        return parse(self._bytes[name])

    def put(self, name: str, root: etree._Element) -> None:
        """Write a part anew from its root element."""
        self[name] = serialized(root)

    def targets(self, source: str) -> dict[str, Target]:
        """Return relationship id → where it leads inside the package; `source` "" is the package itself."""
        name = self._stored.get(_relationships_of(source).lower())
        if name is None:
            return {}
        return {
            one.get("Id", ""): Target(
                one.get("Type", "").rpartition("/")[2], self._absolute(source, one.get("Target", ""))
            )
            for one in self.tree(name)
            if one.get("TargetMode") != "External"
        }

    def target_of_kind(self, source: str, kind: str) -> str | None:
        """Return the first part of a kind that a part points to."""
        return next((target.part for target in self.targets(source).values() if target.kind == kind), None)

    def relate(self, source: str, kind: str, part: str) -> str:
        """Let a part point to another; return the relationship's id."""
        name = self._stored.get(_relationships_of(source).lower(), _relationships_of(source))
        root = (
            self.tree(name)
            if name in self._bytes
            else etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})
        )
        taken = {one.get("Id") for one in root}
        key = next(key for number in range(1, len(taken) + 2) if (key := f"rIdKq{number}") not in taken)
        etree.SubElement(
            root, f"{{{RELATIONSHIPS}}}Relationship", Id=key, Type=f"{self._family()}/{kind}", Target=f"/{part}"
        )
        self.put(name, root)
        return key

    def unrelate(self, source: str) -> None:
        """Let a part point to nothing."""
        self._bytes.pop(self._stored.pop(_relationships_of(source).lower(), ""), None)

    def declare(self, part: str, content_type: str) -> None:
        """Say what a new part is."""
        root = self.tree(CONTENT_TYPES)
        if not any(one.get("PartName") == f"/{part}" for one in root):
            etree.SubElement(root, f"{{{TYPES}}}Override", PartName=f"/{part}", ContentType=content_type)
            self.put(CONTENT_TYPES, root)

    def new_name(self, pattern: str) -> str:
        """Return the first free name of a pattern with a place for a number."""
        return next(name for number in range(1, 10_000) if (name := pattern.format(number)).lower() not in self._stored)

    def packed(self) -> bytes:
        """Return the package."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self._bytes.items():
                package.writestr(zipfile.ZipInfo(name, STAMP), content, zipfile.ZIP_DEFLATED)
        return stream.getvalue()

    def _absolute(self, source: str, target: str) -> str:
        path = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).strip("/")
        return self._stored.get(path.lower(), path)

    def _family(self) -> str:
        """Return the namespace in which this workbook names its relationships: the usual one or the strict one."""
        return STRICT if STRICT.encode() in self._bytes[self._stored["_rels/.rels"]] else OFFICE


def is_as_packed(content: bytes) -> bool:
    """Tell whether this is a package of ours that nobody has saved since."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return {part.date_time for part in package.infolist()} == {STAMP}
    except zipfile.BadZipFile:
        return False


def family_of(namespace: str | None) -> str:
    """Return the namespace of relationships that belongs to a part's own: the usual one or the strict one."""
    return STRICT if "purl.oclc.org" in (namespace or "") else OFFICE


def parse(xml: bytes) -> etree._Element:
    """Parse a part. Raises etree.XMLSyntaxError."""
    return etree.fromstring(xml, _PARSER)


def serialized(root: etree._Element) -> bytes:
    """Return a part's bytes."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _relationships_of(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def blank_workbook() -> bytes:
    """Return a workbook without a sheet, for pages of ours alone."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        CONTENT_TYPES: f'<Types xmlns="{TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/></Types>',
        "_rels/.rels": _pointer("officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": _pointer("styles", "styles.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{OFFICE}"><bookViews><workbookView/></bookViews><sheets/></workbook>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><fonts count="1"><font><sz val="11"/><name val="Times New Roman"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in parts.items():
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}')
    return stream.getvalue()


def _pointer(kind: str, target: str) -> str:
    return f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
