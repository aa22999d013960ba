"""LD-209: a leader disciplined in the year fails, unless that violation was counted before."""

from datetime import date

import pytest

PUNISHED = {"discipline": "CACH_CHUC", "discipline_date": date(2022, 3, 3), "violation_id": "VP-1", "level": "HTXS"}
COUNTED = {"violation_id": "VP-1", "level": "KHT"}


@pytest.mark.parametrize(
    "change", [{"level": "KHT"}, {"level": None}, {"discipline": None}, {"discipline_date": date(2021, 12, 31)}]
)
def test_keeps(judge, change):
    assert judge("LD-209", leader=PUNISHED | change) == []


@pytest.mark.parametrize(
    ("day", "words"), [(date(2022, 3, 3), "ngày 03/03/2022 nhưng"), (None, "được tính là trong năm, nhưng")]
)
def test_names_the_disciplined_leader(judge, day, words):
    (finding,) = judge("LD-209", leader=[{}, PUNISHED | {"discipline_date": day}])

    assert (finding.source_row, finding.found, finding.expected, finding.severity) == (6, "HTXS", "KHT", "error")
    assert words in finding.message


@pytest.mark.parametrize(("sheet", "found"), [("leader", 0), ("member", 0), ("collective", 1)])
def test_a_violation_counted_before_does_not_count_again(judge, sheet, found):
    assert len(judge("LD-209", in_force=[{"rating_year": 2021, sheet: COUNTED}], leader=PUNISHED)) == found


@pytest.mark.parametrize(("rating_year", "found"), [(2018, 0), (2019, 1), (2024, 1), (2025, 0)])
def test_years(judge, rating_year, found):
    leader = PUNISHED | {"discipline_date": date(rating_year, 3, 3)}

    assert len(judge("LD-209", rating_year=rating_year, leader=leader)) == found
