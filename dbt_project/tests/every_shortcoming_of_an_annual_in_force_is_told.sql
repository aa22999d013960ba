select
    shortcomings.submission_id,
    shortcomings.source_row
from {{ ref("stg_landing__shortcomings") }} as shortcomings
inner join {{ ref("int_submissions_accepted") }} as submissions
    on shortcomings.submission_id = submissions.submission_id
left join {{ ref("fct_shortcoming") }} as told
    on
        shortcomings.shortcoming_id = told.shortcoming_id
        and submissions.rating_year = told.rating_year
        and not told.is_vanished
where
    submissions.kind = 'annual'
    and submissions.next_annual_no is null
    and shortcomings.shortcoming_id is not null
    and told.shortcoming_id is null
