with annuals as (
    select
        committee_code,
        rating_year,
        min(received_at) as first_received_at,
        count(*) as submissions,
        bool_or(state in ('received', 'landed')) as is_waiting,
        (array_agg(state order by accepted_at desc, submission_id desc) filter (where is_in_force))[1]
            as state_in_force,
        max(accepted_at) filter (where is_in_force) as accepted_at,
        (array_agg(received_on order by accepted_at, submission_id) filter (where accepted_at is not null))[1]
            as first_accepted_received_on
    from (
        select
            *,
            state in ('accepted', 'accepted_with_remarks') as is_in_force
        from {{ ref("stg_landing__submissions") }}
        where kind = 'annual'
    ) as submissions
    group by committee_code, rating_year
),

due as (
    select
        committees.committee_code,
        campaigns.rating_year,
        -- who has ended by the cut-off day, or has not begun, is expected nowhere
        committees.is_expected and exists (
            select 1
            from {{ ref("dim_committee") }} as periods
            where
                committees.committee_code = periods.committee_code
                and coalesce(periods.valid_from, '-infinity') <= campaigns.cut_off_on
                and coalesce(periods.valid_to, 'infinity') > campaigns.cut_off_on
        ) as is_expected,
        coalesce(exceptions.due_on, campaigns.due_on) as due_on
    from {{ ref("stg_config__campaigns") }} as campaigns
    cross join {{ ref("stg_config__committees") }} as committees
    left join {{ ref("stg_config__due_exceptions") }} as exceptions
        on campaigns.rating_year = exceptions.rating_year and committees.committee_code = exceptions.committee_code
    where campaigns.expects_annuals
)

select
    due.committee_code,
    due.rating_year,
    due.is_expected,
    due.due_on,
    annuals.first_received_at,
    annuals.accepted_at,
    coalesce(annuals.submissions, 0) as submissions,
    case
        when annuals.submissions is null then 'missing'
        when annuals.state_in_force is not null then annuals.state_in_force
        when annuals.is_waiting then 'waiting'
        else 'returned'
    end as state,
    annuals.first_accepted_received_on <= due.due_on as is_on_time
from due
left join annuals on due.committee_code = annuals.committee_code and due.rating_year = annuals.rating_year
