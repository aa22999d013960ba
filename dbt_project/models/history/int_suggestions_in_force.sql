-- A later row about the same subject and topic replaces the earlier one; an annual takes its predecessor's rows away.
with suggested as (
    select
        reviews.submission_id,
        reviews.source_row,
        reviews.subject_kind,
        reviews.topic,
        reviews.suggested_by,
        reviews.review_date,
        reviews.outcome,
        submissions.rating_year,
        submissions.committee_code,
        submissions.acceptance_no,
        case when reviews.subject_kind = 'LEADER' then links.person_key else reviews.subject_code end as subject_key
    from {{ ref("stg_landing__suggested_reviews") }} as reviews
    inner join {{ ref("int_submissions_accepted") }} as submissions using (submission_id)
    left join {{ ref("stg_restricted__person_links") }} as links
        on
            reviews.submission_id = links.submission_id
            and reviews.source_row = links.source_row
            and links.sheet = 'suggested_review'
    where submissions.kind = 'supplement' or (submissions.kind = 'annual' and submissions.next_annual_no is null)
),

last_said as (
    select distinct on (rating_year, committee_code, subject_kind, subject_key, topic) *
    from suggested
    where subject_key is not null
    order by rating_year, committee_code, subject_kind, subject_key, topic, acceptance_no desc, source_row
)

-- two committees with the same suggestion: the one accepted first
select distinct on (rating_year, subject_kind, subject_key, topic)
    rating_year,
    committee_code,
    subject_kind,
    subject_key,
    topic,
    suggested_by,
    review_date,
    outcome
from last_said
order by rating_year, subject_kind, subject_key, topic, acceptance_no, committee_code
