"""Summary: from the published marts and the gates' verdicts to a page on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, LiteralString

from psycopg import Connection
from rich.console import Console
from rich.table import Table

from database.connection import connect
from feedback import numbers
from feedback.numbers import number
from xeploai.findings_command import SEVERITIES

KINDS = {"annual": "hằng năm", "supplement": "bổ sung", "adjustment": "điều chỉnh"}
SUBJECTS = {
    "DBHU": "Đảng bộ trực thuộc tỉnh", "TCCSD": "Tổ chức cơ sở đảng", "DBBP": "Đảng bộ bộ phận",
    "CBTT": "Chi bộ trực thuộc", "MEMBER": "Đảng viên", "COLLECTIVE": "Tập thể",
    "LEADER": "Cá nhân", "ORGANISATION": "Tổ chức đảng",
}  # fmt: skip
COUNTED = ("Tệp", "Nhận", "Có lưu ý", "Trả lại", "Hỏng", "Chờ", "Thay")
REMARKED = ("Quy tắc", "Mức", "Số dòng", "Tỷ lệ", "Đơn vị")
STATUSES = {"FLAG": "Cảnh báo", "REVIEW": "Cần xem xét"}

_RECEIVED = """
select rating_year, kind, count(*) as files,
    count(*) filter (where state = 'accepted') as accepted,
    count(*) filter (where state = 'accepted_with_remarks') as with_remarks,
    count(*) filter (where state = 'returned') as returned,
    count(*) filter (where state = 'unreadable') as unreadable,
    count(*) filter (where state in ('received', 'landed')) as waiting,
    count(*) filter (where state = 'superseded') as superseded
from landing.submission
group by rating_year, kind
order by rating_year, array_position(array['annual', 'supplement', 'adjustment'], kind)
"""
_COMMITTEES = """
select rating_year, count(*) as expected,
    count(*) filter (where state in ('accepted', 'accepted_with_remarks')) as accepted
from marts.mart_submission_status
where is_expected
group by rating_year
having bool_or(state != 'missing')
order by rating_year
"""
_ADJUSTED = """
select rating_year, summary_kind, rated, lowered, raised
from marts.mart_adjustment
where is_total and lowered + raised > 0
order by rating_year,
    array_position(array['DBHU', 'TCCSD', 'DBBP', 'CBTT', 'MEMBER', 'COLLECTIVE', 'LEADER'], summary_kind)
"""
_SUGGESTED = """
select rating_year, subject_kind, suggestions, suggestions_since_2018, topics
from marts.mart_suggested_review
where is_total and suggestions > 0
order by subject_kind, rating_year
"""
# What still stands in the files in force, beside the rows of the sheet that it stands on.
_REMARKS = """
with in_force as (
    select submission_id, committee_code from landing.submission where state in ('accepted', 'accepted_with_remarks')
),

judged as (
    select sheet, sum(rows_read) as rows from landing.sheet inner join in_force using (submission_id) group by sheet
)

select rule_id, severity, count(*) as findings, max(rows) as rows, count(distinct in_force.committee_code) as committees
from gate.finding
inner join in_force using (submission_id)
inner join judged using (sheet)
where finding.state = 'open' and severity in ('error', 'warning')
group by rule_id, severity
order by severity, count(*) desc, rule_id
"""
_FLAGS = """
select first_year, second_year, status, subject_kind, count(*) as flags
from marts.mart_consecutive_non_completion
group by first_year, second_year, status, subject_kind
order by first_year, second_year, status, subject_kind
"""
_FLAGS_IN_ALL = """
select count(*) filter (where status = 'FLAG'), count(distinct subject_key) filter (where status = 'FLAG'),
    count(*) filter (where status = 'REVIEW')
