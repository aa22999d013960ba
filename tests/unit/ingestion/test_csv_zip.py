"""A .zip of .csv files is a workbook of texts, whoever wrote and packed them."""

import io
import unicodedata
import zipfile

import pytest

from ingestion.workbook.opening import open_book
from ingestion.workbook.unreadable import UnreadableWorkbook
from tests.ods import zipped

VIETNAMESE = "Họ và tên;Trần Thị Hằng\r\nĐơn vị;Chi bộ thôn Nhì, xã Quế Phước\r\n"
ROWS = [["Họ và tên", "Trần Thị Hằng"], ["Đơn vị", "Chi bộ thôn Nhì, xã Quế Phước"]]


def rows(content, name="Bìa.csv"):
    book = open_book(zipped({name: content}))
    return book.page(book.sheet_names[0]).rows


def as_1258(text):
    """Encode as Windows does: a tone that has no letter of its own follows its vowel."""
    tones = dict.fromkeys("\u0300\u0301\u0303\u0309\u0323")
    decomposed = (unicodedata.normalize("NFD", letter) for letter in text)
    letters = (
        unicodedata.normalize("NFC", "".join(c for c in d if c not in tones)) + "".join(c for c in d if c in tones)
        for d in decomposed
    )
    return "".join(letters).encode("cp1258")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_vietnamese_is_read_in_every_encoding_that_excel_writes(encoding):
    content = as_1258(VIETNAMESE) if encoding == "cp1258" else VIETNAMESE.encode(encoding)

    assert rows(content) == ROWS


@pytest.mark.parametrize("legacy", ["TiÕng ViÖt ®¶ng viªn dù bÞ", "Traàn Vaên Maãu toân troïng"])
def test_text_of_legacy_fonts_keeps_the_letters_that_they_are_made_of(legacy):
    assert rows(legacy.encode("cp1252")) == [[legacy]]


def test_a_byte_that_means_nothing_is_kept():
    assert rows(b"\x81\xb5") == [["\x81µ"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(delimiter):
    assert rows(f'Mã{delimiter}"1,5;2\t3"{delimiter}x\n') == [["Mã", "1,5;2\t3", "x"]]


def test_a_decimal_comma_is_no_delimiter():
    assert rows("Tỷ lệ;Tên\n91,2;A, B và C\n") == [["Tỷ lệ", "Tên"], ["91,2", "A, B và C"]]


def test_excels_own_line_names_the_delimiter_and_is_no_row():
    assert rows("sep=|\r\na|b\r\n") == [["a", "b"]]


def test_a_row_is_a_record_whatever_lines_it_has():
    assert rows('a,"b\r\nb"\r\n\r\n\r\nc,d\r\n,,\r\n') == [["a", "b\r\nb"], ["", ""], ["", ""], ["c", "d"]]


@pytest.mark.parametrize("cell", ['="000123"', '"=""000123"""'])
def test_a_number_kept_as_text_is_that_text(cell):
    assert rows(f"{cell},=1") == [["000123", "=1"]]


@pytest.mark.parametrize("content", ['a,b\n"c,d\ne,f\n', '"a"b,c\n', "a\0b", b"\xff\xfea"])
def test_what_would_lose_rows_or_is_no_text_is_damaged(content):
    with pytest.raises(UnreadableWorkbook) as refused:
        rows(content)

    assert refused.value.reason == "damaged"


@pytest.mark.parametrize("content", ["\n" * 60_000 + "a", "," * 300 + "a"])
def test_what_goes_beyond_the_limits_is_too_large(content):
    with pytest.raises(UnreadableWorkbook) as refused:
        rows(content)

    assert refused.value.reason == "too_large"


def test_empty_rows_and_cells_beyond_the_limits_are_nothing():
    assert rows("a" + "," * 300 + "\n" * 60_000) == [["a"]]


@pytest.mark.parametrize(
    "name",
    [
        "Đảng viên.csv", "ĐẢNG VIÊN.CSV", "03. Đảng viên.csv", "3_Đảng viên.csv", "member.csv", "02-Member.csv",
        "Năm 2022/Đảng viên.csv", "QNA04-2022-Đảng viên.csv", unicodedata.normalize("NFD", "Đảng viên.csv"),
    ],
)  # fmt: skip
def test_a_files_name_says_which_sheet_it_is(name):
    assert open_book(zipped({name: "a"})).sheet_names == ("Đảng viên",)


@pytest.mark.parametrize("encoded", [unicodedata.normalize("NFD", "Đảng viên.csv").encode(), as_1258("Đảng viên.csv")])
def test_a_name_is_read_though_the_archive_does_not_say_how(encoded):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        package.writestr("x" * len(encoded), "a")

    assert open_book(archive.getvalue().replace(b"x" * len(encoded), encoded)).sheet_names == ("Đảng viên",)


def test_a_name_that_no_sheet_has_stays():
    assert open_book(zipped({"Ghi chú.csv": "a"})).sheet_names == ("Ghi chú",)


def test_two_files_for_one_sheet_are_one_too_many():
    with pytest.raises(UnreadableWorkbook) as refused:
        open_book(zipped({"member.csv": "a", "cũ/Đảng viên.csv": "b"}))

    assert refused.value.reason == "damaged"


@pytest.mark.parametrize("name", ["../Bìa.csv", "/Bìa.csv", "C:/Bìa.csv", "..\\Bìa.csv"])
def test_a_name_that_leads_out_of_the_archive_is_refused(name):
    with pytest.raises(UnreadableWorkbook) as refused:
        open_book(zipped({name: "a"}))

    assert refused.value.reason == "file_names"
