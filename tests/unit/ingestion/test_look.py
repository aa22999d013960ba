"""Look: a row below the header is data unless it is visibly something else, and no subject is lost."""

from datetime import date

import pytest

from ingestion import contract
from ingestion.body import read_body
from ingestion.layout import find_layout
from ingestion.workbook.page import Area, Page

PERSON = {
    "full_name": "Trần Văn Mẫu", "birth_date": date(1970, 1, 2), "admission_date": date(1999, 1, 2), "cell_code": "D-01",
}  # fmt: skip
SHORTCOMING = {
    "subject_kind": "Tổ chức đảng",
    "subject_code": "QNA04-001",
    "found_year": 2021,
    "status": "Đang khắc phục",
}


def kinds(sheet_key, *rows, merged=()):
    """Return what became of each row below the header; "data" or why it was set aside. Cells by key, or "STT"."""
    sheet = contract.newest().sheets[sheet_key]
    keys = ["STT", *(column.key for column in sheet.columns)]
    headers = ["STT", *(column.header for column in sheet.columns)]
    areas = tuple(Area(first, keys.index(key), last, keys.index(key) + width - 1) for key, first, last, width in merged)
    page = Page([headers, *([row.get(key, "") for key in keys] for row in rows)], merged=areas)
    body = read_body(sheet, find_layout(sheet, page.rows), page)
    found = dict.fromkeys(body.indexes, "data") | {aside.index: aside.kind for aside in body.set_aside}
    return [found.get(at, "empty") for at in range(1, len(rows) + 1)]


@pytest.mark.parametrize(
    "row",
    [
        {"full_name": "Trần Văn Mẫu"},
        {"full_name": "Trần Văn Mẫu", "position": "Bí thư"},
        {"full_name": "Trần Văn Mẫu", "sex": "Nam", "position": "Thủ trưởng cơ quan"},
        {"full_name": "Trần Văn Mẫu", "birth_date": "ngày 20 tháng 9 năm 1970"},
        {"full_name": "Trần Văn Mẫu", "note": "Xác nhận sau"},
        {"full_name": "Trần Văn Mẫu", "note": "Ghi chú: chuyển đi"},
        {"full_name": "A Lăng Mẫu"},
        {"full_name": "A. Lăng Mẫu"},
        {"full_name": "Y.Mẫu"},
        {"full_name": "Y - Mẫu Niê"},
        {"full_name": "Trường Thị Mẫu"},
        {"full_name": "Khối Mẫu", "birth_date": 1970},
        {"full_name": "1. Trần Văn Mẫu"},
        {"full_name": "Trần Ký"},
        {"full_name": "A-Lăng Mẫu"},
        {"full_name": "Danh Mẫu"},
        {"full_name": "Tống Văn Mẫu"},
        {"full_name": "Trưởng Văn Mẫu"},
        {"STT": 4, "full_name": "Trần Văn Mẫu"},
        {"STT": "4.", "full_name": "TRẦN VĂN MẪU"},
        {"citizen_id": "049070000009"},
        {"citizen_id": "049 070 000 009"},
        {"cell_code": "D-01"},
        {"cell_code": "D - 01"},
        {"position": "Bí thư", "sex": "Nam"},
        {"level": "Hoàn thành tốt nhiệm vụ"},
        {"birth_date": date(1970, 1, 2), "position": "Bí thư"},
        {"STT": "A", "full_name": "Trần Văn Mẫu", "sex": "Nam"},
        {"STT": "a", "cell_code": "D-01"},
    ],
)
def test_whatever_tells_of_a_person_is_data(row):
    assert kinds("member", PERSON, row, PERSON) == ["data"] * 3
    assert kinds("member", PERSON, row) == ["data"] * 2


@pytest.mark.parametrize(
    ("sheet", "row"),
    [
        ("leader", {"title": "Bí thư Đảng ủy"}),
        ("leader", {"full_name": "Trần Văn Mẫu", "title": "Chủ tịch"}),
        ("organisation", {"organisation_name": "Chi bộ thôn Hai"}),
        ("organisation", {"organisation_name": "Trường Mẫu giáo Mẫu"}),
        ("organisation", {"organisation_code": "12345", "organisation_name": "Cộng Mỹ"}),
        ("organisation", {"organisation_name": "Cộng Hòa"}),
        ("collective", {"collective_name": "Ban Thường vụ"}),
        ("suggested_review", {"content": "Xác nhận lý lịch còn chậm"}),
        ("suggested_review", {"content": "Tổng số giờ dạy chưa đủ"}),
        ("shortcoming", {"subject_kind": "Tổ chức đảng", "content": "Xác nhận lý lịch còn chậm"}),
        ("shortcoming", SHORTCOMING | {"shortcoming_id": "12", "content": "Tổng số vốn giải ngân thấp", "status": ""}),
        ("shortcoming", {"shortcoming_id": 12, "content": "Tổng số vốn giải ngân thấp"}),
        ("adjustment", {"subject_name": "Trần Văn Mẫu", "new_level": "HT"}),
        ("dossier", {"organisation_code": "QNA04-001"}),
        ("declared_total", {"subject_kind": "Đảng viên"}),
        ("declared_total", {"subject_kind": "Tổng số đảng viên", "total": 6}),
    ],
)
def test_whatever_tells_of_a_subject_is_data(sheet, row):
    assert kinds(sheet, row) == ["data"]