from marts.mart_consecutive_non_completion
"""
# A person flagged as a leader and as a member is one example only.
_EXAMPLES = """
with subjects as (
    select distinct on (subject_key) subject_kind, subject_key, committee_code, first_year, second_year
    from marts.mart_consecutive_non_completion
    where status = 'FLAG'
    order by subject_key, second_year desc, subject_kind
)
select subject_kind, subject_key, committee_code, first_year, second_year
from subjects
order by row_number() over (partition by subject_kind order by committee_code, subject_key), subject_kind
limit 3
"""


def print_summary(console: Console) -> None:
    """Print what was received, how it was judged and what the marts say; keys and counts, no names."""
    with connect() as connection:
        for part in (_received, _committees, _remarks, _adjusted, _suggested, _flags):
            for printable in part(connection):
                console.print(printable)


def _received(connection: Connection) -> Iterator[Table]:
    table = _table("Hồ sơ đã nhận và kết luận", "Năm", "Loại", *COUNTED)
    for year, kind, *counts in _rows(connection, _RECEIVED):
        table.add_row(_text(year), KINDS.get(kind, "?"), *map(number, counts))
    yield table


def _committees(connection: Connection) -> Iterator[str]:
    for year, expected, accepted in _rows(connection, _COMMITTEES):
        yield f"Năm {year}: {accepted}/{expected} đơn vị có hồ sơ hằng năm được tiếp nhận"


def _remarks(connection: Connection) -> Iterator[Table]:
    table = _table("Còn lại trong hồ sơ có hiệu lực", *REMARKED)
    for rule_id, severity, findings, rows, committees in _rows(connection, _REMARKS):
        table.add_row(
            rule_id, SEVERITIES[severity], f"{number(findings)}/{number(rows)}", share(findings, rows), str(committees)
        )
    yield table


def _adjusted(connection: Connection) -> Iterator[Table]:
    table = _table("Điều chỉnh mức xếp loại", "Năm", "Đối tượng", "Hạ mức / đã xếp loại", "Tỷ lệ hạ", "Nâng mức")
    for year, kind, rated, lowered, raised in _rows(connection, _ADJUSTED):
        lowered_of = f"{number(lowered)}/{number(rated)}"
        table.add_row(str(year), SUBJECTS[kind], lowered_of, share(lowered, rated), number(raised))
    yield table


def _suggested(connection: Connection) -> Iterator[Table]:
    table = _table("Gợi ý kiểm điểm", "Đối tượng", "Năm", "Lượt", "Từ 2018 đến năm đó", "Nội dung")
    for year, kind, suggestions, since_2018, topics in _rows(connection, _SUGGESTED):
        table.add_row(SUBJECTS[kind], str(year), number(suggestions), number(since_2018), number(topics))
    yield table


def _flags(connection: Connection) -> Iterator[Table | str]:
    table = _table("Không hoàn thành nhiệm vụ hai năm liên tiếp", "Hai năm", "Mức", "Đối tượng", "Trường hợp")
    for first, second, status, kind, flags in _rows(connection, _FLAGS):
        table.add_row(f"{first}–{second}", STATUSES[status], SUBJECTS[kind], number(flags))
    yield table
    for flags, subjects, reviews in _rows(connection, _FLAGS_IN_ALL):
        yield (
            f"Tổng số: {number(flags)} cảnh báo về {number(subjects)} đối tượng khác nhau, "
            f"{number(reviews)} trường hợp cần xem xét"
        )
    examples = _table("Ví dụ (mã, không nêu tên)", "Đối tượng", "Mã", "Đơn vị", "Hai năm")
    for kind, key, committee, first, second in _rows(connection, _EXAMPLES):
        examples.add_row(SUBJECTS[kind], str(key), committee, f"{first}–{second}")
    yield examples


def share(part: int, whole: int) -> str:
    """Write a share the Vietnamese way: 4,59 %; a dash where nothing could have a share."""
    return f"{numbers.share(part, whole)} %" if whole else numbers.share(part, whole)


def _text(value: object) -> str:
    return "?" if value is None else str(value)


def _table(title: str, *headers: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold")
    for header in headers:
        table.add_column(header, no_wrap=len(header) < 12)
    return table


def _rows(connection: Connection, question: LiteralString) -> list[tuple[Any, ...]]:
    return connection.execute(question).fetchall()
