/*
One verdict per submission of the wave: any error returns it, a warning lets it pass with remarks. What is waived counts
as neither, but leaves a remark. The wrong file, of which nothing landed, never passes, whatever rules are off.
*/
insert into gate.verdict (
    submission_id, run_id, verdict, errors, warnings, not_evaluated, rules_hash, decided_at, is_rejudgement
)
select
    judged.submission_id,
    %(run_id)s,
    case
        when submission.state = 'unreadable' then 'unreadable'
        when found.errors > 0 or exists (
            select from landing.refusal as refusal where refusal.submission_id = judged.submission_id
        ) then 'returned'
        when found.warnings + found.waived > 0 then 'accepted_with_remarks'
        else 'accepted'
    end,
    found.errors,
    found.warnings,
    (
        select count(*) from gate.not_evaluated as blind
        where blind.submission_id = judged.submission_id and blind.run_id = %(run_id)s
    ),
    %(rules_hash)s,
    %(decided_at)s,
    %(is_rejudgement)s
from waiting_submission as judged
inner join landing.submission as submission on submission.submission_id = judged.submission_id
cross join lateral (
    select
        count(*) filter (where finding.severity = 'error' and finding.state != 'waived') as errors,
        count(*) filter (where finding.severity = 'warning' and finding.state != 'waived') as warnings,
        count(*) filter (where finding.severity != 'info' and finding.state = 'waived') as waived
    from gate.finding as finding
    where finding.submission_id = judged.submission_id and finding.run_id = %(run_id)s
) as found
