with accepted as (
    select
        submission_id,
        committee_code,
        rating_year,
        kind,
        accepted_at,
        coalesce(document_date, received_on) as stated_on,
        row_number() over (
            order by
                accepted_at,
                case kind when 'annual' then 1 when 'supplement' then 2 else 3 end,
                version_no,
                submission_id
        ) as acceptance_no
    from {{ ref("stg_landing__submissions") }}
    where accepted_at is not null and kind is not null and rating_year is not null
)

select
    submission_id,
    committee_code,
    rating_year,
    kind,
    accepted_at,
    stated_on,
    acceptance_no,
    case
        when kind != 'annual' then kind
        when lag(submission_id) over chain is null then 'annual'
        else 'resubmission'
    end as cause,
    case when kind = 'annual' then lead(acceptance_no) over chain end as next_annual_no,
    case when kind = 'annual' then lead(accepted_at) over chain end as next_annual_at
from accepted
window chain as (partition by committee_code, rating_year, kind order by acceptance_no)
