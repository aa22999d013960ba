"""Causes: one paragraph per rule and column at fault, with every cell named."""

from feedback.causes import cause_paragraphs


def finding(cell, rule_id="HS-102", sheet="member", message="Để trống.", **changes):
    names = {"member": "Đảng viên", "declared_total": "Tổng hợp", "cover": "Bìa"}
    row = int("".join(filter(str.isdigit, cell.partition(":")[0]))) if cell else None
    return {"severity": "error", "rule_id": rule_id, "sheet": sheet, "sheet_name": names.get(sheet), "cell": cell,
            "source_row": row, "message": message} | changes  # fmt: skip


def test_two_columns_of_one_rule_are_two_causes():
    blanks = [finding("B5", message="«Ngày sinh» trống."), finding("J7", message="«Mã chi bộ» trống.")]
    blanks += [finding("J6", message="«Mã chi bộ» trống.")]

    assert cause_paragraphs(blanks) == [
        ["[Lỗi phải sửa] HS-102 – trang «Đảng viên», ô B5", "  «Ngày sinh» trống."],
        ["[Lỗi phải sửa] HS-102 – trang «Đảng viên», 2 dòng, từ dòng 6 đến dòng 7: ô J6, J7", "  «Mã chi bộ» trống."],
    ]


def test_columns_stand_in_the_order_of_the_sheet():
    heads = [lines[0] for lines in cause_paragraphs([finding("AA5"), finding("T5"), finding("B9")])]

    assert [head.rsplit(" ", 1)[1] for head in heads] == ["B9", "T5", "AA5"]


def test_a_row_with_two_findings_counts_once():
    (lines,) = cause_paragraphs([finding("B5"), finding("B5", message="Khác."), finding("B6")])

    assert "2 dòng, từ dòng 5 đến dòng 6: ô B5, B6" in lines[0]


def test_each_total_says_its_own_figures():
    totals = [finding(cell, "TH-401", "declared_total", f"Cột ghi {cell}.") for cell in ("C5", "C6")]

    assert cause_paragraphs(totals) == [
        ["[Lỗi phải sửa] TH-401 – trang «Tổng hợp», ô C5", "  Cột ghi C5."],
        ["[Lỗi phải sửa] TH-401 – trang «Tổng hợp», ô C6", "  Cột ghi C6."],
    ]


def test_messages_that_differ_are_all_told_with_their_cells():
    levels = [finding("T5", message="HTXS cao hơn HTT."), finding("T6", message="HTT cao hơn HT."),
              finding("T7", message="HTXS cao hơn HTT.")]  # fmt: skip

    (lines,) = cause_paragraphs(levels)

    assert lines[1:] == ["  – ô T5, T7: HTXS cao hơn HTT.", "  – ô T6: HTT cao hơn HT."]


def test_after_twenty_cells_the_rest_is_counted():
    (lines,) = cause_paragraphs([finding(f"B{row}") for row in range(5, 28)])

    assert lines[0].endswith("B23, B24 và 3 ô khác")
    assert "23 dòng, từ dòng 5 đến dòng 27" in lines[0]


def test_after_twenty_messages_the_rest_is_counted():
    (lines,) = cause_paragraphs([finding(f"B{row}", message=f"Nội dung {row}.") for row in range(5, 27)])

    assert lines[-2:] == ["  – ô B24: Nội dung 24.", "  – và 2 nội dung khác"]
    assert len(lines) == 22


def test_errors_come_first():
    both = [finding("B5", "A-1", severity="warning"), finding("B5", "Z-9")]

    assert [lines[0].split(" – ")[0] for lines in cause_paragraphs(both)] == [
        "[Lỗi phải sửa] Z-9",
        "[Lưu ý, cần giải trình] A-1",
    ]


def test_a_whole_row_a_sheet_and_a_file_are_called_so():
    heads = [
        cause_paragraphs([one])[0][0].partition(" – ")[2]
        for one in (
            finding("5:5"),
            finding(None, source_row=4),
            finding(None),
            finding(None, sheet=None),
            finding("B5", sheet="odd"),
        )
    ]

    assert heads == [
        "trang «Đảng viên», dòng 5",
        "trang «Đảng viên», dòng 4",
        "trang «Đảng viên»",
        "cả hồ sơ",
        "trang «odd», ô B5",
    ]
