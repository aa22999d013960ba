"""Sums and signature blocks: never counted, and no row of data is lost to them."""

import pytest

from tests.traps.sheets import FIRST, NAMES, names, write


@pytest.mark.parametrize(
    "cells",
    [
        {"A": "Tổng cộng", "M": 3}, {"A": "Cộng:", "M": "3"}, {"A": "TỔNG SỐ: 3 đảng viên"}, {"A": "Cộng (I)", "U": 91.5},
        {"H": "Tổng cộng"},
    ],
)  # fmt: skip
def test_a_sum_inside_the_data_is_kept_and_never_counted(trap, cells):
    def change(page):
        page.insert_rows(FIRST + 2)
        write(page, FIRST + 2, **cells)

    judged = trap(change=change)

    assert names(judged) == NAMES
    assert judged.findings == [("HS-302", "member", FIRST + 2)]
    assert [cell for cell, _, reason in judged.kept if reason == "total_row"] == [
        f"{column}{FIRST + 2}" for column in cells
    ]


def test_a_sum_in_the_table_of_totals_is_never_counted(trap):
    def change(page):
        for position, value in enumerate(["Tổng cộng", 6, 6, 0, 6, 0, 0, 0], 1):
            page.cell(page.max_row + (position == 1), position).value = value

    judged = trap(sheet="declared_total", change=change)

    assert len(judged.rows("declared_total", "total")) == 4
    assert [rule for rule, _, _ in judged.findings] == ["HS-302"]


@pytest.mark.parametrize("label", ["Tổng cộng (1+2+3)", "Cộng (A+B):", "TỔNG CỘNG:", "Tổng số"])
def test_a_sum_in_the_table_of_totals_may_say_of_what(trap, label):
    def change(page):
        for position, value in enumerate([label, 6, 6, 0, 6, 0, 0, 0], 1):
            page.cell(page.max_row + (position == 1), position).value = value

    judged = trap(sheet="declared_total", change=change)

    assert len(judged.rows("declared_total", "total")) == 4
    assert [rule for rule, _, _ in judged.findings] == ["HS-302"]


def test_an_organisation_may_be_called_like_a_sum(trap):
    judged = trap(sheet="organisation", change=lambda page: page.__setitem__(f"B{FIRST}", "Tổng công ty Mẫu"))

    assert judged.rows("organisation", "organisation_name") == ["Tổng công ty Mẫu"]
    assert judged.findings == []


def test_a_sum_told_in_words_is_no_data(trap):
    judged = trap(change=lambda page: write(page, FIRST + 3, A="TỔNG CỘNG:", B="3 người", S="HTT: 3"))

    assert names(judged) == NAMES
    assert judged.findings == [("HS-302", "member", FIRST + 3)]


def test_a_signature_block_is_no_data(trap):
    def change(page):
        write(page, FIRST + 5, P="Quảng Nam, ngày 10 tháng 01 năm 2023")
        write(page, FIRST + 6, B="NGƯỜI LẬP BIỂU", P="TM. BAN THƯỜNG VỤ")
        write(page, FIRST + 7, B="(Ký, ghi rõ họ tên)", P="BÍ THƯ")
        write(page, FIRST + 11, B="Trần Thị Mẫu", P="Lê Văn Mẫu")

    judged = trap(change=change)

    assert names(judged) == NAMES
    assert judged.findings == []
    assert ("P12", "BÍ THƯ", "signature") in judged.kept


@pytest.mark.parametrize(
    "cells", [{"A": "NGƯỜI TỔNG HỢP"}, {"P": "PHÓ TRƯỞNG BAN"}, {"P": "T/M BAN THƯỜNG VỤ"}, {"B": "KT. TRƯỞNG BAN"}]
)
def test_who_signs_is_no_data(trap, cells):
    judged = trap(change=lambda page: write(page, FIRST + 4, **cells))

    assert judged.rows("member", "full_name") == NAMES
    assert judged.findings == []


def test_data_below_a_signature_are_data(trap):
    def change(page):
        page.insert_rows(FIRST + 1, 2)
        write(page, FIRST + 1, B="Người lập")

    judged = trap(change=change)

    assert names(judged) == NAMES


def test_names_below_the_last_of_two_signature_blocks_are_no_data(trap):
    def change(page):
        page.insert_rows(FIRST + 1, 2)
        write(page, FIRST + 1, B="Người lập")
        write(page, FIRST + 6, B="Người lập")
        write(page, FIRST + 8, B="Trần Thị Mẫu")

    judged = trap(change=change)

    assert names(judged) == NAMES
    assert judged.findings == []


def test_an_incomplete_row_below_a_signature_is_data_when_it_has_a_number(trap):
    def change(page):
        write(page, FIRST + 4, P="Người lập")
        write(page, FIRST + 5, A="Trần Văn Mẫu E", E="49000009")
        write(page, FIRST + 6, P="Trần Thị Mẫu")

    judged = trap(change=change)

    assert judged.rows("member", "full_name") == [*NAMES, "Trần Văn Mẫu E"]


def test_a_name_below_a_signature_that_nobody_signs_with_is_told(trap):
    def change(page):
        write(page, FIRST + 4, P="Người lập")
        write(page, FIRST + 5, A="Trần Văn Mẫu E")

    judged = trap(change=change)

    assert names(judged) == NAMES
    assert judged.findings == [("HS-309", "member", FIRST + 5)]
    assert "Mẫu E" not in judged.messages


def test_a_shortcoming_whose_content_begins_like_a_sum_is_data(trap):
    shortcoming = {
        "subject_kind": "Tổ chức đảng", "subject_code": "QNA04-001", "shortcoming_id": "12", "found_year": 2021,
        "content": "Tổng số vốn giải ngân thấp", "status": "",
    }  # fmt: skip

    judged = trap("shortcoming", shortcoming=[shortcoming])

    assert judged.rows("shortcoming", "shortcoming_id") == ["12"]
    assert {rule for rule, _, _ in judged.findings} == {"HS-102"}
