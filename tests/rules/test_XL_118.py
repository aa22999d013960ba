"""XL-118: nothing was decided after the file was received."""

from datetime import date

import pytest

LATE = date(2023, 1, 6)


@pytest.mark.parametrize("day", [date(2023, 1, 5), date(2022, 12, 20), None])
def test_keeps(judge, day):
    row = {"decision_date": day, "discipline_date": day}

    assert (
        judge("XL-118", received_at="2023-01-05 16:59Z", organisation=row, member=row | {"admission_date": day}) == []
    )


@pytest.mark.parametrize("sheet", ["organisation", "member", "collective", "leader"])
@pytest.mark.parametrize("key", ["decision_date", "discipline_date"])
def test_names_the_cell(judge, sheet, key):
    (finding,) = judge("XL-118", received_at="2023-01-05", **{sheet: [{}, {key: LATE}]})

    assert (finding.sheet, finding.source_row, finding.found, finding.severity) == (sheet, 6, str(LATE), "error")
    assert "(05/01/2023)" in finding.message


def test_names_each_cell_of_a_row(judge):
    row = {"decision_date": LATE, "discipline_date": LATE, "admission_date": date(2032, 1, 1)}

    assert len({finding.cell for finding in judge("XL-118", received_at="2023-01-05", member=row)}) == 3


@pytest.mark.parametrize(("day", "found"), [(date(2099, 9, 1), 1), (date(2023, 10, 5), 0)])
def test_a_correction_of_the_future_is_no_correction(judge, day, found):
    adjustment = {"decision_date": day}

    assert len(judge("XL-118", [{}], kind="adjustment", received_at="2023-10-05", adjustment=adjustment)) == found


def test_the_day_is_the_provinces(judge):
    assert judge("XL-118", received_at="2023-01-05 17:00Z", member={"decision_date": LATE}) == []
