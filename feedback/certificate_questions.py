"""Certificate's questions: from the marts and what is in force of a year to rows, each in one fixed order."""

FIGURES = """
select
    summary.committee_code, summary.summary_kind, summary.basis, summary.total, summary.rated, summary.htxs, summary.htt,
    summary.ht, summary.kht, summary.not_rated,
    coalesce(adjusted.lowered, 0) as lowered, coalesce(adjusted.raised, 0) as raised
from marts.mart_rating_summary as summary
left join marts.mart_adjustment as adjusted using (rating_year, committee_code, summary_kind)
where summary.rating_year = %(year)s
order by summary.committee_code, summary.summary_kind, summary.basis
"""

# A year that expects supplements only has no status: nobody is expected, nobody is missing.
COMMITTEES = """
select
    committee.committee_code, committee.committee_name, committee.committee_kind,
    coalesce(status.is_expected, false) as is_expected, status.state, status.is_on_time
from config.committee
left join marts.mart_submission_status as status
    on status.committee_code = committee.committee_code and status.rating_year = %(year)s
order by committee.committee_code
"""

SUBMISSIONS = """
select
    submission.committee_code, submission.submission_id, submission.kind, submission.version_no, submission.sha256,
    submission.template_version, submission.state, submission.received_at, submission.accepted_at,
    judged.rules_hash, judged.errors, judged.warnings, judged.not_evaluated
from landing.submission
left join lateral (
    select verdict.* from gate.verdict
    where verdict.submission_id = submission.submission_id and not verdict.is_rejudgement
    order by verdict.decided_at desc
    limit 1
) as judged on true
where submission.rating_year = %(year)s and submission.state in ('accepted', 'accepted_with_remarks')
order by submission.submission_id
"""

SHEETS = """
select submission.committee_code, sheet.submission_id, sheet.sheet, sheet.rows_read, sheet.rows_set_aside
from landing.sheet
inner join landing.submission using (submission_id)
where submission.rating_year = %(year)s
    and submission.state in ('accepted', 'accepted_with_remarks')
    and sheet.sheet != 'cover'
order by sheet.submission_id, sheet.sheet
"""

RULES = """
select distinct version.rules_hash, version.rule_id, version.sha256
from gate.rule_version as version
inner join gate.verdict using (rules_hash)
inner join landing.submission using (submission_id)
where submission.rating_year = %(year)s
    and submission.state in ('accepted', 'accepted_with_remarks')
    and not verdict.is_rejudgement
order by version.rules_hash, version.rule_id
"""

FINDINGS = """
select
    committee_code, severity, sum(found)::bigint as found, sum(open)::bigint as open, sum(fixed)::bigint as fixed,
    sum(waived)::bigint as waived
from marts.mart_data_quality
where rating_year = %(year)s and severity is not null and found > 0
group by committee_code, severity
order by committee_code, severity
"""

# Of a defect the last event counts. Its reason is a person's free text and stays where it is.
WAIVERS = """
with last_word as (
    select distinct on (committee_code, kind, fingerprint) *
    from gate.waiver
    where rating_year = %(year)s
    order by committee_code, kind, fingerprint, waiver_id desc
)

select committee_code, kind, rule_id, decided_by, until, count(*) as defects
from last_word
where action = 'waive'
group by committee_code, kind, rule_id, decided_by, until
order by committee_code, kind, rule_id, decided_by, until
"""

# What has not come to its end: nothing that is said of the year holds before.
WAITING = """
select submission_id, committee_code
from landing.submission
where rating_year = %(year)s and state in ('received', 'landed')
order by submission_id
"""
