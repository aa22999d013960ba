"""Explanations: what stands beside a reference of ours, wherever the table stands; nothing else."""

from __future__ import annotations

import pytest

from ingestion.explanations import LONGEST, MOST, Explanation, holds_explanations, read_explanations, reference_of
from ingestion.workbook.page import Broken, Page

HEADER = ["Quy tắc", "Giải trình", "Mã đối chiếu"]
ONE, OTHER = "0123456789abcdef", "f" * 16


def page(*rows, header=HEADER, above=()):
    return Page([*above, header, *(["DV-101", *row] for row in rows)])


def read(*pages):
    return [(one.reference, one.explanation) for one in read_explanations(pages)]


def test_each_explanation_is_read_with_its_reference():
    assert read(page(["vì sao", f"GT{ONE}"], ["và vì sao", f"gt{OTHER.upper()}"])) == [
        (ONE, "vì sao"),
        (OTHER, "và vì sao"),
    ]


def test_the_table_may_stand_below_a_title_and_its_columns_anywhere():
    moved = Page([["KẾT QUẢ"], [""], ["Mã đối chiếu", "", "GIẢI TRÌNH"], [f"GT{ONE}", "", "vì sao"]])

    assert read(moved) == [(ONE, "vì sao")]


@pytest.mark.parametrize(
    "row",
    [["", f"GT{ONE}"], [" \u00a0", f"GT{ONE}"], ["vì sao", ""], ["vì sao", "12"], ["vì sao"], [], ["vì sao", 12.0]],
)
def test_a_row_without_both_says_nothing(row):
    assert read(page(row)) == []


@pytest.mark.parametrize("header", [["Giải trình"], ["Mã đối chiếu"], ["Quy tắc", 3.0]])
def test_a_sheet_without_both_headers_is_none_of_ours(header):
    assert not holds_explanations(page(["vì sao", f"GT{ONE}"], header=header))
    assert read(page(["vì sao", f"GT{ONE}"], header=header)) == []


def test_of_one_finding_explained_twice_the_last_counts():
    assert read(page(["trước", f"GT{ONE}"]), page(["sau", f"GT{ONE}"])) == [(ONE, "sau")]


def test_length_and_number_have_an_end():
    many = [["vì sao " * LONGEST, f"GT{number:016x}"] for number in range(MOST + 1)]

    explained = read_explanations([page(*many)])

    assert (len(explained), {len(one.explanation) for one in explained}) == (MOST, {LONGEST})


def test_a_reference_is_the_beginning_of_a_fingerprint():
    assert read(page(["vì sao", reference_of(ONE * 4)])) == [(ONE, "vì sao")]
    assert reference_of(None) == ""
    assert read_explanations([page([1.0, reference_of(ONE * 4)])]) == (Explanation(ONE, "1"),)


def test_of_a_formula_without_a_value_what_was_typed_counts():
    assert read(page([Broken("no_value", "=A1"), f"GT{ONE}"])) == [(ONE, "=A1")]
