"""QT-805: a voting step has its votes."""

import pytest

VOTE = {"step": "BO_PHIEU", "votes_for": 12, "votes_total": 15}


@pytest.mark.parametrize("step", [VOTE, VOTE | {"votes_for": 0}, {"step": "QUYET_DINH"}])
def test_keeps(judge, step):
    assert judge("QT-805", dossier=step) == []


def test_names_each_empty_cell(judge):
    findings = judge("QT-805", dossier=[VOTE, VOTE | {"votes_total": None}, {"step": "BO_PHIEU"}])

    assert [(f.cell, f.severity) for f in findings] == [("F6", "warning"), ("E7", "warning"), ("F7", "warning")]
    assert "«Bỏ phiếu» để trống cột «Tổng số phiếu»" in findings[0].message


@pytest.mark.parametrize(("year", "found"), [(2017, 0), (2018, 1)])
def test_is_in_force_from_2018(judge, year, found):
    assert len(judge("QT-805", rating_year=year, dossier=VOTE | {"votes_for": None})) == found
