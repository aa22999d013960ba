/*
What an accepted file of the wave shows of another committee's file is told to that committee too: a finding on its file,
which changes neither its state nor its verdict, written with the last verdict so that all that is asked of that verdict
shows it. What its own judgement has found already is not told again.
*/
with told as (
    select distinct on (offence.rule_id, offence.other_submission_id, offence.other_sheet, offence.other_row)
        offence.*, scope.severity, last_verdict.run_id, other.committee_code, other.rating_year
    from offence
    inner join rule_scope as scope using (rule_id, submission_id)
    inner join landing.submission as teller on teller.submission_id = offence.submission_id
    inner join landing.submission as other on other.submission_id = offence.other_submission_id
    left join lateral (
        select verdict.run_id from gate.verdict as verdict
        where verdict.submission_id = offence.other_submission_id
        order by verdict.decided_at desc
        limit 1
    ) as last_verdict on true
    where offence.tells is not null
        and teller.state in ('accepted', 'accepted_with_remarks')
        and other.state in ('accepted', 'accepted_with_remarks')
        and not exists (
            select from gate.finding as known
            where known.submission_id = offence.other_submission_id
                and known.rule_id = offence.rule_id
                and known.sheet = offence.other_sheet
                and known.source_row = offence.other_row
                and known.state != 'fixed'
        )
    order by offence.rule_id, offence.other_submission_id, offence.other_sheet, offence.other_row, offence.submission_id
),

written as (
    insert into gate.finding (
        run_id, rule_id, severity, submission_id, committee_code, rating_year, sheet, source_row, cell, cells, message,
        told_by
    )
    select
        coalesce(told.run_id, %(run_id)s), told.rule_id, told.severity, told.other_submission_id,
        told.committee_code, told.rating_year, told.other_sheet, told.other_row, told.other_row || ':' || told.other_row,
        array[told.other_row || ':' || told.other_row], told.tells, told.submission_id
    from told
    returning submission_id, run_id
)

update gate.verdict as verdict
set told_at = null
from written
where verdict.submission_id = written.submission_id and verdict.run_id = written.run_id
