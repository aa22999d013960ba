select
    steps.submission_id,
    steps.source_row
from {{ ref("stg_landing__dossier_steps") }} as steps
inner join {{ ref("int_submissions_accepted") }} as submissions on steps.submission_id = submissions.submission_id
left join {{ ref("fct_dossier_step") }} as told
    on
        submissions.rating_year = told.rating_year
        and steps.organisation_code = told.organisation_code
        and steps.step = told.step
where
    submissions.kind = 'annual'
    and submissions.next_annual_no is null
    and steps.organisation_code is not null
    and steps.step is not null
    and told.step is null
