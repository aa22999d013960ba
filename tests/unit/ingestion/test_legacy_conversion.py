"""A cell in an old encoding becomes Unicode when its words say so; what could be something else stays as typed."""

import unicodedata
from datetime import date

import pytest

from ingestion.legacy import Converted, convert_rows

UNTOUCHED = [
    "José", "Müller", "Loïc", "Naïm", "Zoë Núñez", "Raúl Saúl Haï", "hAØng", "Zơrâm", "Bhling", "Ríah", "A Lăng Đhơr",
    "Coor", "Arất", "Bríu",
    "H'Mông", "m²", "300 m²", "20 °C", "½", "1 ½", "§", "§ 5", "Ø20", "5 µm", "40 N·m", "10÷20", "3×4", "£5", "®", "¹",
    "Nguyễn", "Lê", "Võ Công", "Hoà", "Hoàn toàn", "Bình", "Lý", "b¹", "“Tốt”", "«Tâm»", "– …", "Đ/c", "QÐ-UBND",
    "Ðông", "bêtông", "ôtô", "xe gíp", "GIÊNG HAI", "HOÀNG CÔNG", "ĐẢNG BỘ XÃ", "hòan thành", "Nam\u00a0Giang", "☑ An",
    unicodedata.normalize("NFD", "Nguyễn Văn Hòa"), "Škoda", "", " ", "An", "\u00a0", "\x93An\x94",
]  # fmt: skip


def column(*cells, fonts=()):
    """Convert one column; `fonts`: the font of each of its first cells."""
    rows = [[cell] for cell in cells]
    convert_rows(rows, {(row, 0): font for row, font in enumerate(fonts) if font})
    return [row[0] for row in rows]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Qu¶ng Nam hoµn thµnh", "Quảng Nam hoàn thành"),
        ("TiÕng ViÖt rÊt hay", "Tiếng Việt rất hay"),
        ("Tieáng Vieät raát hay", "Tiếng Việt rất hay"),
        ("Chi bé th«n 3 x· §¹i Léc", "Chi bộ thôn 3 xã Đại Lộc"),
        ("Ph\u00adíc S¬n", "Phước Sơn"),
        ("Hå V¨n Ph\u00adíc", "Hồ Văn Phước"),
        ("§inh ThÞ Lª", "Đinh Thị Lê"),
        ("HOµNG V¡N", "HOàNG VĂN"),
        ("“§¹i Léc” – n¨m 2022", "“Đại Lộc” – năm 2022"),
        ("Q§ 12-Q§/TU cña TØnh ñy", "QĐ 12-QĐ/TU của Tỉnh ủy"),
        ("☑ §ång ý", "☑ Đồng ý"),
        ("Z¬r©m ThÞ Hµ", "Zơrâm Thị Hà"),
        ("Zôraâm Thò Haø", "Zơrâm Thị Hà"),
        ("NGUYEÃN VAÊN ÑÖÙC", "NGUYỄN VĂN ĐỨC"),
        ("Huøng", "Hùng"),
        ("Tæng sè: 64.089", "Tổng số: 64.089"),
    ],
)
def test_a_cell_that_is_vietnamese_in_one_encoding_only_is_converted(typed, expected):
    assert column(typed) == [expected]


@pytest.mark.parametrize("cell", UNTOUCHED, ids=ascii)
def test_a_cell_that_may_be_something_else_is_left_alone(cell):
    assert column(cell) == [cell]


def test_what_had_been_typed_is_remembered_with_its_place():
    rows = [["STT", "Họ và tên", "Thôn"], [1, "NguyÔn V¨n ¸nh", "Thoân Ñoâng"], [2, "Lê Hà", ""]]

    assert convert_rows(rows, {}) == [
        Converted(1, 1, "NguyÔn V¨n ¸nh", "tcvn3"),
        Converted(1, 2, "Thoân Ñoâng", "vni"),
    ]
    assert rows == [["STT", "Họ và tên", "Thôn"], [1, "Nguyễn Văn ánh", "Thôn Đông"], [2, "Lê Hà", ""]]


def test_a_column_may_mix_all_three():
    assert column("Nguyễn Văn Hùng", "NguyÔn V¨n Hïng", "Nguyeãn Vaên Huøng") == ["Nguyễn Văn Hùng"] * 3


def test_other_types_and_ascii_are_untouched():
    rows = [[5.0, date(2022, 9, 20), True, "Tran Van An", None, "§¹i Léc"]]

    convert_rows(rows, {(0, 3): ".VnTimeH"})

    assert rows == [[5.0, date(2022, 9, 20), True, "Tran Van An", None, "Đại Lộc"]]


@pytest.mark.parametrize("rows", [[], [[]], [[], ["§¹i Léc"], ["", "ThÞ x·"], []]])
def test_empty_and_ragged_rows_are_read(rows):
    assert [one.encoding for one in convert_rows(rows, {})] == ["tcvn3"] * sum(map(bool, rows))


