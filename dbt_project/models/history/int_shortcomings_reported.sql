-- A later row with the same number replaces the earlier one; an annual takes its predecessor's rows away.
with reported as (
    select
        shortcomings.submission_id,
        shortcomings.source_row,
        shortcomings.shortcoming_id,
        shortcomings.subject_kind,
        shortcomings.found_year,
        shortcomings.due_date,
        shortcomings.status,
        shortcomings.done_date,
        submissions.rating_year,
        submissions.committee_code,
        submissions.acceptance_no,
        case
            when shortcomings.subject_kind in ('MEMBER', 'LEADER') then links.person_key
            -- under the wrong kind there may stand a person's number
            when shortcomings.subject_code !~ '[0-9]{8}' then shortcomings.subject_code
        end as subject_key
    from {{ ref("stg_landing__shortcomings") }} as shortcomings
    inner join {{ ref("int_submissions_accepted") }} as submissions using (submission_id)
    left join {{ ref("stg_restricted__person_links") }} as links
        on
            shortcomings.submission_id = links.submission_id
            and shortcomings.source_row = links.source_row
            and links.sheet = 'shortcoming'
    where
        shortcomings.shortcoming_id is not null
        and (submissions.kind = 'supplement' or (submissions.kind = 'annual' and submissions.next_annual_no is null))
),

last_said as (
    select distinct on (rating_year, committee_code, shortcoming_id) *
    from reported
    order by rating_year, committee_code, shortcoming_id, acceptance_no desc, source_row
)

-- two committees with the same number: the one accepted first
select distinct on (rating_year, shortcoming_id)
    rating_year,
    shortcoming_id,
    committee_code,
    subject_kind,
    subject_key,
    found_year,
    due_date,
    status,
    done_date
from last_said
order by rating_year, shortcoming_id, acceptance_no, committee_code
