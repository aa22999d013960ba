"""Makers of .ods: from the XML of a few rows to an archive as LibreOffice writes it."""

from __future__ import annotations

import io
import zipfile

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>{{}}</manifest:manifest>'
)


def make_ods(rows: str, sheet: str = "Bìa", styles: str = "", around: str = "", **parts: str | bytes) -> bytes:
    """Return an .ods of one sheet. `styles`: automatic ones; `around`: beside the sheet; `parts`: other files in it."""
    table = f'<table:table table:name="{sheet}">{rows}</table:table>'
    return zipped(
        {
            "mimetype": MIMETYPE,
            "content.xml": document(
                f"<office:automatic-styles>{styles}</office:automatic-styles>"
                f"<office:body><office:spreadsheet>{around}{table}</office:spreadsheet></office:body>"
            ),
            "META-INF/manifest.xml": MANIFEST.format(""),
        }
        | {name.replace("_", "."): part for name, part in parts.items()}
    )


def document(content: str) -> str:
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}>{content}</office:document-content>'
    )


def row(*cells: str, **attributes: object) -> str:
    return f"<table:table-row{_attributes('table', attributes)}>{''.join(cells)}</table:table-row>"


def text(*lines: str, **attributes: object) -> str:
    return cell("".join(f"<text:p>{line}</text:p>" for line in lines), "string", **attributes)


def value(kind: str, value: object, shown: str = "…", **attributes: object) -> str:
    name = "value" if kind in ("float", "percentage", "currency") else f"{kind}-value"
    return cell(f"<text:p>{shown}</text:p>", kind, f'office:{name}="{value}"', **attributes)


def cell(content: str = "", kind: str | None = None, value: str = "", **attributes: object) -> str:
    kind = f'office:value-type="{kind}"' if kind else ""
    return f"<table:table-cell {kind} {value}{_attributes('table', attributes)}>{content}</table:table-cell>"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return archive.getvalue()


def _attributes(prefix: str, attributes: dict[str, object]) -> str:
    return "".join(f' {prefix}:{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
