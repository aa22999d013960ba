"""Layout: a header takes in no row of data, and is looked for as far down as the operator says."""

from ingestion import contract
from ingestion.layout import find_layout

SHEET = contract.newest().sheets["suggested_review"]
HEADERS = [column.header for column in SHEET.columns]
TEXTS = ["Tập thể", "QNA04-001", "", "", "", "", "Giáo dục", "Dạy thêm", "", "", "", "", ""]


def missing(rows):
    return [column.header for column in find_layout(SHEET, rows).missing]


def test_a_row_of_words_in_which_one_is_a_header_is_data():
    row = [*TEXTS[:4], HEADERS[4], *TEXTS[5:]]

    assert missing([[*HEADERS[:4], "Tên", *HEADERS[5:]], row]) == [HEADERS[4]]


def test_one_part_of_a_header_alone_in_its_row_is_part_of_it():
    upper, lower = [*HEADERS[:4], "Tên", *HEADERS[5:]], ["", "", "", "", HEADERS[4], *[""] * 8]

    assert missing([upper, lower, TEXTS]) == []


def test_two_parts_beside_a_further_column_are_part_of_a_header():
    upper, lower = [*HEADERS[:3], "Ai", "", *HEADERS[5:]], ["", "", "", HEADERS[3], HEADERS[4], *[""] * 8, "Điện thoại"]

    layout = find_layout(SHEET, [[*upper, "Khác"], lower, [*TEXTS, ""]])

    assert (layout.missing, layout.header_row, layout.extras) == ((), 2, {13: "Điện thoại"})


def test_a_header_is_looked_for_as_far_down_as_the_operator_says(limit):
    above = [[""] * len(HEADERS)] * 150

    assert missing([*above, HEADERS]) == []

    limit(header_within=150)

    assert len(missing([*above, HEADERS])) == len(HEADERS)
