-- A later row about the same step replaces the earlier one; an annual takes its predecessor's rows away.
with last_said as (
    select distinct on (
        submissions.rating_year, submissions.committee_code, steps.organisation_code, steps.step
    )
        submissions.rating_year,
        submissions.committee_code,
        submissions.acceptance_no,
        steps.organisation_code,
        steps.step,
        steps.done_date,
        steps.votes_for,
        steps.votes_total
    from {{ ref("stg_landing__dossier_steps") }} as steps
    inner join {{ ref("int_submissions_accepted") }} as submissions on steps.submission_id = submissions.submission_id
    where
        steps.organisation_code is not null
        and steps.step is not null
        and (submissions.kind = 'supplement' or (submissions.kind = 'annual' and submissions.next_annual_no is null))
    order by
        submissions.rating_year,
        submissions.committee_code,
        steps.organisation_code,
        steps.step,
        submissions.acceptance_no desc,
        steps.source_row
)

-- two committees about the same organisation: the one accepted first
select distinct on (rating_year, organisation_code, step)
    rating_year,
    committee_code,
    organisation_code,
    step,
    done_date,
    votes_for,
    votes_total
from last_said
order by rating_year, organisation_code, step, acceptance_no, committee_code
