/*
What an accepted file shows of another committee's file is told to that committee too: a finding on its file, which changes
neither its state nor its verdict, written with the last verdict that was told, which is told anew with it, and with the
last one given, so that all that is asked of that verdict shows it. What its own judgement has found already is not told
again.
*/
with told as (
    select shown.*, other.committee_code, other.rating_year, other.kind
    from told_elsewhere as shown
    inner join landing.submission as other using (submission_id)
    where not exists (
        select from gate.finding as known
        where (known.submission_id, known.rule_id, known.sheet, known.source_row)
            = (shown.submission_id, shown.rule_id, shown.sheet, shown.source_row)
            and known.state != 'fixed'
    )
),

last_run as (
    (
        select distinct on (submission_id) submission_id, run_id
        from gate.verdict
        where submission_id in (select told.submission_id from told)
        order by submission_id, decided_at desc
    )
    union
    (
        select distinct on (submission_id) submission_id, run_id
        from gate.verdict
        where submission_id in (select told.submission_id from told) and not is_rejudgement
        order by submission_id, decided_at desc
    )
),

written as (
    insert into gate.finding (
        run_id, rule_id, severity, submission_id, committee_code, rating_year, sheet, source_row, cell, cells, message,
        fingerprint, subject_hash, state, is_new, told_by
    )
    select
        coalesce(last_run.run_id, %(run_id)s), told.rule_id, told.severity, told.submission_id, told.committee_code,
        told.rating_year, told.sheet, told.source_row, told.source_row || ':' || told.source_row,
        array[told.source_row || ':' || told.source_row], told.message, told.fingerprint, told.subject_hash,
        case when is_waived then 'waived' else 'open' end,
        not exists (
            select from gate.finding as known
            where known.fingerprint = told.fingerprint and known.state != 'fixed'
                and (known.committee_code, known.rating_year) = (told.committee_code, told.rating_year)
        ),
        told.told_by
    from told
    left join last_run using (submission_id)
    left join lateral (  -- the last decision counts, until the end of its last day
        select
            event.action = 'waive'
            and coalesce(event.until >= (clock_timestamp() at time zone 'Asia/Ho_Chi_Minh')::date, true) as is_waived
        from gate.waiver as event
        where event.fingerprint = told.fingerprint
            and (event.committee_code, event.rating_year, event.kind)
            = (told.committee_code, told.rating_year, told.kind)
        order by event.waiver_id desc
        limit 1
    ) as decided on true
    returning submission_id, run_id
)

update gate.verdict as verdict
set told_at = null
from written
where verdict.submission_id = written.submission_id and verdict.run_id = written.run_id
