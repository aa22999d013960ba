"""Covers that committees make of the form: whatever stands before or around a label, the cover lands as the plain one."""

from datetime import date

import pytest

from tests.makers import small_committee
from tests.traps.sheets import NAMES, names

FIELDS = range(3, 12)  # rows of a cover
SAID = {
    "document_no": "12-BC/HU",
    "prepared_by": "Trần Thị Mẫu",
    "committee_name": "Huyện ủy: Mẫu",
    "document_date": date(2023, 1, 20),
}
KEYS = ["committee_code", "rating_year", "kind", "template_version", *SAID]


def with_ordinals(page):
    page.insert_cols(1)
    page["A2"], page["B2"], page["C2"] = "STT", "Nội dung", "Thông tin"
    for row in FIELDS:
        page[f"A{row}"] = row - 2


def with_markers(page):
    page.insert_cols(1)
    for row, marker in zip(FIELDS, ["I", "(2)", "3.", "a)", "b", "-", "iv.", "8/", "9"], strict=True):
        page[f"A{row}"] = marker


def with_numerals(page):
    for row, numeral in zip(FIELDS, ["1. ", "(2) ", "III. ", "a) ", "- ", "+ ", "7/ ", "8.", "9) "], strict=True):
        page[f"A{row}"] = f"{numeral}{page[f'A{row}'].value}:"


def in_one_cell(page):
    for row in FIELDS:
        value, page[f"B{row}"] = page[f"B{row}"].value, None
        if value is not None:
            text = f"{value:%d/%m/%Y}" if hasattr(value, "year") else value
            page[f"A{row}"] = f"{row - 2}. {page[f'A{row}'].value}: {text}"


def with_colons_between(page):
    page.insert_cols(2)
    for row in FIELDS:
        page[f"B{row}"] = ":"


def with_colons_before(page):
    for row in FIELDS:
        if isinstance(page[f"B{row}"].value, str):
            page[f"B{row}"] = f": {page[f'B{row}'].value}"


def two_in_a_row(page):
    for column, row in (("A", 4), ("B", 4)):
        page[f"{'CD'['AB'.index(column)]}3"], page[f"{column}{row}"] = page[f"{column}{row}"].value, None


@pytest.mark.parametrize(
    "change",
    [
        with_ordinals, with_markers, with_numerals, in_one_cell, with_colons_between, with_colons_before, two_in_a_row,
        lambda page: page.insert_cols(1, 2),
    ],
)  # fmt: skip
def test_a_cover_lands_as_the_plain_one(trap, change):
    plain = trap(cover=SAID)
    judged = trap(sheet="cover", change=change, cover=SAID)

    assert judged.rows("cover", *KEYS) == plain.rows("cover", *KEYS)
    assert judged.rows("cover", "prepared_by") == [SAID["prepared_by"]]
    assert (judged.findings, names(judged)) == ([], NAMES)


@pytest.mark.parametrize(
    ("change", "cell"),
    [(with_ordinals, "C3"), (in_one_cell, "A3"), (with_colons_between, "C3"), (lambda page: None, "B3")],
)
def test_what_is_wrong_on_a_cover_is_said_where_it_stands(trap, change, cell):
    assert trap(sheet="cover", change=change, committee="QNA05").findings == [("HS-004", "cover", cell)]


@pytest.mark.parametrize(("change", "cell"), [(with_ordinals, "C3"), (with_colons_between, "C3")])
def test_a_missing_value_is_said_where_it_would_stand(trap, change, cell):
    judged = trap(sheet="cover", change=change, cover={"committee_code": None}, **small_committee())

    assert judged.findings == [("HS-003", "cover", cell)]


def test_what_is_no_label_before_a_label_hides_it(trap):
    judged = trap(sheet="cover", change=lambda page: page.insert_cols(1) or page.__setitem__("A3", "Ghi theo"))

    assert judged.findings == [("HS-003", "cover", None)]
