"""QT-803: self-review, appraisal, vote and decision follow each other."""

from datetime import date

import pytest

STEPS = ("TU_KIEM_DIEM", "THAM_DINH", "BO_PHIEU", "QUYET_DINH", "THONG_BAO")


def dossier(*days, code="TC01"):
    return [{"organisation_code": code, "step": step, "done_date": date(2022, 12, day) if day else None}
            for step, day in zip(STEPS, days, strict=False) if day != "absent"]  # fmt: skip


@pytest.mark.parametrize(
    "days",
    [(1, 5, 10, 20, 21), (5, 5, 5, 5), (1, None, 10, 20), (1, 5, "absent", 20), (1, 5, 10, 20, 15)],
    ids=["in order", "one day", "a day absent", "a step absent", "the announcement is another rule's"],
)
def test_keeps(judge, days):
    assert judge("QT-803", dossier=dossier(*days)) == []


def test_names_the_step_that_comes_too_early(judge):
    steps = [*dossier(1, 5, 10, 20, code="TC02"), *dossier(1, 12, 10, 20)]

    (finding,) = judge("QT-803", dossier=steps)

    assert (finding.source_row, finding.cell, finding.severity) == (11, "C11", "warning")
    assert (finding.found, finding.expected) == ("2022-12-10", "2022-12-12")
    assert "Bước «Bỏ phiếu» ghi ngày 10/12/2022, trước ngày 12/12/2022" in finding.message


def test_compares_with_the_latest_step_before(judge):
    (finding,) = judge("QT-803", dossier=dossier(15, None, "absent", 14))

    assert (finding.source_row, finding.expected) == (7, "2022-12-15")


@pytest.mark.parametrize(("year", "found"), [(2017, 0), (2018, 1)])
def test_is_in_force_from_2018(judge, year, found):
    assert len(judge("QT-803", rating_year=year, dossier=dossier(5, 4))) == found
