"""XL-119: nothing was done after the file was received."""

from datetime import date

import pytest

from expectations.rule import load_rules

LATE = date(2099, 1, 1)
SUGGESTED = {"subject_kind": "COLLECTIVE", "subject_code": "TT01", "topic": "GIAI_NGAN"}
CELLS = [
    *((sheet, "review_date") for sheet in ("organisation", "member", "collective", "leader", "suggested_review")),
    ("member", "civil_date"), ("member", "official_date"), ("leader", "birth_date"), ("dossier", "done_date"),
    ("suggested_review", "document_date"), ("shortcoming", "done_date"),
]  # fmt: skip


def row_of(sheet, key, day):
    return (SUGGESTED if sheet == "suggested_review" else {}) | {key: day}


@pytest.mark.parametrize(("sheet", "key"), CELLS)
def test_names_the_cell(judge, sheet, key):
    rows = [row_of(sheet, key, day) for day in (None, date(2023, 1, 5), LATE)]

    (finding,) = judge("XL-119", received_at="2023-01-05", **{sheet: rows})

    assert (finding.sheet, finding.source_row, finding.severity) == (sheet, 7, "warning")
    assert finding.cell.endswith("7") and "2099" not in finding.message


def test_what_is_due_may_be_to_come(judge):
    assert judge("XL-119", shortcoming={"due_date": LATE}) == []


def test_a_birth_date_is_not_repeated(judge):
    (finding,) = judge("XL-119", leader={"birth_date": LATE})

    assert finding.found is None


@pytest.mark.parametrize("rating_year", [2019, 2022])
def test_a_cell_has_one_answer(province, rating_year):
    day = date(2024, 1, 6)
    submission = province.land(
        rating_year=rating_year, received_at="2023-01-05", dossier={"done_date": day},
        member={"civil_date": day, "review_date": day, "decision_date": day, "admission_date": day,
                "official_date": date(2024, 1, 1)},
    )  # fmt: skip
    province.judge(submission, rules=[rule for rule in load_rules() if rule.phase == "content"])

    cells = [(f.sheet, f.cell) for f in province.findings(submission) if f.sheet in ("member", "dossier")]
    assert len(cells) == len(set(cells)) == 6
