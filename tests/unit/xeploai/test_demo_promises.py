"""What the demo promises of its figures: every difference from the sample is a sentence, on either side."""

from xeploai.demo_promises import compare

WRITTEN = {(2021, "MEMBER"): 3_000, (2021, "LEADER"): 2}


def test_equal_figures_say_nothing():
    assert list(compare("bị hạ mức", WRITTEN, dict(WRITTEN))) == []


def test_a_difference_names_year_kind_and_both_counts():
    assert list(compare("bị hạ mức", WRITTEN, WRITTEN | {(2021, "MEMBER"): 2_999})) == [
        "Đảng viên bị hạ mức năm 2021: hồ sơ mẫu có 3.000, kho dữ liệu đếm được 2.999"
    ]


def test_what_only_one_side_knows_is_a_difference():
    counted = {(2021, "MEMBER"): 3_000, (2022, "COLLECTIVE"): 1}
    assert list(compare("bị hạ mức", WRITTEN, counted)) == [
        "Cá nhân bị hạ mức năm 2021: hồ sơ mẫu có 2, kho dữ liệu đếm được 0",
        "Tập thể bị hạ mức năm 2022: hồ sơ mẫu có 0, kho dữ liệu đếm được 1",
    ]


def test_nothing_to_compare_is_no_success():
    assert list(compare("bị hạ mức", {}, {})) == ["hồ sơ mẫu không có trường hợp nào bị hạ mức"]
