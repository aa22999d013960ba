"""XL-120: the other days fit the rating year."""

from datetime import date

import pytest

SUGGESTED = {"subject_kind": "COLLECTIVE", "subject_code": "TT01", "topic": "GIAI_NGAN"}


@pytest.mark.parametrize(
    ("sheet", "row"),
    [
        ("member", {"civil_date": None, "admission_date": None, "discipline_date": None}),
        ("member", {"civil_date": date(2022, 1, 1), "admission_date": date(2022, 12, 31)}),
        ("member", {"discipline_date": date(2021, 1, 1)}),
        ("leader", {"birth_date": date(1912, 1, 1)}),
        ("leader", {"birth_date": date(2004, 12, 31), "discipline_date": date(2023, 12, 31)}),
        ("suggested_review", SUGGESTED | {"document_date": date(2021, 1, 1), "review_date": date(2023, 12, 31)}),
        ("member", {"civil_date": date(2024, 3, 1)}),  # DV-104 says so
        ("member", {"discipline_date": date(2052, 1, 1)}),  # XL-118 says so
    ],
)
def test_keeps(judge, sheet, row):
    assert judge("XL-120", received_at="2026-01-05", **{sheet: row}) == []


@pytest.mark.parametrize(
    ("sheet", "row", "words"),
    [
        ("member", {"civil_date": date(2012, 12, 1)}, "không thuộc năm xếp loại 2022"),
        ("member", {"admission_date": date(2023, 1, 1)}, "chưa là đảng viên trong năm"),
        ("leader", {"birth_date": date(1911, 12, 31)}, "cho tuổi trên 110"),
        ("leader", {"birth_date": date(2005, 1, 1)}, "cho tuổi dưới 18"),
        ("organisation", {"discipline_date": date(2020, 12, 31)}, "cách xa năm xếp loại 2022"),
        ("collective", {"discipline_date": date(2024, 1, 1)}, "cách xa năm xếp loại 2022"),
        ("suggested_review", SUGGESTED | {"review_date": date(2020, 12, 31)}, "cách xa năm xếp loại 2022"),
        ("suggested_review", SUGGESTED | {"document_date": date(2024, 1, 1)}, "cách xa năm xếp loại 2022"),
    ],
)
def test_names_the_cell(judge, sheet, row, words):
    first = SUGGESTED if sheet == "suggested_review" else {}

    (finding,) = judge("XL-120", received_at="2026-01-05", **{sheet: [first, row]})

    assert (finding.sheet, finding.source_row, finding.severity) == (sheet, 6, "warning")
    assert words in finding.message


@pytest.mark.parametrize(("rating_year", "found"), [(2019, 1), (2020, 0)])
def test_after_the_year_dv_104_asks_where_it_is_in_force(judge, rating_year, found):
    member = {"civil_date": date(rating_year + 2, 1, 1)}

    assert len(judge("XL-120", rating_year=rating_year, member=member)) == found


@pytest.mark.parametrize(("level", "found"), [("HTT", 0), (None, 1)])
def test_of_who_is_rated_too_soon_dv_108_speaks_since_2023(judge, level, found):
    member = {"admission_date": date(2024, 1, 2), "level": level}

    assert len(judge("XL-120", rating_year=2023, member=member)) == found