@pytest.mark.parametrize(
    "row",
    [
        {"full_name": "Tổng cộng (1+2+3)"}, {"full_name": "Cộng (A+B)", "absent_months": 4}, {"full_name": "Tổng cộng:"},
        {"full_name": "Tổng 3 đảng viên"}, {"full_name": "Tổng: 3 đảng viên"}, {"full_name": "Tổng số đảng viên: 12"},
        {"full_name": "Cộng chi bộ Một", "sex": "3 đảng viên"}, {"STT": "Cộng", "citizen_id": 3},
        {"full_name": "TỔNG SỐ: 03 (ba) đảng viên"}, {"STT": "I", "full_name": "Tổng cộng", "citizen_id": "1.148"},
    ],
)  # fmt: skip
def test_a_sum_is_no_data(row):
    assert kinds("member", PERSON, row, PERSON) == ["data", "total_row", "data"]


@pytest.mark.parametrize(
    "row",
    [
        {"STT": "I", "full_name": "Các chi bộ xã"}, {"STT": "a)", "full_name": "Khối trường học"},
        {"full_name": "II. Các chi bộ cơ quan"}, {"full_name": "b) Khối doanh nghiệp"}, {"full_name": "III - Khối khác"},
        {"STT": "III", "full_name": "Khối khác", "birth_date": 3}, {"full_name": "Đảng bộ xã Một"},
        {"birth_date": "Chi bộ thôn Hai"}, {"full_name": "1. Chi bộ Một"}, {"STT": 1, "full_name": "Chi bộ Một"},
        {"full_name": "Chi bộ Một", "sex": "12 đảng viên"}, {"full_name": "I. Chi bộ Một", "birth_date": "12 đảng viên"},
        {"full_name": "Chi bộ Một", "birth_date": 12}, {"full_name": "A. CÁC CHI BỘ"}, {"full_name": "I. Tam Kỳ"},
        {"full_name": "+ Đảng viên dự bị"}, {"full_name": "Phần II: đảng viên miễn sinh hoạt"},
    ],
)  # fmt: skip
def test_a_heading_is_no_data(row):
    assert kinds("member", PERSON, row, PERSON) == ["data", "group_row", "data"]


@pytest.mark.parametrize(
    "row",
    [
        {"full_name": "I. Đảng bộ xã A", "sex": 12, "citizen_id": 8},
        {"STT": "I", "full_name": "Đảng bộ xã A", "absent_months": 12, "points": 8},
        {"full_name": "II. Các chi bộ cơ quan", "birth_date": "12", "sex": "8", "level": "-"},
        {"full_name": "Chi bộ Một", "sex": 12, "citizen_id": 3, "card_no": 7, "file_no": 2, "level": 0},
        {"full_name": "A. KHỐI XÃ", "birth_date": 12, "admission_date": 8, "cell_code": 4},
        {"full_name": "I. Đảng bộ xã A", "birth_date": "12", "admission_date": "8", "cell_code": "4", "level": "1"},
    ],
)
def test_a_heading_with_several_counts_is_no_data(row):
    assert kinds("member", PERSON, row, PERSON) == ["data", "group_row", "data"]


@pytest.mark.parametrize(
    "row",
    [
        {"full_name": "I. Trần Văn Mẫu", "absent_months": 12, "points": 85},
        {"full_name": "Trần Văn Mẫu", "sex": 12, "citizen_id": 8},
        {"full_name": "Khối Văn Mẫu", "absent_months": 3, "points": 85},
        {"full_name": "Xã Văn Mẫu", "birth_date": 1970, "absent_months": 3},
        {"full_name": "Chi bộ Một", "sex": "Nam", "absent_months": 3, "points": 85},
        {"full_name": "Chi bộ Một", "cell_code": "D-01", "absent_months": 3, "points": 85},
        {"full_name": "Khối Mẫu", "birth_date": 12, "admission_date": 8, "cell_code": "D-01"},
    ],
)
def test_a_person_with_several_small_numbers_is_data(row):
    assert kinds("member", PERSON, row, PERSON) == ["data"] * 3


