/*
What is in force beside the wave's supplements and adjustments: the accepted ones of the same committee and year; of a
file that is judged again, what was accepted before it.
*/
create temporary table accepted_submission as
select
    submission.submission_id,
    submission.committee_code,
    submission.rating_year,
    submission.kind,
    submission.accepted_at,
    coalesce(
        submission.document_date, (submission.received_at at time zone 'Asia/Ho_Chi_Minh')::date
    ) as document_date
from landing.submission as submission
where submission.state in ('accepted', 'accepted_with_remarks')
    and (submission.committee_code, submission.rating_year) in (
        select judged.committee_code, judged.rating_year
        from waiting_submission as judged
        where judged.kind in ('supplement', 'adjustment') and not judged.is_refused
    )
    and not exists (
        select from waiting_submission as again
        inner join landing.submission as judged on judged.submission_id = again.submission_id
        where judged.committee_code = submission.committee_code
            and judged.rating_year = submission.rating_year
            and submission.kind != 'annual'
            and (submission.accepted_at, submission.submission_id) >= (judged.accepted_at, judged.submission_id)
    )
