"""Cells are typed whole columns at a time; what cannot be read is remembered, never guessed."""

from datetime import date, datetime

import pytest

from ingestion import cells, contract

TEMPLATE = contract.newest()


def typed(key, *values, sheet="member"):
    column = TEMPLATE.sheets[sheet].column(key)
    result = cells.type_column(column, TEMPLATE, values)
    return result.values, [result.unreadable.get(at, (None, None))[1] for at in range(len(values))]


def test_every_spelling_of_a_level_is_read():
    for level in TEMPLATE.levels:
        values, unreadable = typed("level", *level.spellings, f" {level.name.upper()} ", f"“{level.name}”")
        assert set(values) == {level.code}
        assert set(unreadable) == {None}


def test_a_not_rated_spelling_is_no_level_and_not_unreadable():
    assert typed("level", "KXL", "Không xếp loại", "-", "–", "—", "K.XL", "Chưa XL") == ([None] * 7, [None] * 7)


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("H.T.X.S", "HTXS"),
        ("HT xuất sắc", "HTXS"),
        ("HTXS NV", "HTXS"),
        ("HT tốt", "HTT"),
        ("Không HT", "KHT"),
        ("Tốt", "HTT"),
    ],
)
def test_a_level_is_read_however_it_is_shortened(cell, level):
    assert typed("level", cell) == ([level], [None])


@pytest.mark.parametrize("cell", ["Không", "HT T", "TB", "HT/HTT"])
def test_a_level_that_may_be_another_is_not_guessed(cell):
    assert typed("level", cell) == ([None], [cell])


@pytest.mark.parametrize("filler", ["-", "–", "...", "…", "//"])
@pytest.mark.parametrize("key", ["full_name", "decision_no", "violation_id", "points", "birth_date", "sex", "card_no"])
def test_a_filler_is_no_value_and_a_gap(key, filler):
    column = TEMPLATE.sheets["member"].column(key)
    result = cells.type_column(column, TEMPLATE, [filler, ""])

    assert (result.values, result.unreadable) == ([None, None], {})
    assert list(cells.gaps(column, result, [filler, ""])) == [0, 1]


def test_a_dash_for_a_level_says_not_rated_and_dots_say_nothing():
    column = TEMPLATE.sheets["adjustment"].column("new_level")
    result = cells.type_column(column, TEMPLATE, ["–", "...", "HT"])

    assert list(cells.gaps(column, result, ["–", "...", "HT"])) == [1]


def test_an_unknown_level_is_remembered_as_typed():
    assert typed("level", "Tốt lắm", "HTT") == ([None, "HTT"], ["Tốt lắm", None])


@pytest.mark.parametrize(
    "cell", [date(2022, 9, 20), datetime(2022, 9, 20, 8), "20/9/2022", "20.9.2022", "20-09-2022", "2022-09-20", 44824.0]
)
def test_a_date_is_read_however_it_is_written(cell):
    assert typed("birth_date", cell) == ([date(2022, 9, 20)], [None])


@pytest.mark.parametrize("cell", ["1975", "31/2/2020", "không rõ"])
def test_what_is_no_date_is_not_guessed(cell):
    assert typed("birth_date", cell) == ([None], [cell])


def test_a_dot_of_thousands_is_read_in_text_and_refused_in_a_number():
    assert typed("absent_months", "1.148", 1.148, 3.0) == ([1148, None, 3], [None, "1.148", None])


def test_a_decimal_comma_and_a_percent_sign_are_read():
    assert typed("target_pct", "91,2 %", "19.2%", 90.5) == ([91.2, 19.2, 90.5], [None] * 3)


def test_a_blank_flag_is_false_and_a_strange_one_is_remembered():
    assert typed("is_temporary", "x", "Có", "", True, 1.0, "hm") == (
        [True, True, False, True, True, False],
        [None, None, None, None, None, "hm"],
    )


def test_numbers_typed_as_numbers_keep_their_digits():
    assert typed("citizen_id", "049070000001", 123456789012.0) == (["049070000001", "123456789012"], [None, None])


def test_an_enum_is_read_by_label_and_by_code():
    assert typed("sex", "Nam", "NỮ", "NU")[0] == ["NAM", "NU", "NU"]


def test_an_empty_column_is_null_and_nothing_is_unreadable():
    assert typed("points", "", "  ", "") == ([None] * 3, [None] * 3)
    assert typed("points", "", "", "") == (None, [None] * 3)


def test_names_compare_by_syllable_and_tone():
    keys = cells.name_keys(["Nguyễn  Thị Thuỷ", "nguyễn thị thủy", "Nguyễn Thị Thúy", "Hoà", "Hòa", "Hoa", None])

    assert keys[0] == keys[1] != keys[2]
    assert keys[3] == keys[4] != keys[5]


@pytest.mark.parametrize(
    ("key", "cell"), [("absent_months", "9.999.999.999.999.999.999"), ("points", "9" * 400), ("points", 1e308)]
)
def test_a_number_beyond_all_measure_is_unreadable(key, cell):
    values, unreadable = typed(key, cell)

    assert values == [None]
    assert unreadable[0]


def test_a_text_longer_than_its_column_is_unreadable():
    assert typed("card_no", "4" * 33, "49000001")[0] == [None, "49000001"]
    assert typed("cell_code", "Q" * 65, "QNA04-001")[0] == [None, "QNA04-001"]


def test_a_persons_number_is_read_without_its_spaces():
    assert typed("citizen_id", "0490 7000 4007", "049070004007") == (["049070004007"] * 2, [None] * 2)


def test_a_number_whose_digits_were_lost_is_unreadable():
    assert typed("citizen_id", 4.90700040071234e16)[0] == [None]


def test_a_number_of_thousands_of_digits_is_unreadable():
    assert typed("absent_months", "1" + ".111" * 1700)[0] == [None]


@pytest.mark.parametrize("cell", ["QNA04\u2013001", "QNA04\u2011001", "'qna04-001", "QNA04 - 001"])
def test_a_code_has_one_form_whatever_a_word_processor_made_of_it(cell):
    assert typed("cell_code", cell) == (["QNA04-001"], [None])


@pytest.mark.parametrize("cell", ["x", "V", "✓", "✔", "√"])
def test_a_tick_is_a_tick(cell):
    assert typed("is_temporary", cell) == ([True], [None])
