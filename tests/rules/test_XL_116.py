"""XL-116: a violation counts in one rating year only."""

from datetime import date

import pytest

COUNTED = {"violation_id": "VP-1", "level": "KHT"}
SHEETS = ["organisation", "member", "collective", "leader"]


@pytest.mark.parametrize(
    ("earlier", "now"),
    [
        (COUNTED, COUNTED | {"level": "HT"}),
        (COUNTED | {"level": "HT"}, COUNTED),
        (COUNTED, COUNTED | {"violation_id": "VP-2"}),
        (COUNTED, COUNTED | {"violation_id": None}),
        (COUNTED | {"name_key": "b", "birth_date": date(1985, 5, 5)}, COUNTED),  # two persons in one case
    ],
)
def test_keeps(judge, earlier, now):
    assert judge("XL-116", in_force=[{"rating_year": 2021, "member": earlier}], member=now) == []


def test_keeps_what_its_own_year_says_before(judge):
    assert judge("XL-116", in_force=[{"member": COUNTED}], member=COUNTED) == []


@pytest.mark.parametrize("other_year", [2020, 2023])
@pytest.mark.parametrize("sheet", SHEETS)
def test_names_what_counted_in_another_year(judge, sheet, other_year):
    earlier = {"rating_year": other_year, sheet: COUNTED}

    (finding,) = judge("XL-116", in_force=[earlier], **{sheet: [{}, COUNTED]})

    assert (finding.sheet, finding.source_row, finding.severity) == (sheet, 6, "error")
    assert f"năm {other_year}" in finding.message


@pytest.mark.parametrize("changed", [{"name_key": "b"}, {"birth_date": date(1985, 5, 5)}])
def test_a_person_is_known_by_name_or_birth_date(judge, changed):
    earlier = {"rating_year": 2021, "member": COUNTED | changed}

    assert len(judge("XL-116", in_force=[earlier], member=COUNTED)) == 1


@pytest.mark.parametrize(("rating_year", "found"), [(2018, 0), (2019, 1)])
def test_years(judge, rating_year, found):
    earlier = {"rating_year": 2017, "member": COUNTED}

    assert len(judge("XL-116", in_force=[earlier], rating_year=rating_year, member=COUNTED)) == found
