"""What is written by the contract is read by the contract: any rows, any spelling that it allows, any template version."""

import io
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingestion import contract
from ingestion.submission import read_submission
from ingestion.text import FILLERS
from tests.makers import HEADER_ROW, make_workbook

WORDS = [
    "Nguyễn",
    "Thị",
    "Mẫu",
    "chi bộ",
    "Đắk",
    "uỷ",
    "ủy",
    "Hoà",
    "=1+1",
    "-",
    "+84",
    "@",
    "QNA",
    "x" * 30,
    "“nháy”",
    "a\nb",
]
SHEETS = [
    (version, kind, sheet.key)
    for version in contract.versions()
    for kind in ("annual", "adjustment")
    for sheet, _ in contract.load(version).sheets_of(kind)
]


def cells(column, template):
    """Strategy of (what is typed, what it means) for a cell of this column."""
    if column.type == "level":
        return st.sampled_from([(spelling, level.code) for level in template.levels for spelling in level.spellings])
    if column.type in ("enum", "discipline"):
        return st.sampled_from(
            [pair for code, label in column.choices.items() for pair in ((label, code), (code, code))]
        )
    if column.type == "flag":
        return st.sampled_from([("x", True), ("Có", True), (1, True), ("không", False), (0, False)])
    if column.type == "date":
        days = st.dates(date(1930, 1, 1), date(2030, 12, 31))
        return days.flatmap(
            lambda day: st.sampled_from([(day, day), (f"{day:%d.%m.%Y}", day), (f"{day:%Y-%m-%d}", day)])
        )
    if column.type in ("int", "year"):
        low, high = (2000, 2030) if column.type == "year" else (0, 10**9)
        return st.integers(low, high).flatmap(lambda number: st.sampled_from([(number, number), (str(number), number)]))
    if column.type == "decimal":
        return st.integers(0, 10_000).map(lambda number: (number / 100, number / 100))
    if column.type == "code" or column.max_length == 32:
        return st.from_regex(r"[A-Z]{3}[0-9]{2,6}", fullmatch=True).map(lambda code: (f" {code.lower()}", code))
    text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
    said = text.filter(lambda words: words not in FILLERS)  # a dash alone says nothing
    return said.map(lambda words: (words, words.strip()))


@st.composite
def rows(draw, sheet, template):
    blank = st.just((None, False))
    typed = {column.key: cells(column, template) for column in sheet.columns}
    return [
        {
            column.key: draw(typed[column.key] if column.required else st.one_of(typed[column.key], blank))
            for column in sheet.columns
        }
        for _ in range(draw(st.integers(1, 4)))
    ]


@pytest.mark.parametrize(("version", "kind", "key"), SHEETS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_what_is_written_is_read(version, kind, key, data):
    template = contract.load(version)
    sheet = template.sheets[key]
    drawn = data.draw(rows(sheet, template))
    typed = [{name: cell for name, (cell, _) in row.items()} for row in drawn]

    with tempfile.TemporaryDirectory() as folder:
        others = {} if key == "declared_total" or kind == "adjustment" else {"declared_total": []}
        path = make_workbook(Path(folder) / "a.xlsx", year=2021, kind=kind, version=version, **(others | {key: typed}))
        submission = read_submission(io.BytesIO(path.read_bytes()).getvalue(), "QNA04", date(2023, 1, 5))

    landed = next(one for one in submission.sheets if one.sheet.key == key)
    meant = [
        {
            name: meaning if cell is not None or type_of(sheet, name) == "flag" else None
            for name, (cell, meaning) in row.items()
        }
        for row in drawn
    ]
    read = landed.frame.to_dicts()
    assert [row["source_row"] for row in read] == [HEADER_ROW + 1 + at for at in range(len(drawn))]
    assert [{name: row.get(name, nothing(sheet, name)) for name in sheet.keys} for row in read] == meant
    assert landed.unreadable.rows() == landed.blank.rows() == landed.kept.rows() == []


def type_of(sheet, name):
    return sheet.column(name).type


def nothing(sheet, name):
    return False if type_of(sheet, name) == "flag" else None
