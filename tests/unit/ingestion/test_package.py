"""A package gives measured parts, or the reason why it gives none."""

import struct
import zipfile

import pytest

import settings
from ingestion.workbook import package
from ingestion.workbook.package import Package
from ingestion.workbook.unreadable import UnreadableWorkbook
from tests.packages import zipped


def reason(content, name=None):
    with pytest.raises(UnreadableWorkbook) as error:
        Package(content).read_xml(name)
    return error.value.reason


def declare(content, size):
    """Let the archive say that its only part has another size."""
    at = content.index(b"PK\1\2") + 24
    return content[:at] + struct.pack("<I", size) + content[at + 4 :]


def test_parts_come_out_as_they_went_in():
    parts = Package(zipped({"a.xml": "<a/>", "folder/b.txt": "ộ", "folder/": ""}))

    assert parts.names == ("a.xml", "folder/b.txt")
    assert (parts.read_xml("a.xml"), parts.read("folder/b.txt").decode()) == (b"<a/>", "ộ")


@pytest.mark.parametrize(
    "name", ["../a", "a/../../b", "/etc/passwd", "a\\b", "C:/a", "a" * 300], ids=lambda name: name[:9]
)
def test_names_that_lead_elsewhere_are_refused(name):
    assert reason(zipped({name: "x"})) == "file_names"


def test_a_name_cut_short_by_a_zero_is_refused():
    assert reason(zipped({"aXb.xml": "x"}).replace(b"aXb", b"a\0b")) == "file_names"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("names", [("a", "a"), ("a", "A")])
def test_two_parts_of_one_name_are_refused(names, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in names:
            archive.writestr(name, "x")

    assert reason((tmp_path / "a.zip").read_bytes()) == "damaged"


@pytest.mark.parametrize(("declared", "expected"), [(4, "bomb"), (10**6, "damaged"), (10**9, "bomb")])
def test_a_part_that_lies_about_its_size_is_refused(declared, expected):
    content = declare(zipped({"a.xml": "<a>" + "text" * 100 + "</a>"}), declared)

    assert reason(content, "a.xml") == expected


def test_what_unpacks_to_a_thousand_times_its_size_is_not_unpacked():
    assert reason(zipped({"a.xml": b" " * 2**22})) == "bomb"


def test_parts_together_must_not_exceed_the_limit(limit):
    limit(max_unpacked_mb=1)
    most = bytes(range(256)) * 4_000
    parts = Package(zipped({"a": most, "b": most}, zipfile.ZIP_STORED))

    assert parts.read("a") == most
    with pytest.raises(UnreadableWorkbook, match="too_large"):
        parts.read("b")


def test_an_archive_of_thousands_of_parts_is_refused_before_it_is_listed(monkeypatch):
    monkeypatch.setattr(zipfile, "ZipFile", None)

    assert reason(b"PK\1\2" * (package.MAX_PARTS + 1)) == "bomb"


def test_an_encrypted_part_asks_for_its_password():
    content = bytearray(zipped({"a.xml": "<a/>"}))
    content[content.index(b"PK\1\2") + 8] |= 1

    assert reason(bytes(content)) == "password"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_method_that_office_never_uses_is_another_format(method):
    assert reason(zipped({"a.xml": "<a/>"}, method)) == "other_format"


@pytest.mark.parametrize("cut", [10, -10, -30])
def test_a_truncated_archive_is_damaged(cut):
    assert reason(zipped({"a.xml": "<a/>" * 100})[:cut]) == "damaged"


def test_a_flipped_bit_is_damage():
    content = bytearray(zipped({"a.xml": "<a/>"}, zipfile.ZIP_STORED))
    content[content.index(b"<a/>") + 1] ^= 1

    assert reason(bytes(content), "a.xml") == "damaged"


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        "<a/>".encode("utf-16"),
        "<a/>".encode("utf-16-be"),
        "<a/>".encode("utf-32"),
    ],
)
def test_xml_with_a_document_type_or_in_wide_letters_is_a_bomb(xml):
    assert reason(zipped({"a.xml": xml}), "a.xml") == "bomb"


def test_a_file_beyond_the_limit_is_too_large(limit):
    limit(max_file_mb=1)

    assert reason(b"PK" + b"x" * 2**20) == "too_large"


@pytest.mark.parametrize("value", ["nhiều", "0", "2.5", "99999999"])
def test_a_wrong_limit_is_named(limit, value):
    limit(max_rows=value)

    with pytest.raises(settings.WrongSetting, match=f"XEPLOAI_MAX_ROWS is «{value}»"):
        settings.current()
