"""A column read whole has the values that its cells have one by one."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion import cells, contract

TEMPLATE = contract.newest()
COLUMNS = {
    key: TEMPLATE.sheets["member"].column(key) for key in ("birth_date", "citizen_id", "cell_code", "full_name", "note")
}
CELLS = st.one_of(
    st.just(""), st.just("  "), st.dates(date(1890, 1, 1), date(2210, 1, 1)), st.text(max_size=40),
    st.sampled_from(["049070000001", "QNA04-001", "qna04", "4.9E+10", "Trần Văn Mẫu", "Tra\u0302\u0300n", "a\u00a0b", " x ", "1.5",
                     "\u00d0", "1" * 70, "²", "٣", "-", " – ", "...", "Q\u0130", "x\0y", "20/9/1970", 3.0, 1e20, True, datetime(2022, 1, 1, 8)]),
)  # fmt: skip


@pytest.mark.parametrize("key", COLUMNS)
@given(column=st.lists(CELLS, min_size=1, max_size=5))
def test_whole_and_one_by_one_agree(key, column):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "plain_values", lambda *_: None)
        one_by_one = cells.type_column(COLUMNS[key], TEMPLATE, column)

    assert cells.type_column(COLUMNS[key], TEMPLATE, column) == one_by_one


@pytest.mark.parametrize(
    ("key", "column"),
    [
        ("birth_date", [date(1970, 1, 1), "", date(1980, 1, 1)]), ("citizen_id", ["049070000001", ""]),
        ("cell_code", ["QNA04-001", ""]), ("full_name", ["Trần Văn Mẫu", " Lê Mẫu "]),
    ],
)  # fmt: skip
def test_the_plainest_columns_are_read_whole(key, column, monkeypatch):
    monkeypatch.setattr(cells, "_reader", None)

    assert cells.type_column(COLUMNS[key], TEMPLATE, column).unreadable == {}
