"""OpenDocument spreadsheets: from the parts of an .ods to its pages, in the types that an .xlsx gives."""

from __future__ import annotations

from xml.parsers import expat

from ingestion.workbook.ods_content import read_pages
from ingestion.workbook.ods_styles import Styles
from ingestion.workbook.package import Package
from ingestion.workbook.page import Format, Page
from ingestion.workbook.unreadable import FarCell, UnreadableWorkbook

MANIFEST = "META-INF/manifest.xml"


class OdsBook:
    """One open .ods; all of its sheets are read at once, as they stand in one part."""

    format: Format = "ods"
    letters = 0

    def __init__(self, package: Package) -> None:
        """Open the workbook. Raises UnreadableWorkbook."""
        if MANIFEST in package.names and b"encryption-data" in package.read_xml(MANIFEST):
            raise UnreadableWorkbook("password", "encrypted parts")
        if "content.xml" not in package.names:
            raise UnreadableWorkbook("damaged", "no content.xml")
        content, styles = package.read_xml("content.xml"), Styles()
        try:
            if "styles.xml" in package.names:
                styles.read(package.read_xml("styles.xml"))
            styles.read(content)
            self._pages = read_pages(content, styles)
        except (expat.ExpatError, ValueError) as error:
            raise UnreadableWorkbook("damaged", type(error).__name__) from error
        self.sheet_names = tuple(self._pages)

    def page(self, sheet_name: str) -> Page:
        """Return one sheet. Raises FarCell."""
        page = self._pages[sheet_name]
        if isinstance(page, FarCell):
            raise page
        return page
