"""Odd cells: merged, beside the form, without a value."""

from ingestion import contract
from tests.makers import HEADER_ROW
from tests.traps.sheets import FIRST, WIDTH


def test_merged_data_cells_speak_for_every_row(trap):
    def change(page):
        page.merge_cells(f"I{FIRST}:I{FIRST + 2}")

    judged = trap(change=change)

    assert judged.rows("member", "cell_code") == ["QNA04-001"] * 3
    assert judged.findings == [("HS-303", "member", FIRST + 1)]


def test_a_number_merged_over_two_rows_is_said_to_be_two_persons(trap):
    judged = trap(change=lambda page: page.merge_cells(f"D{FIRST}:D{FIRST + 1}"))

    assert ("DV-113", "member", f"D{FIRST + 1}") in judged.findings
    assert judged.state == "accepted_with_remarks"


def test_a_row_that_a_merged_cell_reaches_is_data_whatever_its_text_begins_with(trap):
    shortcoming = {
        "subject_kind": "Tổ chức đảng",
        "subject_code": "QNA04-001",
        "found_year": 2021,
        "status": "Đang khắc phục",
    }
    rows = [
        shortcoming | {"shortcoming_id": f"QNA04-KD-{number}", "content": content}
        for number, content in enumerate(("Giải ngân chậm", "Xác nhận lý lịch còn chậm"), 1)
    ]
    columns = {column.key: at for at, column in enumerate(contract.newest().sheets["shortcoming"].columns, 1)}

    def change(page):
        for key in shortcoming:
            page.cell(FIRST + 1, columns[key]).value = None
            page.merge_cells(start_row=FIRST, end_row=FIRST + 1, start_column=columns[key], end_column=columns[key])

    judged = trap("shortcoming", change, shortcoming=rows)

    assert judged.rows("shortcoming", "shortcoming_id", "found_year") == [("QNA04-KD-1", 2021), ("QNA04-KD-2", 2021)]
    assert judged.findings == [("HS-303", "shortcoming", FIRST + 1)]


def test_further_columns_are_kept_with_their_header(trap):
    def change(page):
        page.cell(HEADER_ROW, WIDTH + 2).value = "Điện thoại"
        page.cell(FIRST, WIDTH + 2).value = "0905 000 000"

    judged = trap(change=change)

    assert judged.kept == [("AE5", "0905 000 000", "extra_column")]
    assert judged.findings == [("HS-304", "member", FIRST)]


def test_a_formula_without_a_value_is_one_finding(trap):
    judged = trap(change=lambda page: page.__setitem__(f"T{FIRST}", '="HT"&"T"'))

    assert judged.rows("member", "level")[0] is None
    assert [finding for finding in judged.findings if finding[0] == "HS-109"] == [("HS-109", "member", f"T{FIRST}")]
    assert not [finding for finding in judged.findings if finding[0].startswith("XL")]


def test_an_error_value_is_one_finding(trap):
    def change(page):
        page[f"O{FIRST}"] = "#N/A"
        page[f"O{FIRST}"].data_type = "e"

    judged = trap(change=change)

    assert judged.findings == [("HS-110", "member", f"O{FIRST}")]
    assert judged.typed == ["#N/A"]
