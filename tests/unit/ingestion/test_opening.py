"""What a file is, its bytes say; its name says nothing."""

import struct

import pytest

import settings
from ingestion.workbook.opening import open_book
from ingestion.workbook.unreadable import UnreadableWorkbook
from tests.biff import Xls, compound
from tests.makers import make_workbook
from tests.ods import MANIFEST, make_ods, row, text, zipped

XLS = Xls().sheet("Bìa", Xls().label(0, 0, "a")).bytes()
ODS = make_ods(row(text("a")))
CSV = zipped({"Bìa.csv": "a"})
TYPES = '<Types><Override PartName="/{}" ContentType="application/vnd.{}"/></Types>'


@pytest.fixture(scope="module")
def xlsx(tmp_path_factory):
    return make_workbook(tmp_path_factory.mktemp("xlsx") / "a.xlsx").read_bytes()


def reason(content):
    with pytest.raises(UnreadableWorkbook) as refused:
        open_book(content)
    return refused.value.reason


@pytest.mark.parametrize(
    ("content", "file_format"),
    [
        (XLS, "xls"),
        (compound({"Workbook": XLS}), "xls"),
        (compound({"\5SummaryInformation": b"", "Book": XLS}), "xls"),
        (ODS, "ods"),
        (zipped({"content.xml": "<x/>", "META-INF/manifest.xml": MANIFEST.format("")}), "ods"),
        (CSV, "csv"),
        (zipped({"Hồ sơ/Bìa.csv": "a", "__MACOSX/._Bìa.csv": "x", ".DS_Store": "x", "Hồ sơ/desktop.ini": "x"}), "csv"),
    ],
)
def test_a_format_is_told_by_the_content(content, file_format):
    assert open_book(content).format == file_format


def test_an_xlsx_is_told_by_the_content(xlsx):
    assert open_book(xlsx).format == "xlsx"


def test_a_workbook_that_somebody_zipped_is_opened(xlsx):
    assert open_book(zipped({"QNA04.xlsx": xlsx, "~$QNA04.xlsx": b"x"})).format == "xlsx"
    assert open_book(zipped({"Hồ sơ/QNA04.xls": compound({"Workbook": XLS})})).format == "xls"


@pytest.mark.parametrize("inside", [{"a.xls": XLS}, {"a.ods": ODS}, {"Bìa.csv": "a"}])
def test_letters_beside_a_workbook_are_left_in_the_archive_and_counted(inside):
    letters = {"Công văn số 12.DOCX": "x", "scan/cv.pdf": "x", "__MACOSX/._cv.pdf": "x"}

    assert open_book(zipped(inside | letters)).letters == 2
    assert open_book(zipped(inside)).letters == 0


def test_of_several_workbooks_none_is_chosen():
    assert reason(zipped({"a.xls": XLS, "b.ods": ODS, "c.pdf": "x"})) == "several_workbooks"
    assert reason(zipped({"a.xls": XLS, "Bìa.csv": "a"})) == "other_format"


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 ...",
        b"<html><table><tr><td>a</td></tr></table></html>",
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        b"STT,Ho ten\n1,A\n",
        compound({"WordDocument": b"x"}),
        zipped({"[Content_Types].xml": TYPES.format("word/document.xml", "ms-word.document.macroEnabled.main+xml")}),
        zipped({"[Content_Types].xml": TYPES.format("xl/workbook.bin", "ms-excel.sheet.binary.macroEnabled.main")}),
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
        zipped({"a.jpg": "x"}),
        zipped({"Bìa.csv": "a", "ảnh.heic": "x"}),
        zipped({"công văn.docx": "x", "công văn.pdf": "x"}),
        zipped({"a.zip": zipped({"a.zip": ODS})}),
        zipped({"a.zip": CSV}),
        zipped({".DS_Store": "x"}),
        zipped({}),
    ],
)
def test_what_is_no_workbook_is_another_format(content):
    assert reason(content) == "other_format"


def test_an_empty_file_is_empty():
    assert reason(b"") == "empty"


def test_a_file_of_zeros_is_damaged():
    assert reason(bytes(4096)) == "damaged"


@pytest.mark.parametrize("content", [ODS, CSV, compound({"Workbook": XLS})])
def test_a_truncated_file_is_damaged_wherever_it_ends(content):
    for end in range(9, len(content), max(1, len(content) // 60)):
        try:
            book = open_book(content[:end])
            for name in book.sheet_names:
                book.page(name)
            pytest.fail(f"the first {end} of {len(content)} bytes were read")
        except UnreadableWorkbook as refused:
            assert refused.reason == "damaged"


def test_a_workbook_that_goes_round_in_a_circle_is_damaged():
    circle = bytearray(compound({"Workbook": XLS}) + bytes(512))  # each small sector is followed by the first
    last = len(circle) // 512 - 2
    struct.pack_into("<Iii", circle, 56, 2**30, last, 1)  # header: what is a small stream, where their table is
    struct.pack_into("<i", circle, 512 + 4 * last, -2)
    struct.pack_into("<iI", circle, 1024 + 116, 2, 4096)  # the root holds what all small streams hold
    struct.pack_into("<i", circle, 1024 + 128 + 116, 0)

    assert reason(bytes(circle)) == "damaged"


def test_an_encrypted_package_has_a_password():
    assert reason(compound({"EncryptionInfo": b"x", "EncryptedPackage": b"x"})) == "password"


def test_a_file_larger_than_the_limit_is_too_large(monkeypatch):
    monkeypatch.setenv("XEPLOAI_MAX_FILE_MB", "1")
    settings.current.cache_clear()

    assert reason(bytes(2**20 + 1)) == "too_large"

    settings.current.cache_clear()
