"""LD-210: since 2025 a leader disciplined over the duties of the post fails; whether it was over them is asked."""

from datetime import date

import pytest

PUNISHED = {"discipline": "KHIEN_TRACH", "discipline_date": date(2025, 3, 3), "violation_id": "VP-1", "level": "HTT"}
COUNTED = {"rating_year": 2024, "leader": {"violation_id": "VP-1", "level": "KHT"}}


@pytest.mark.parametrize(
    "change", [{"level": "KHT"}, {"level": None}, {"discipline": None}, {"discipline_date": date(2024, 12, 31)}]
)
def test_keeps(judge, change):
    assert judge("LD-210", rating_year=2025, leader=PUNISHED | change) == []


def test_keeps_what_was_counted_before(judge):
    assert judge("LD-210", in_force=[COUNTED], rating_year=2025, leader=PUNISHED) == []


@pytest.mark.parametrize("day", [date(2025, 3, 3), None])
def test_asks_of_the_disciplined_leader(judge, day):
    (finding,) = judge("LD-210", rating_year=2025, leader=[{}, PUNISHED | {"discipline_date": day}])

    assert (finding.source_row, finding.found, finding.expected, finding.severity) == (6, "HTT", "KHT", "warning")
    assert "Nếu kỷ luật liên quan đến chức trách" in finding.message


@pytest.mark.parametrize(("rating_year", "found"), [(2024, 0), (2025, 1), (2026, 1)])
def test_years(judge, rating_year, found):
    leader = PUNISHED | {"discipline_date": date(rating_year, 3, 3)}

    assert len(judge("LD-210", rating_year=rating_year, leader=leader)) == found
