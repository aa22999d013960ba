"""Scope: from the catalogue and the campaigns to which rule judges which submission, and how severely.

Severity depends on rule and rating year. A rule that does not judge a submission of its kinds is recorded as not
evaluated, with the reason; that is never a pass. Judged alone, a submission meets no rule that needs anything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from psycopg import Connection

import settings
from expectations.rule import Rule
from ingestion import contract
from settings import RuleChange

FOLDER = Path(__file__).parent / "waiting"

# What a rule needs → why it did not judge a file that was looked at alone.
UNSEEN = {
    "in_force": "Cần đối chiếu với hồ sơ đã được tiếp nhận của đơn vị; chỉ kiểm tra được khi gửi chính thức",
    "rest_in_force": "Cần đối chiếu cả với phần hồ sơ đang có hiệu lực của đơn vị; chỉ kiểm tra được khi gửi chính thức",
    "history": "Cần đối chiếu với hồ sơ các năm trước; chỉ kiểm tra được khi gửi chính thức",
    "other_committees": "Cần đối chiếu với hồ sơ của đơn vị khác; chỉ kiểm tra được khi gửi chính thức",
}

Setting = tuple[str, str, int | None, list[str], str, bool, str | None]


def open_scope(connection: Connection, rules: Sequence[Rule], run_id: str, alone: bool = False) -> None:
    """Create `rule_scope` for the wave: rule, submission, severity, and whether the rule breaks rows.

    Args:
        alone: leave out the rules that need more than the submission's own file.
    """
    years = [year for (year,) in connection.execute("select distinct rating_year from waiting_submission")]
    connection.execute(
        "create temporary table rule_setting (rule_id text, phase text, rating_year integer, kinds text[], "
        "severity text, breaks boolean, reason_off text);"
        "create temporary table rule_input (rule_id text, sheet text, sheet_name text, may_lack boolean, is_optional boolean)"
    )
    with connection.cursor() as cursor:
        cursor.executemany(
            "insert into rule_setting values (%s, %s, %s, %s, %s, %s, %s)",
            [setting for rule in rules for year in years for setting in _settings(rule, year, alone)],
        )
        cursor.executemany("insert into rule_input values (%s, %s, %s, %s, %s)", list(_inputs(rules)))
    connection.execute((FOLDER / "scope.sql").read_bytes())
    connection.execute("analyze rule_scope")
    connection.execute(_NOT_IN_FORCE, {"run_id": run_id})


def withdraw_blind_rules(connection: Connection, phase: str, run_id: str) -> None:
    """Take out of this phase each rule over whole sheets whose input is missing or was found broken before."""
    connection.execute(_BLIND, {"run_id": run_id, "phase": phase})
    connection.execute(
        "delete from rule_scope using gate.not_evaluated as blind where blind.run_id = %s "
        "and (blind.rule_id, blind.submission_id) = (rule_scope.rule_id, rule_scope.submission_id)",
        [run_id],
    )


def close_scope(connection: Connection) -> None:
    """Drop what `open_scope` created."""
    connection.execute("drop table pg_temp.rule_setting, pg_temp.rule_input, pg_temp.rule_scope cascade")


def _settings(rule: Rule, year: int | None, alone: bool) -> Iterator[Setting]:
    campaign = settings.current().campaigns.get(year) if year is not None else None
    changes = campaign.rules if campaign else {}
    change = rule.change_in(changes)
    severity = change.severity or rule.severity
    is_archive = campaign is not None and campaign.mode == "archive"
    effective = "warning" if is_archive and severity == "error" and rule.forgiven else severity
    unseen = _unseen_kinds(rule) if alone else []
    seen: list[str] = [kind for kind in rule.kinds if kind not in unseen]
    for kinds, reason in ((seen, None), (unseen, UNSEEN.get(rule.needs or ""))):
        if kinds:
            reason_off = _reason_off(rule, year, change) or reason
            yield (
                rule.rule_id,
                rule.phase,
                year,
                kinds,
                effective,
                severity == "error" and not rule.over_groups,
                reason_off,
            )


def _unseen_kinds(rule: Rule) -> list[str]:
    """Return the kinds of submission that the rule cannot judge by their file alone."""
    if rule.needs == "rest_in_force":
        return [kind for kind in rule.kinds if kind != "annual"]
    return list(rule.kinds) if rule.needs else []


def _reason_off(rule: Rule, year: int | None, change: RuleChange) -> str | None:
    if not rule.enabled and not change.enabled:
        return rule.reason_off
    if change.enabled is False:
        return f"Không áp dụng trong đợt xếp loại năm {year}" + (f": {change.reason}" if change.reason else "")
    if rule.covers(year) or rule.years is None:
        return None
    first, last = rule.years
    span = f"từ năm {first} trở đi" if last is None else f"từ năm {first} đến năm {last}"
    return f"Chỉ áp dụng cho việc xếp loại {span}"


def _inputs(rules: Sequence[Rule]) -> Iterator[tuple[str, str, str, bool, bool]]:
    """Yield what each rule reads: rule, sheet, its name, whether a supplement may lack it, whether everybody may.

    Of a sheet that a supplement does not bring, a rule may know the rest in force. An optional sheet that stands there
    without a row, as in a template nobody filled, was not sent.
    """
    newest = contract.newest()
    optional = {sheet.key for sheet, is_required in newest.sheets_of("annual") if not is_required}
    for rule in rules:
        for sheet in rule.reads:
            yield rule.rule_id, sheet, newest.sheets[sheet].name, rule.needs == "rest_in_force", sheet in optional


_NOT_IN_FORCE = """
insert into gate.not_evaluated (submission_id, run_id, rule_id, severity, reason)
select submission.submission_id, %(run_id)s, setting.rule_id, setting.severity, setting.reason_off
from waiting_submission as submission
inner join rule_setting as setting on setting.rating_year = submission.rating_year
    and submission.kind = any(setting.kinds)
where setting.reason_off is not null and not submission.is_refused
"""

_BLIND = """
insert into gate.not_evaluated (submission_id, run_id, rule_id, severity, reason)
select
    scope.submission_id, %(run_id)s, scope.rule_id, scope.severity,
    string_agg(
        case
            when landed.sheet is null then format('Hồ sơ không có trang tính «%%s»', input.sheet_name)
            when broken.rows is null then format('Trang tính «%%s» không có dòng nào', input.sheet_name)
            else format('Trang tính «%%s» còn %%s dòng sai phải sửa trước', input.sheet_name, broken.rows)
        end,
        '; ' order by input.sheet
    )
from rule_scope as scope
inner join rule_input as input on input.rule_id = scope.rule_id
inner join waiting_submission as submission on submission.submission_id = scope.submission_id
left join landing.sheet as landed on landed.submission_id = scope.submission_id and landed.sheet = input.sheet
left join (
    select submission_id, sheet, count(distinct source_row) as rows from broken_row group by submission_id, sheet
) as broken on broken.submission_id = scope.submission_id and broken.sheet = input.sheet
where scope.phase = %(phase)s
    and (
        landed.sheet is null and not (input.may_lack and submission.kind = 'supplement')
        or input.is_optional and landed.rows_read = 0
        or broken.rows > 0
    )
group by scope.submission_id, scope.rule_id, scope.severity
"""
