/*
One row per submission of the wave. `received_on` is the province's day: nothing in the file can have happened later.
`document_date` is the day a row without a decision date counts as decided.
*/
create temporary table waiting_submission as
select
    submission.submission_id,
    submission.committee_code,
    submission.rating_year,
    submission.kind,
    submission.template_version,
    coalesce(submission.document_date, received.received_on) as document_date,
    received.received_on,
    submission.state = 'unreadable' or refusal.submission_id is not null as is_refused,
    exists (
        select from landing.submission as annual
        where annual.committee_code = submission.committee_code
            and annual.rating_year = submission.rating_year
            and annual.kind = 'annual'
            and annual.state in ('accepted', 'accepted_with_remarks')
    ) as has_accepted_annual
from landing.submission as submission
cross join lateral (
    select (submission.received_at at time zone 'Asia/Ho_Chi_Minh')::date as received_on
) as received
left join landing.refusal as refusal on refusal.submission_id = submission.submission_id
where submission.submission_id = any(%(submission_ids)s)
