"""The demo's promises: from the summary that the sample wrote and the marts to the sentences that say what is not kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import LiteralString

from psycopg import Connection

from database.connection import connect
from feedback.numbers import number
from xeploai.summary import KINDS, SUBJECTS

EXAMPLES = 3
STATES = {"received": "chờ đọc", "landed": "chờ thẩm tra", "returned": "bị trả lại", "unreadable": "không đọc được"}
Figures = dict[tuple[int, str], int]

# What the sample's summary calls a figure: how people call it, and how the marts count it.
COUNTS: dict[str, tuple[str, LiteralString]] = {
    "rated": (
        "được xếp loại",
        "select rating_year, summary_kind, rated from marts.mart_rating_summary where is_total and basis = 'original'",
    ),
    "lowered": ("bị hạ mức", "select rating_year, summary_kind, lowered from marts.mart_adjustment where is_total"),
    "suggested": (
        "được gợi ý kiểm điểm",
        "select rating_year, subject_kind, suggestions from marts.mart_suggested_review where is_total",
    ),
}
_NOT_TAKEN = """
select committee_code, rating_year, kind, state
from landing.submission
where state not in ('accepted', 'accepted_with_remarks', 'superseded')
order by rating_year, committee_code, kind
"""
_STATUS = """
select count(*), count(*) filter (where state in ('accepted', 'accepted_with_remarks'))
from marts.mart_submission_status
where is_expected and rating_year = %s
"""
_FLAGGED = "select count(distinct subject_key) from marts.mart_consecutive_non_completion where status = 'FLAG'"


def broken_promises(summary: Path) -> list[str]:
    """Compare what the sample says it wrote with what was accepted and counted; return one sentence per difference.

    Args:
        summary: the sample's `summary.json`, see `SampleSummary`.
    """
    written = json.loads(summary.read_text(encoding="utf-8"))
    with connect() as connection:
        return [
            *_files_not_taken(connection),
            *_committees_missing(connection, sorted(map(int, written["rated"]))),
            *(
                sentence
                for name, (words, query) in COUNTS.items()
                for sentence in compare(words, _said(written[name]), _counted(connection, query))
            ),
            *_too_few_flags(connection),
        ]


def compare(words: str, said: Figures, counted: Figures) -> Iterator[str]:
    """Yield a sentence per year and kind in which the two differ, and one if there is nothing to compare."""
    if not said:
        yield f"hồ sơ mẫu không có trường hợp nào {words}"
    for year, kind in sorted(said.keys() | counted.keys()):
        ours, theirs = said.get((year, kind), 0), counted.get((year, kind), 0)
        if ours != theirs:
            yield (
                f"{SUBJECTS[kind]} {words} năm {year}: hồ sơ mẫu có {number(ours)}, "
                f"kho dữ liệu đếm được {number(theirs)}"
            )


def _said(years: dict[str, dict[str, int]]) -> Figures:
    return {(int(year), kind): count for year, kinds in years.items() for kind, count in kinds.items() if count}


def _counted(connection: Connection, query: LiteralString) -> Figures:
    return {(year, kind): count for year, kind, count in connection.execute(query) if count}


def _files_not_taken(connection: Connection) -> Iterator[str]:
    for committee, year, kind, state in connection.execute(_NOT_TAKEN):
        yield f"hồ sơ mẫu đều đúng, nhưng hồ sơ {KINDS.get(kind, '?')} năm {year} của {committee} {STATES[state]}"


def _committees_missing(connection: Connection, years: list[int]) -> Iterator[str]:
    for year in years:
        for expected, accepted in connection.execute(_STATUS, (year,)):
            if not expected or accepted != expected:
                yield f"năm {year}: {accepted}/{expected} đơn vị có hồ sơ hằng năm được tiếp nhận"


def _too_few_flags(connection: Connection) -> Iterator[str]:
    for (flagged,) in connection.execute(_FLAGGED):
        if flagged < EXAMPLES:
            yield (
                f"{flagged} đối tượng bị cảnh báo không hoàn thành nhiệm vụ hai năm liên tiếp; phải có ít nhất {EXAMPLES}"
            )
