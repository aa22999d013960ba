"""Numbers as clerks type them: dots and commas are read when there is one reading, flagged when there are two."""

import pytest

from tests.makers import HEADER_ROW

FIRST = HEADER_ROW + 1
ABSENT, POINTS, TARGET, CITIZEN, CARD, FILE = "M", "U", "Y", "D", "E", "F"


def member_cell(column, typed):
    def change(page):
        page[f"{column}{FIRST}"] = typed
        if type(typed) is str:
            page[f"{column}{FIRST}"].number_format = "@"

    return change


@pytest.mark.parametrize(
    ("typed", "read"),
    [("1.148", 1148), (3, 3), ("3", 3), ("1 148", 1148), ("1.148.000", 1148000), ("3,0", 3), (3.0, 3)],
)
def test_a_count_is_read(trap, typed, read):
    judged = trap(change=member_cell(ABSENT, typed))

    assert judged.rows("member", "absent_months")[0] == read
    assert judged.findings == []


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        (1.148, "HS-106"),
        ("3,5", "HS-106"),
        ("1,148", "HS-107"),
        ("12,000", "HS-107"),
        ("ba", "HS-101"),
        ("1.14", "HS-106"),
    ],
)
def test_what_is_no_count_is_one_finding(trap, typed, rule):
    judged = trap(change=member_cell(ABSENT, typed))

    assert judged.rows("member", "absent_months")[0] is None
    assert judged.findings == [(rule, "member", f"{ABSENT}{FIRST}")]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("91,2", 91.2),
        ("91.2 %", 91.2),
        ("91,2%", 91.2),
        (91.2, 91.2),
        ("1.148,5", 1148.5),
        ("1,148.5", 1148.5),
        ("50,125000", 50.125),
    ],
)
def test_a_decimal_is_read(trap, typed, read):
    judged = trap(change=member_cell(TARGET, typed))

    assert float(judged.rows("member", "target_pct")[0]) == read
    assert judged.findings == []


@pytest.mark.parametrize("typed", ["95.125", "95,125"])
def test_a_decimal_that_may_be_thousands_is_one_finding(trap, typed):
    assert trap(change=member_cell(TARGET, typed)).findings == [("HS-107", "member", f"{TARGET}{FIRST}")]


@pytest.mark.parametrize(
    ("column", "key", "typed", "read"),
    [
        (CITIZEN, "citizen_id", "049 070 004 001", "049070004001"), (CARD, "card_no", "49.004001", "49004001"),
        (CARD, "card_no", 49004001, "49004001"), (FILE, "file_no", "004001", "004001"),
        (CITIZEN, "citizen_id", " 049070004001 ", "049070004001"), (FILE, "file_no", "-", None),
        (CITIZEN, "citizen_id", "０４９０７０００４００１", "049070004001"), (CITIZEN, "citizen_id", "٠٤٩٠٧٠٠٠٤٠٠١", "049070004001"),
    ],
)  # fmt: skip
def test_a_persons_number_is_read(trap, column, key, typed, read):
    judged = trap(change=member_cell(column, typed))

    assert judged.rows("member", key)[0] == read
    assert judged.findings == []


def test_a_lost_zero_is_recognised_reported_and_not_repaired(trap):
    judged = trap(change=member_cell(CITIZEN, 49070004001))

    assert judged.rows("member", "citizen_id")[0] == "49070004001"
    assert judged.findings == [("DV-111", "member", f"{CITIZEN}{FIRST}")]
    assert judged.state == "accepted_with_remarks"


@pytest.mark.parametrize("typed", ["4.9E+10", "4,907E+10", 4.90700040071234e16])
def test_a_number_that_lost_its_digits_is_one_finding(trap, typed):
    judged = trap(change=member_cell(CITIZEN, typed))

    assert judged.rows("member", "citizen_id")[0] is None
    assert judged.findings == [("HS-108", "member", f"{CITIZEN}{FIRST}")]


def test_a_citizen_number_of_somebody_else_is_one_warning(trap):
    judged = trap(change=member_cell(CITIZEN, "049180004001"))

    assert judged.findings == [("DV-112", "member", f"{CITIZEN}{FIRST}")]
    assert judged.state == "accepted_with_remarks"


@pytest.mark.parametrize("typed", ["O4907OOO4001", "04907000400¹"])
def test_a_letter_or_footnote_in_a_citizen_number_is_one_warning(trap, typed):
    judged = trap(change=member_cell(CITIZEN, typed))

    assert judged.rows("member", "citizen_id")[0] == typed
    assert judged.findings == [("DV-114", "member", f"{CITIZEN}{FIRST}")]


@pytest.mark.parametrize("typed", ["-", "–", "...", "//"])
def test_a_dash_says_nothing(trap, typed):
    def change(page):
        page[f"{ABSENT}{FIRST}"] = page[f"W{FIRST}"] = page[f"AB{FIRST}"] = typed

    judged = trap(change=change)

    assert judged.rows("member", "absent_months", "violation_id")[0] == (None, None)
    assert judged.findings == [("XL-114", "member", f"W{FIRST}")]  # a level without its decision


def test_a_dash_in_a_required_cell_is_a_missing_value(trap):
    judged = trap(change=member_cell("G", "–"))

    assert judged.findings == [("HS-102", "member", f"G{FIRST}")]


@pytest.mark.parametrize("label", ["1. {}", "3) {}", "c - {}", "III. {}", "1.1. {}", "(1) {}", "- {}"])
def test_a_label_of_the_table_of_totals_may_be_numbered(trap, label):
    def change(page):
        for row in range(FIRST, page.max_row + 1):
            page[f"A{row}"] = label.format(page[f"A{row}"].value)

    assert trap(sheet="declared_total", change=change).findings == []
