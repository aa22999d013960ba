"""Rows written into a template come back as they went out, and the reader takes all that its drop-downs offer."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from ingestion.cells import type_column
from ingestion.codes import PERSON_NUMBERS
from ingestion.template.lists import levels_offered, lists_of
from tests.unit.ingestion.forms import FIRST, NEWEST, form, read, written

WORDS = ["Nguyễn", "Thị", "Mẫu", "chi bộ", "Đắk", "uỷ", "Hoà", "=1+1", "-", "+84", "@SUM(A1)", "1/2", "_x0041_", "a\nb"]
VALUES = {
    "text": st.lists(st.sampled_from(WORDS), min_size=2, max_size=5).map(" ".join),
    "code": st.from_regex(r"[A-Z]{3}[0-9]{2}-[0-9]{3}", fullmatch=True),
    "int": st.integers(0, 10**9),
    "year": st.integers(1900, 2199),
    "decimal": st.integers(0, 4000).map(lambda quarters: quarters / 4),
    "date": st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    "flag": st.just(True),
    "level": st.sampled_from([level.code for level in NEWEST.levels]),
}
NUMBERS = st.from_regex(r"0[0-9]{5,11}", fullmatch=True)  # leading zeros stay


def values(column):
    if column.choices:
        return st.sampled_from(list(column.choices))
    return NUMBERS if column.key in PERSON_NUMBERS else VALUES[column.type]


def rows_of(sheet):
    required = {column.key: values(column) for column in sheet.columns if column.required}
    others = {column.key: values(column) for column in sheet.columns if not column.required}
    return st.lists(st.fixed_dictionaries(required, optional=others), max_size=4)


@pytest.mark.parametrize("kind", ["annual", "adjustment"])
@given(data=st.data())
@hypothesis_settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_rows_come_back_as_they_went_out(kind, data):
    rows = data.draw(st.fixed_dictionaries({sheet.key: rows_of(sheet) for sheet in form(kind).sheets}))

    for back in read(kind, **rows).sheets[1:]:
        given = rows[back.sheet.key]
        assert (back.unreadable.height, back.notes, back.rows_set_aside) == (0, [], 0)
        assert back.frame["source_row"].to_list() == list(range(FIRST, FIRST + len(given)))
        assert cells(back) == given


def cells(back):
    """Rows by column key; a flag that is not set says as little as an empty cell."""
    return [
        {
            key: value
            for key, value in row.items()
            if key in back.sheet.keys and value is not None and value is not False
        }
        for row in back.frame.to_dicts()
    ]


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1", "@x", "https://a.example", "{=1}"])
def test_what_somebody_typed_never_becomes_a_formula_or_a_link(typed):
    sheet = written(member=[{"full_name": typed}])[NEWEST.sheets["member"].name]

    assert (sheet.cell(FIRST, 1).value, sheet.cell(FIRST, 1).data_type) == (typed, "s")
    assert sheet.cell(FIRST, 1).hyperlink is None


def test_the_reader_takes_all_that_drop_downs_offer():
    sheets = list(NEWEST.sheets.values())
    lists = lists_of(NEWEST, sheets)
    offering = [column for sheet in sheets for column in sheet.columns if column.type in ("enum", "level", "flag")]

    for column in offering:
        assert type_column(column, NEWEST, lists.columns[lists.offered[column]]).unreadable == {}, column.key
    assert levels_offered(NEWEST)[:5] == ("HTXS", "HTT", "HT", "KHT", "KXL")
