-- by kind of summary in the province's row; an organisation without a known type belongs to none
with ratings as (
    select
        rating_year,
        summary_kind,
        count(*) as total
    from {{ ref("fct_rating") }}
    where summary_kind is not null
    group by rating_year, summary_kind
),

counted as (
    select
        rating_year,
        summary_kind,
        total
    from {{ ref("mart_rating_summary") }}
    where basis = 'effective' and is_total
)

select
    rating_year,
    summary_kind,
    ratings.total as in_force,
    counted.total as counted
from ratings
full outer join counted using (rating_year, summary_kind)
where coalesce(ratings.total, 0) != coalesce(counted.total, 0)