@pytest.mark.parametrize(
    ("witness", "doubtful", "expected"),
    [
        ("§¹i Th¾ng", "Léc", "Lộc"),
        ("§¹i Th¾ng", "Z¬r©m", "Zơrâm"),
        ("§¹i Th¾ng", "Q§-UBND", "QĐ-UBND"),
        ("§¹i Th¾ng", "Mü", "Mỹ"),
        ("Ñaïi Thaéng", "Sôn", "Sơn"),
        ("Ñaïi Thaéng", "Zôraâm", "Zơrâm"),
        ("Ñaïi Thaéng", "Toán", "Tốn"),
    ],
)
def test_a_doubtful_cell_follows_the_one_encoding_of_its_column(witness, doubtful, expected):
    assert column(witness, doubtful) == [column(witness)[0], expected]
    assert column("Nguyễn", witness, doubtful)[2] == doubtful
    assert column("Nguyễn", doubtful) == ["Nguyễn", doubtful]
    assert column(doubtful) == [doubtful]


def test_a_doubtful_cell_stays_between_two_old_encodings():
    assert column("§¹i Th¾ng", "Ñaïi Thaéng", "Sôn")[2] == "Sôn"


@pytest.mark.parametrize("cell", ["José", "½", "20 °C", "5 µm", "m²", "Müller", "Ø20"])
def test_names_and_units_stay_in_a_column_of_an_old_encoding(cell):
    assert column("§¹i Th¾ng", cell)[1] == cell
    assert column("Ñaïi Thaéng", cell)[1] == cell


def test_another_column_is_no_witness():
    rows = [["§¹i Th¾ng", "Léc"]]

    convert_rows(rows, {})

    assert rows == [["Đại Thắng", "Léc"]]


def test_the_titles_of_a_form_neither_testify_nor_follow():
    rows = [["Đảng viên", ""], ["Tên", "Xã"], ["§¹i Th¾ng", 1], ["Léc", 2]]

    convert_rows(rows, {})

    assert rows == [["Đảng viên", ""], ["Tên", "Xã"], ["Đại Thắng", 1], ["Lộc", 2]]


def test_titles_in_an_old_encoding_are_converted_together():
    rows = [["Hä vµ tªn", "Ghi chó", "Sè"], ["An", "", 1]]

    convert_rows(rows, {})

    assert rows[0] == ["Họ và tên", "Ghi chú", "Số"]


@pytest.mark.parametrize(
    ("font", "typed", "expected"),
    [
        (".VnTime", "Léc", "Lộc"),
        (".VnTimeH", "léc", "LỘC"),
        (".VnArial NarrowH", "NguyÔn V¨n §øc", "NGUYỄN VĂN ĐỨC"),
        (".VnTime", "ArÊt", "Arất"),
        (".VnTime", "Lê", "Lờ"),
        ("VNI-Times", "Sôn", "Sơn"),
    ],
)
def test_a_font_decides_what_the_text_leaves_open(font, typed, expected):
    assert column(typed, fonts=[font]) == [expected]


@pytest.mark.parametrize("cell", UNTOUCHED, ids=ascii)
@pytest.mark.parametrize("font", [".VnTime", ".VnTimeH", "VNI-Times"])
def test_the_text_of_a_font_that_lies_is_not_destroyed(font, cell):
    assert column("Nguyễn Văn Hòa", cell, fonts=[font, font])[1] == cell


@pytest.mark.parametrize("cell", ["Nguyễn", "Thành Công", "José", "½", unicodedata.normalize("NFD", "Hòa")])
def test_one_cell_is_enough_to_see_that_its_font_lies(cell):
    assert column(cell, fonts=[".VnTime"]) == [cell]


def test_a_word_that_its_font_cannot_spell_shows_that_fonts_lie():
    assert column("Lê", "Bình", fonts=[".VnTime", ".VnTime"]) == ["Lê", "Bình"]


def test_text_that_is_plainly_vni_is_believed_before_its_font():
    assert column("Tieáng Vieät", fonts=[".VnTime"]) == ["Tiếng Việt"]


def test_a_foreign_name_follows_a_font_that_has_told_the_truth():
    assert column("NguyÔn V¨n §øc", "Bríu", fonts=[".VnTime"] * 2) == ["Nguyễn Văn Đức", "Brớu"]


def test_fonts_that_lie_in_one_column_are_believed_in_the_next():
    rows = [["Nguyễn", "§¹i Léc"], ["Lê", "Léc"]]

    convert_rows(rows, {(row, column): ".VnTime" for row in range(2) for column in range(2)})

    assert rows == [["Nguyễn", "Đại Lộc"], ["Lê", "Lộc"]]


def test_a_font_of_no_old_encoding_says_nothing():
    assert column("Léc", fonts=["Times New Roman"]) == ["Léc"]


@pytest.mark.parametrize("place", [0, 1_000, 4_999])
def test_a_single_old_name_among_thousands_is_found(place):
    rows = [[number, f"Nguyễn Văn Hùng {number}", "Tốt", ""] for number in range(5_000)]
    rows[place][1:3] = ["NguyÔn V¨n Hïng", "Tèt"]

    assert [(one.row, one.column) for one in convert_rows(rows, {})] == [(place, 1), (place, 2)]
