"""Reasons: from the levels of the model that a pair reached to what the Board reads."""

from __future__ import annotations

from collections.abc import Iterable

TEXTS = {
    "name_same": "họ tên trùng",
    "name_same_without_marks": "họ tên trùng, khác dấu",
    "name_same_words": "họ tên cùng các chữ, khác thứ tự",
    "name_small_edit": "họ tên lệch một chữ cái",
    "name_surname_and_given": "họ và tên trùng, khác tên đệm",
    "name_alike": "họ tên gần giống",
    "name_other": "họ tên khác",
    "birth_same": "ngày sinh trùng",
    "birth_same_new_year": "cùng ghi sinh ngày 01/01",
    "birth_day_and_month_swapped": "ngày sinh đảo ngày với tháng",
    "birth_nearly_same": "ngày sinh lệch một chữ số hoặc chỉ khác ngày",
    "birth_same_year_new_year": "cùng năm sinh, một bên ghi 01/01",
    "birth_same_year": "chỉ cùng năm sinh",
    "birth_other": "ngày sinh khác",
    "sex_same": "cùng giới tính",
    "sex_other": "khác giới tính",
    "admission_same": "ngày vào Đảng trùng",
    "admission_day_and_month_swapped": "ngày vào Đảng đảo ngày với tháng",
    "admission_nearly_same": "ngày vào Đảng lệch một chữ số hoặc chỉ khác ngày",
    "admission_same_year": "chỉ cùng năm vào Đảng",
    "admission_other": "ngày vào Đảng khác",
    "citizen_same": "số CCCD trùng",
    "citizen_lost_zeros": "số CCCD chỉ khác số 0 ở đầu",
    "citizen_one_digit": "số CCCD lệch một chữ số",
    "citizen_other": "số CCCD khác",
    "card_same": "số thẻ đảng trùng",
    "card_one_digit": "số thẻ đảng lệch một chữ số",
    "card_other": "số thẻ đảng khác",
    "file_same": "số lý lịch trùng",
    "file_one_digit": "số lý lịch lệch một chữ số",
    "file_other": "số lý lịch khác",
    "place_same_cell": "cùng chi bộ",
    "place_same_committee": "cùng đơn vị, khác chi bộ",
    "place_other": "khác đơn vị",
}


def told(levels: Iterable[str]) -> str:
    """Return one line for people; what a later model named and nobody worded stands as it is."""
    return "; ".join(TEXTS.get(level, level) for level in levels)
