/*
The next submissions of a wave: of one committee, year and kind only the first by time, then name. A refused file is
judged at once, whatever it was to be. Time is that of landing, in whose order right files are numbered: a file that was
refused and came again keeps the moment at which it was first received. An adjustment without an accepted annual is
`held`, until it has been told so. What waits for the Board's word has been judged.
*/
with waiting as (
    select
        submission.submission_id, submission.committee_code, submission.rating_year, submission.received_at,
        submission.file_name, submission.version_no,
        case when refused.is_refused or %(wave)s = 'held' then submission.submission_id end as alone_id,
        case
            when refused.is_refused then 'annual'
            when submission.kind != 'adjustment' then submission.kind
            when exists (
                select from landing.submission as annual
                where annual.committee_code = submission.committee_code
                    and annual.rating_year = submission.rating_year
                    and annual.kind = 'annual'
                    and annual.state in ('accepted', 'accepted_with_remarks')
            ) then 'adjustment'
            when not exists (
                select from gate.finding as told
                where told.submission_id = submission.submission_id and told.rule_id = %(held_rule)s
            ) then 'held'
        end as wave
    from landing.submission as submission
    cross join lateral (
        select submission.state = 'unreadable' or exists (
            select from landing.refusal where refusal.submission_id = submission.submission_id
        ) as is_refused
    ) as refused
    where (%(only)s::bigint[] is null or submission.submission_id = any(%(only)s))
        and (
            submission.state = 'landed' and submission.appraisal_asked_at is null
            or submission.state = 'unreadable' and not exists (
                select from gate.verdict as given
                where given.submission_id = submission.submission_id
                    and given.decided_at >= coalesce(
                        (
                            select max(receipt.received_at) from landing.receipt as receipt
                            where receipt.submission_id = submission.submission_id
                        ),
                        submission.received_at
                    )
            )
        )
)

select distinct on (committee_code, rating_year, alone_id) submission_id
from waiting
where wave = %(wave)s
order by committee_code, rating_year, alone_id, version_no, received_at, file_name, submission_id
