/*
The finding that a waiver goes to: the newest of the same defect in the files of the same committee, year and kind. `later_id`:
the file that has taken the place of its file meanwhile; accepted supplements and adjustments keep theirs.
`board_says`: the word by which the Board has sent its file away.
*/
with asked as (
    select finding.*, submission.kind
    from gate.finding as finding
    inner join landing.submission as submission on submission.submission_id = finding.submission_id
    where finding.finding_id = %(finding_id)s
),

newest as (
    select finding.*, asked.kind, submission.received_at, submission.file_name, submission.state as submission_state
    from asked
    inner join gate.finding as finding on finding.finding_id = asked.finding_id or finding.fingerprint = asked.fingerprint
    inner join landing.submission as submission on submission.submission_id = finding.submission_id
    where finding.finding_id = asked.finding_id
        or (submission.committee_code, submission.rating_year, submission.kind)
        = (asked.committee_code, asked.rating_year, asked.kind)
    order by submission.received_at desc, submission.file_name desc, submission.submission_id desc, finding.finding_id desc
    limit 1
)

select
    newest.finding_id, newest.run_id, newest.rule_id, newest.severity, newest.submission_id, newest.committee_code,
    newest.rating_year, newest.kind, newest.fingerprint, newest.state, later.submission_id as later_id,
    later.state = 'landed' as later_waits,
    (
        select word.decision
        from gate.standing_word as word
        where word.submission_id = newest.submission_id and word.decision in ('return', 'withdraw')
    ) as board_says
from newest
left join lateral (
    select submission.submission_id, submission.state
    from landing.submission as submission
    where (submission.committee_code, submission.rating_year, submission.kind)
        = (newest.committee_code, newest.rating_year, newest.kind)
        and (submission.received_at, submission.file_name, submission.submission_id)
        > (newest.received_at, newest.file_name, newest.submission_id)
        and (
            newest.kind = 'annual' or submission.state = 'landed'
            or newest.submission_state not in ('accepted', 'accepted_with_remarks')
        )
        and not exists (
            select from landing.refusal as refusal where refusal.submission_id = submission.submission_id
        )
    order by submission.state = 'landed' desc, submission.received_at desc, submission.submission_id desc
    limit 1
) as later on true
