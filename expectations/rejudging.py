"""Judging again: from what is in force of a year to what today's rules say of it, and whose result that would change.

A rule change is an event: old submissions meet the new rules, their findings and verdicts are added to the old ones, and
no state changes. What a finding that arises later means is for people.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any

from psycopg.rows import dict_row

from database.connection import connect
from database.locks import only_one
from expectations.campaign import check_campaigns
from expectations.rule import load_rules
from expectations.session import GateConnection, gate_connection
from expectations.suite import Suites
from expectations.telling import stand_told
from expectations.verdict import write_verdicts
from expectations.wave import found_wave
from ingestion.reference import refresh_reference

log = logging.getLogger(__name__)

# Annuals stand for themselves and go together; all else one after the other, in the order in which it was accepted.
_IN_FORCE = """
select submission_id,
    case when kind = 'annual' then 0 else row_number() over (
        partition by committee_code, kind = 'annual' order by accepted_at, submission_id
    ) end as wave
from landing.submission
where rating_year = %s and state in ('accepted', 'accepted_with_remarks')
order by wave, submission_id
"""

# The judgement before this one and this one, side by side; rules by id.
_CHANGES = """
with judged as (
    select submission_id, errors, warnings, verdict from gate.verdict where run_id = %(run_id)s
),

before as (
    select distinct on (submission_id) verdict.*
    from gate.verdict
    inner join judged using (submission_id)
    where verdict.run_id != %(run_id)s
    order by submission_id, verdict.decided_at desc
),

counted as (
    select submission_id, run_id = %(run_id)s as is_now, rule_id, count(*) as findings
    from gate.finding
    where run_id = %(run_id)s or (submission_id, run_id) in (select before.submission_id, before.run_id from before)
    group by submission_id, run_id, rule_id
),

changed as (
    select
        submission_id, rule_id, coalesce(was.findings, 0) as before, coalesce(now.findings, 0) as after
    from (select * from counted where not is_now) as was
    full join (select * from counted where is_now) as now using (submission_id, rule_id)
)

select
    judged.submission_id, submission.committee_code, submission.kind, submission.version_no, submission.state,
    before.verdict as verdict_before, judged.verdict as verdict_after,
    before.errors as errors_before, judged.errors as errors_after,
    before.warnings as warnings_before, judged.warnings as warnings_after,
    (
        select coalesce(jsonb_object_agg(rule_id, jsonb_build_array(before, after) order by rule_id), '{}')
        from changed
        where changed.submission_id = judged.submission_id and changed.before != changed.after
    ) as rules
from judged
inner join landing.submission using (submission_id)
left join before using (submission_id)
order by submission.committee_code, judged.submission_id
"""

Change = dict[str, Any]


def rejudge(
    year: int, run_id: str, dry_run: bool = False, progress: Callable[[str], None] = lambda line: None
) -> list[Change]:
    """Judge again what is in force of a rating year by the rules and campaigns of today.

    Returns every submission with what changed.

    `rules` of a change: rule id → findings before and after, where they differ.

    Args:
        dry_run: keep nothing of it.

    Raises:
        RuleCrashed: a rule's query failed; nothing is kept.
    """
    rules = load_rules()
    check_campaigns(rules)
    with connect(autocommit=True) as connection:  # whoever starts this has often just edited the campaign
        refresh_reference(connection)
    with only_one("pipeline"), gate_connection() as connection:
        waves = _waves(connection, year)
        if not waves:
            return []
        suites = Suites(connection, rules)
        for number, wave in enumerate(waves, 1):
            progress(f"Judging again: wave {number} of {len(waves)}, {len(wave)} submissions.")
            with found_wave(connection, suites, rules, run_id, wave):
                write_verdicts(connection, run_id, rules, is_rejudgement=True)
                stand_told(connection, run_id)
        changes = connection.cursor(row_factory=dict_row).execute(_CHANGES, {"run_id": run_id}).fetchall()
        if not dry_run:
            connection.keep()
        log.info("run=%s step=rejudge year=%s submissions=%s kept=%s", run_id, year, len(changes), not dry_run)
    return changes


def _waves(connection: GateConnection, year: int) -> Sequence[list[int]]:
    waves: dict[int, list[int]] = {}
    for submission_id, wave in connection.execute(_IN_FORCE, [year]):
        waves.setdefault(wave, []).append(submission_id)
    return list(waves.values())


def changed(changes: Sequence[Change]) -> list[Change]:
    """Return those whose verdict or findings are not what they were."""
    return [change for change in changes if change["rules"] or change["verdict_before"] != change["verdict_after"]]