def test_an_organisation_with_small_numbers_is_data():
    row = {"organisation_name": "Chi bộ Một", "points": 85, "target_pct": 91}

    assert kinds("organisation", row) == ["data"]


HINTS = [
    {"birth_date": "(dd/mm/yyyy)", "cell_code": "(ghi mã)", "is_temporary": "(x nếu có)"},
    {"full_name": "(chữ in hoa)", "birth_date": "dd/mm/yyyy", "sex": "Nam/Nữ", "cell_code": "ghi mã", "level": "HTXS/HTT"},
    {"full_name": "Ghi đầy đủ họ tên", "birth_date": "ngày/tháng/năm", "admission_date": "(nn/tt/nnnn)", "cell_code": "chọn"},
    {"full_name": "(ghi theo CCCD)", "birth_date": "(Ví dụ: 20/09/1970)", "citizen_id": "12 chữ số", "sex": "(Nam, Nữ)"},
    {"full_name": "(họ và tên khai sinh)", "birth_date": "(theo lý lịch)", "cell_code": "(mã của chi bộ)"},
    {"birth_date": "dd-mm-yyyy"},
]  # fmt: skip


@pytest.mark.parametrize("row", HINTS)
def test_a_row_of_hints_below_the_header_is_no_data(row):
    numbers = {key: f"({at})" for at, key in enumerate(PERSON, 1)}

    assert kinds("member", row, PERSON) == ["remark_row", "data"]
    assert kinds("member", numbers, row, {}, row, PERSON) == [
        "column_numbers", "remark_row", "empty", "remark_row", "data"
    ]  # fmt: skip
    assert kinds("member", row, numbers, PERSON) == ["remark_row", "column_numbers", "data"]


@pytest.mark.parametrize(
    "row",
    [
        PERSON,
        {"full_name": "Trần Văn Mẫu", "birth_date": "(dd/mm/yyyy)", "cell_code": "(ghi mã)"},
        {"full_name": "(Trần Văn Mẫu)", "note": "(ghi nhầm)"},
        {"full_name": "(TRẦN VĂN MẪU)", "note": "(ghi nhầm)"},
        {"full_name": "Điền Văn Mẫu", "note": "(nếu có)"},
        {"full_name": "Điền Mẫu"},
        {"full_name": "(chữ in hoa)", "birth_date": "20/09/1970", "cell_code": "(ghi mã)"},
        {"full_name": "(chữ in hoa)", "birth_date": date(1970, 1, 2)},
        {"full_name": "(ghi rõ)", "cell_code": "(D-01)"},
        {"full_name": "(ghi rõ)", "level": "HTXS"},
        {"full_name": "(ghi rõ)", "level": "(HTXS)"},
        {"full_name": "(ghi rõ)", "citizen_id": "049070000009"},
    ],
)
def test_a_row_with_anything_of_a_person_is_no_hint(row):
    assert kinds("member", row, PERSON) == ["data"] * 2


def test_a_hint_further_below_is_no_reason_to_set_a_row_aside():
    row = {"full_name": "Ghi đầy đủ họ tên", "birth_date": "(dd/mm/yyyy)", "cell_code": "(ghi mã)"}

    assert kinds("member", PERSON, row) == ["data", "data"]


@pytest.mark.parametrize("content", ["Ghi chép sổ sách chưa đủ", "Nhập liệu còn chậm", "(1) Ghi sổ chậm", "HT: 3 vụ"])
def test_a_content_that_begins_like_a_hint_is_data(content):
    assert kinds("shortcoming", {"content": content}) == ["data"]
    assert kinds("shortcoming", {"content": content, "responsible": "(nếu có)"}) == ["data"]


@pytest.mark.parametrize(
    "row",
    [
        {"full_name": "Ghi chú: HTXS: hoàn thành xuất sắc nhiệm vụ; HTT: hoàn thành tốt nhiệm vụ"},
        {"full_name": "- HTXS: Hoàn thành xuất sắc nhiệm vụ"}, {"full_name": "KHT = không hoàn thành nhiệm vụ"},
        {"full_name": "HTT – Hoàn thành tốt nhiệm vụ;"}, {"birth_date": "HTXS: 3; HTT: 5 đồng chí"},
        {"full_name": "KXL: chưa xếp loại"}, {"full_name": "(1) Ghi theo mã trong danh mục"},
        {"full_name": "HTXS", "birth_date": "Hoàn thành xuất sắc nhiệm vụ"},
        {"full_name": "HTT", "birth_date": ":", "sex": "Hoàn thành tốt nhiệm vụ"}, {"full_name": "CBTT: chi bộ trực thuộc"},
    ],
)  # fmt: skip
def test_a_legend_is_no_data(row):
    assert kinds("member", PERSON, row) == ["data", "remark_row"]


