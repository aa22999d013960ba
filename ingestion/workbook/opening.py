"""Opening: from a file's bytes to the reader of their format; the file's name says nothing."""

from __future__ import annotations

from ingestion.workbook import compound
from ingestion.workbook.csv_zip import CsvBook
from ingestion.workbook.ods import MANIFEST, OdsBook
from ingestion.workbook.package import Package, refuse_oversize
from ingestion.workbook.page import Book
from ingestion.workbook.unreadable import UnreadableWorkbook
from ingestion.workbook.xls import XlsBook
from ingestion.workbook.xlsx import XlsxBook

ZIP = b"PK\3\4"
BARE_XLS = (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00")  # a workbook's first record, without a compound file around it
CONTENT_TYPES = "[Content_Types].xml"
XLSX = (
    b"spreadsheetml.sheet.main+xml", b"spreadsheetml.template.main+xml",
    b"ms-excel.sheet.macroEnabled.main+xml", b"ms-excel.template.macroEnabled.main+xml",
)  # fmt: skip
ODS = b"application/vnd.oasis.opendocument.spreadsheet"  # templates too, which go on with -template
# What systems and office programs put into archives beside what people put there.
LITTER = frozenset({"__macosx", ".ds_store", "thumbs.db", "desktop.ini"})
LITTER_BEGINS = ("._", "~$", ".~lock")
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
LETTERS = (".doc", ".docx", ".odt", ".rtf", ".pdf", ".txt", ".jpg", ".jpeg", ".png", ".tif", ".tiff")  # what goes along


def open_book(content: bytes) -> Book:
    """Open a workbook. Raises UnreadableWorkbook."""
    refuse_oversize(content)
    if not content:
        raise UnreadableWorkbook("empty", "no bytes")
    return _open(content, is_packed=False)


def _open(content: bytes, is_packed: bool) -> Book:
    """Open what the first bytes promise. `is_packed`: it was the only file of an archive already."""
    if content.startswith(compound.MAGIC):
        return _open_compound(content)
    if content.startswith(BARE_XLS):
        return XlsBook(content)
    if content.startswith(ZIP):
        return _open_package(content, is_packed)
    if not content.strip(b"\0"):  # what a machine leaves that lost its power
        raise UnreadableWorkbook("damaged", "nothing but zeros")
    raise UnreadableWorkbook("other_format", "neither a zip archive nor a compound file")


def _open_compound(content: bytes) -> Book:
    streams = compound.stream_names(content)
    if "encryptedpackage" in streams:
        raise UnreadableWorkbook("password", "an encrypted package")
    if streams.isdisjoint(compound.WORKBOOKS):
        raise UnreadableWorkbook("other_format", "a compound file without a workbook")
    return XlsBook(content)


def _open_package(content: bytes, is_packed: bool) -> Book:
    package = Package(content)
    if _is_xlsx(package):
        return XlsxBook(content)
    if _is_ods(package):
        return OdsBook(package)
    if is_packed or CONTENT_TYPES in package.names or "mimetype" in package.names:
        raise UnreadableWorkbook("other_format", "a document of another kind")
    return _open_archive(package)


def _open_archive(package: Package) -> Book:
    """Open the one workbook of an archive that somebody made; letters that go along are left in it unread."""
    files = [name for name in package.names if not _is_litter(name)]
    letters = [name for name in files if name.lower().endswith(LETTERS)]
    sheets = [name for name in files if name not in letters]
    if sum(name.lower().endswith(WORKBOOKS) for name in sheets) > 1:
        raise UnreadableWorkbook("several_workbooks", f"{len(sheets)} of them")
    if sheets and all(name.lower().endswith(".csv") for name in sheets):
        book: Book = CsvBook(package, sheets)
    elif len(sheets) == 1:
        book = _open(package.read(sheets[0]), is_packed=True)
    elif len(files) == 1:  # of whatever name
        return _open(package.read(files[0]), is_packed=True)
    else:
        raise UnreadableWorkbook("other_format", "an archive of something else")
    book.letters = len(letters)
    return book


def _is_xlsx(package: Package) -> bool:
    if "xl/workbook.xml" in package.names:
        return True
    types = package.read_xml(CONTENT_TYPES) if CONTENT_TYPES in package.names else b""
    return any(kind in types for kind in XLSX)


def _is_ods(package: Package) -> bool:
    if "mimetype" in package.names:
        return package.read("mimetype").startswith(ODS)
    return MANIFEST in package.names and ODS in package.read_xml(MANIFEST)


def _is_litter(name: str) -> bool:
    return any(part.lower() in LITTER or part.startswith(LITTER_BEGINS) for part in name.split("/"))
