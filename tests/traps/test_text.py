"""Text as it comes from other hands: marks, spaces and letters that look alike are one; what was typed is kept."""

import unicodedata

import pytest

from ingestion import contract
from tests.makers import HEADER_ROW

FIRST = HEADER_ROW + 1
LEVELS = [
    (spelling, level.code)
    for level in contract.newest().levels
    for name in level.spellings
    for spelling in (name, name.upper(), f" {name}\u00a0", f"“{name}”", unicodedata.normalize("NFD", name), f"{name}.")
]


def put(column, typed):
    return lambda page: page.__setitem__(f"{column}{FIRST}", typed)


def test_every_spelling_of_every_level_is_read(trap):
    def change(page):
        page.insert_rows(FIRST + 1, len(LEVELS))
        for at, (spelling, _) in enumerate(LEVELS, FIRST + 1):
            for column in range(1, page.max_column + 1):
                page.cell(at, column).value = page.cell(FIRST, column).value
            page[f"R{at}"] = spelling

    judged = trap(change=change)

    assert judged.rows("member", "self_level")[1:-2] == [level for _, level in LEVELS]
    assert judged.typed == []


@pytest.mark.parametrize("typed", ["Đủ tư cách, hoàn thành tốt nhiệm vụ", "Trong sạch vững mạnh", "Yếu kém", "Khá"])
def test_the_levels_of_older_rules_are_one_finding(trap, typed):
    judged = trap(change=put("T", typed))

    assert judged.findings == [("HS-101", "member", f"T{FIRST}")]
    assert judged.typed == [typed]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (unicodedata.normalize("NFD", "Trần Thị Thuỷ"), "Trần Thị Thuỷ"), ("Trần\u00a0Văn\u200b Mẫu\ufeff", "Trần Văn Mẫu"),
        ("\u00d0ặng Văn Mẫu", "Đặng Văn Mẫu"), ("  Trần Văn Mẫu\n", "Trần Văn Mẫu"), ("Zơrâm Mẫu", "Zơrâm Mẫu"),
    ],
)  # fmt: skip
def test_a_name_lands_in_one_form(trap, typed, read):
    assert trap(change=put("A", typed)).rows("member", "full_name")[0] == read


def test_names_compare_whatever_the_place_of_the_tone(trap):
    def change(page):
        page[f"A{FIRST}"], page[f"A{FIRST + 1}"] = "Trần Thị Thuỷ", "trần  thị thủy"

    keys = trap(change=change).rows("member", "name_key")

    assert keys[0] == keys[1] != keys[2]


def test_headers_and_sheet_names_in_other_forms_are_found(trap):
    def change(page):
        for cell in page[HEADER_ROW]:
            cell.value = unicodedata.normalize("NFD", f" {cell.value.upper()} (*)")
        page["L4"] = "Đình chỉ sinh hoạt cấp uỷ"
        page.title = unicodedata.normalize("NFD", "ĐẢNG VIÊN ")

    assert trap(change=change).findings == []


TCVN3 = {"Trần Văn Mẫu B": "TrÇn V¨n MÉu B", "Chưa kiểm điểm": "Ch\u00ada kiÓm ®iÓm"}
VNI = {"Trần Văn Mẫu B": "Traàn Vaên Maãu B", "Chưa kiểm điểm": "Chöa kieåm ñieåm"}


@pytest.mark.parametrize(("encoding", "typed"), [("tcvn3", TCVN3), ("vni", VNI)])
def test_text_in_an_old_encoding_is_converted_and_kept_as_typed(trap, encoding, typed):
    def change(page):
        page[f"A{FIRST}"], page[f"V{FIRST}"], page[f"T{FIRST}"] = *typed.values(), None

    judged = trap(change=change)

    assert judged.rows("member", "full_name", "not_rated_reason")[0] == ("Trần Văn Mẫu B", "CHUA_KIEM_DIEM")
    assert judged.rows("member", "full_name")[1] == "Trần Văn Mẫu C"
    assert {(cell, text) for cell, text, reason in judged.kept if reason == encoding} == {
        (f"A{FIRST}", typed["Trần Văn Mẫu B"]), (f"V{FIRST}", typed["Chưa kiểm điểm"])
    }  # fmt: skip
    assert ("HS-305", "member", FIRST) in judged.findings


@pytest.mark.parametrize("typed", ['=HYPERLINK("http://127.0.0.1/x","Mẫu")', "+cmd|' /C calc'!A0", "@SUM(1)", "-2+3"])
def test_text_that_looks_like_a_formula_stays_text(trap, typed):
    def change(page):
        page[f"AC{FIRST}"] = typed
        page[f"AC{FIRST}"].data_type = "s"

    judged = trap(change=change)

    assert judged.rows("member", "note")[0] == typed
    assert judged.findings == []


@pytest.mark.parametrize(("column", "sheet", "longest"), [("E", "member", 32), ("I", "member", 64)])
def test_text_longer_than_its_column_is_one_finding(trap, column, sheet, longest):
    judged = trap(change=put(column, "Q" * (longest + 1)))

    assert [finding for finding in judged.findings if finding[2] == f"{column}{FIRST}"] == [
        ("HS-101", sheet, f"{column}{FIRST}")
    ]