@pytest.mark.parametrize(
    "row",
    [
        {"self_level": "HTXS", "level": "Hoàn thành xuất sắc nhiệm vụ"}, {"full_name": "Trần Văn Mẫu", "level": "HTXS"},
        {"full_name": "HTXS", "level": "Hoàn thành xuất sắc nhiệm vụ"}, {"full_name": "Ht - Trần Văn Mẫu"},
        {"full_name": "Trần Văn Mẫu", "note": "HTXS: hoàn thành xuất sắc"}, {"full_name": "Tốt", "birth_date": "Trần Mẫu"},
    ],
)  # fmt: skip
def test_a_level_beside_a_person_or_another_level_is_no_legend(row):
    assert kinds("member", PERSON, row) == ["data", "data"]


def test_a_heading_merged_over_columns_is_no_data_in_any_list():
    heading = {"organisation_code": "Các đảng bộ cơ sở"}

    assert kinds("organisation", heading, merged=[("organisation_code", 1, 2, 5)]) == ["group_row"]


@pytest.mark.parametrize(
    "row",
    [
        {"full_name": "Danh sách có 3 đảng viên"}, {"full_name": "(Danh sách này có 12 người)"},
        {"full_name": "- Danh sách trên gồm 12 đồng chí."}, {"birth_date": "Bằng chữ: ba đảng viên"},
        {"full_name": "(Bằng chữ: ba đảng viên)"}, {"full_name": "* Lưu ý: số liệu tính đến 31/12"},
        {"full_name": "Ghi chú: chưa kể đảng viên chuyển đi"}, {"full_name": "./."}, {"full_name": "---"},
        {"full_name": "***"}, {"full_name": "-", "birth_date": "-", "admission_date": "-", "cell_code": ""},
        {"full_name": "12 đảng viên"}, {"position": "Đã đối chiếu với sổ"}, {"full_name": "Trong đó: nữ 3"},
    ],
)  # fmt: skip
def test_a_free_line_is_no_data(row):
    assert kinds("member", PERSON, row, PERSON) == ["data", "remark_row", "data"]


@pytest.mark.parametrize(
    "row",
    [
        {"full_name": "NGƯỜI TỔNG HỢP"}, {"birth_date": "NGƯỜI LẬP BIỂU", "level": "TM. BAN THƯỜNG VỤ"},
        {"level": "PHÓ TRƯỞNG BAN"}, {"full_name": "T/M BAN THƯỜNG VỤ"}, {"level": "KT. TRƯỞNG BAN"},
        {"full_name": "TRƯỞNG BAN TỔ CHỨC"}, {"level": "Quảng Nam, ngày 10 tháng 01 năm 2023"},
        {"level": "Tam Kỳ, 10/01/2023"}, {"level": "……, ngày … tháng … năm 2023"}, {"full_name": "Nơi nhận:"},
        {"full_name": "(Ký, ghi rõ họ tên)"}, {"level": "(Đã ký)"}, {"full_name": "XÁC NHẬN CỦA CẤP ỦY"},
    ],
)  # fmt: skip
def test_who_signs_is_no_data(row):
    assert kinds("member", PERSON, row, {"level": "Trần Văn Mẫu"}) == ["data", "signature", "signature"]


def test_a_name_below_who_is_asked_to_sign_is_a_signature_and_any_other_is_told():
    rows = [PERSON, {"full_name": "Người lập"}, {"full_name": "Trần Thị Mẫu"}, {"full_name": "Lê Văn Mẫu"}]

    assert kinds("member", *rows) == ["data", "signature", "signature", "below_signature"]


def test_a_name_with_a_level_in_words_below_a_signature_is_data():
    row = {"full_name": "Trần Văn Mẫu", "level": "Hoàn thành tốt"}

    assert kinds("member", PERSON, {"level": "Người lập"}, row) == ["data", "signature", "data"]


@pytest.mark.parametrize("row", [{"full_name": "Cộng Mẫu"}, {"position": "Bí thư"}, {"full_name": "Chi bộ Mẫu"}])
def test_a_row_that_a_merged_cell_reaches_is_data(row):
    assert kinds("member", PERSON, row, merged=[("cell_code", 1, 2, 1)]) == ["data", "data"]


def test_the_bare_label_of_a_sum_is_one_in_a_merged_area_too():
    assert kinds("member", PERSON, {"full_name": "Cộng"}, merged=[("cell_code", 1, 2, 1)]) == ["data", "total_row"]


def test_a_row_in_a_merged_area_is_data_even_when_its_content_begins_like_a_sum():
    first = SHORTCOMING | {"shortcoming_id": "11", "content": "Giải ngân chậm"}
    second = {"shortcoming_id": "12", "content": "Tổng số vốn giải ngân thấp"}

    assert kinds("shortcoming", first, second, merged=[("status", 1, 2, 1)]) == ["data", "data"]
