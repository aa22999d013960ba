"""TCD-303: from 2025 an excellent organisation has nobody disciplined directly below or in its leading collective."""

import pytest

ABOVE = {"organisation_code": "DB01", "organisation_type": "DBCS", "level": "HTXS"}
BELOW = {"organisation_code": "C1", "organisation_type": "CBTT", "parent_code": "DB01"}
COLLECTIVE = {"collective_code": "TT01", "organisation_code": "DB01"}
PUNISHED = {"discipline": "KHIEN_TRACH", "discipline_date": "2025-05-05"}


@pytest.mark.parametrize(
    "change",
    [
        {"organisation": [ABOVE, BELOW]},
        {"organisation": [ABOVE | {"level": "HTT"}, BELOW | PUNISHED]},
        {"organisation": [ABOVE, BELOW | PUNISHED | {"discipline_date": "2024-05-05"}]},
        {"organisation": [ABOVE, BELOW, {"organisation_code": "C2", "parent_code": "C1"} | PUNISHED]},
        {"leader": PUNISHED | {"collective_code": "TT99"}},
    ],
    ids=["nobody", "not excellent", "another year", "not directly below", "another collective"],
)
def test_keeps(judge, change):
    sheets = {"organisation": [ABOVE, BELOW], "collective": COLLECTIVE, "leader": {}} | change

    assert judge("TCD-303", rating_year=2025, **sheets) == []


def test_counts_who_was_disciplined(judge):
    second = BELOW | {"organisation_code": "C2"}
    leaders = [PUNISHED | {"name_key": "a", "file_no": "1"}, {"name_key": "b", "file_no": "2"}]

    (finding,) = judge("TCD-303", rating_year=2025, organisation=[ABOVE, BELOW | PUNISHED, second | PUNISHED],
                       collective=COLLECTIVE, leader=leaders)  # fmt: skip

    assert (finding.sheet, finding.source_row, finding.cell) == ("organisation", 5, "I5")
    assert (finding.severity, finding.found) == ("error", "HTXS")
    assert "có 2 tổ chức đảng trực thuộc và 1 cá nhân" in finding.message


def test_a_discipline_without_a_day_counts(judge):
    leader = PUNISHED | {"discipline_date": None}

    assert len(judge("TCD-303", rating_year=2025, organisation=ABOVE, collective=COLLECTIVE, leader=leader)) == 1


def test_a_supplement_that_brings_the_discipline_answers_at_that_row(judge):
    in_force = [{"rating_year": 2025, "organisation": ABOVE, "collective": COLLECTIVE}]

    (finding,) = judge("TCD-303", in_force=in_force, rating_year=2025, kind="supplement", leader=PUNISHED,
                       without=("organisation", "collective"))  # fmt: skip

    assert (finding.sheet, finding.source_row, finding.cell) == ("leader", 5, "T5")


@pytest.mark.parametrize(("year", "found"), [(2024, 0), (2025, 1), (2026, 1)])
def test_is_in_force_from_2025(judge, year, found):
    below = BELOW | PUNISHED | {"discipline_date": f"{year}-05-05"}

    assert len(judge("TCD-303", rating_year=year, organisation=[ABOVE, below])) == found
