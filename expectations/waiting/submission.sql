/* One row per submission of the wave. `document_date` is the day a row without a decision date counts as decided. */
create temporary table waiting_submission as
select
    submission.submission_id,
    submission.committee_code,
    submission.rating_year,
    submission.kind,
    submission.template_version,
    coalesce(
        submission.document_date, (submission.received_at at time zone 'Asia/Ho_Chi_Minh')::date
    ) as document_date,
    submission.state = 'unreadable' or refusal.submission_id is not null as is_refused,
    exists (
        select from landing.submission as annual
        where annual.committee_code = submission.committee_code
            and annual.rating_year = submission.rating_year
            and annual.kind = 'annual'
            and annual.state in ('accepted', 'accepted_with_remarks')
    ) as has_accepted_annual
from landing.submission as submission
left join landing.refusal as refusal on refusal.submission_id = submission.submission_id
where submission.submission_id = any(%(submission_ids)s)
