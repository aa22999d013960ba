-- Until it is confirmed a shortcoming is reported every year. In its committee's next year in which nobody does, it has
-- vanished, and carries what was last said of it; reported again, it is there again.
with followed as (
    select
        *,
        lead(rating_year) over (partition by shortcoming_id order by rating_year) as next_reported_year
    from {{ ref("int_shortcomings_reported") }}
),

annual_years as (
    select
        committee_code,
        rating_year
    from {{ ref("int_submissions_accepted") }}
    where kind = 'annual' and next_annual_no is null
),

vanished as (
    select distinct on (followed.shortcoming_id, followed.rating_year)
        followed.shortcoming_id,
        annual_years.rating_year,
        followed.committee_code,
        followed.subject_kind,
        followed.subject_key,
        followed.found_year,
        followed.due_date,
        followed.status,
        followed.done_date,
        true as is_vanished
    from followed
    inner join annual_years
        on
            followed.committee_code = annual_years.committee_code
            and followed.rating_year < annual_years.rating_year
            and annual_years.rating_year < coalesce(followed.next_reported_year, annual_years.rating_year + 1)
    where followed.status is distinct from 'XAC_NHAN'
    order by followed.shortcoming_id, followed.rating_year, annual_years.rating_year
)

select
    shortcoming_id,
    rating_year,
    committee_code,
    subject_kind,
    subject_key,
    found_year,
    due_date,
    status,
    done_date,
    false as is_vanished
from {{ ref("int_shortcomings_reported") }}
union all
select * from vanished
