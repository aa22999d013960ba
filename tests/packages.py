"""Packages: from the XML that a test cares about to an .xlsx around it, sound or not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

RELATIONSHIPS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def sheet(rows: str, behind: str = "") -> str:
    """Return a sheet's part with these rows."""
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData>{behind}</worksheet>"


def xlsx_parts(
    *sheets: str, names: Sequence[str] | None = None, texts: str = "", styles: str = ""
) -> dict[str, str | bytes]:
    """Return the parts of a workbook with these sheets, called S1, S2, … unless named."""
    parts: dict[str, str | bytes] = {"_rels/.rels": relationships({"r1": ("officeDocument", "xl/workbook.xml")})}
    targets = {f"r{number}": ("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)}
    if texts:
        targets["texts"] = ("sharedStrings", "sharedStrings.xml")
        parts["xl/sharedStrings.xml"] = f"<sst {MAIN}>{texts}</sst>"
    if styles:
        targets["styles"] = ("styles", "styles.xml")
        parts["xl/styles.xml"] = f"<styleSheet {MAIN}>{styles}</styleSheet>"
    parts["xl/_rels/workbook.xml.rels"] = relationships(targets)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>'
        for number, name in enumerate(names or [f"S{number}" for number in range(1, len(sheets) + 1)], 1)
    )
    parts["xl/workbook.xml"] = f'<workbook {MAIN} xmlns:r="{TYPE}"><sheets>{listed}</sheets></workbook>'
    return parts | {f"xl/worksheets/sheet{number}.xml": xml for number, xml in enumerate(sheets, 1)}


def xlsx(*sheets: str, method: int = zipfile.ZIP_DEFLATED, **options: str) -> bytes:
    """Return a workbook with these sheets."""
    return zipped(xlsx_parts(*sheets, **options), method)  # type: ignore[arg-type]


def relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    """Return a part of relationships: id → (last word of the type, target)."""
    return RELATIONSHIPS.format(relationship_lines(targets))


def relationship_lines(targets: Mapping[str, tuple[str, str]]) -> str:
    """Return only what stands in such a part."""
    return "".join(
        f'<Relationship Id="{key}" Type="{TYPE}/{kind}" Target="{to}"/>' for key, (kind, to) in targets.items()
    )
