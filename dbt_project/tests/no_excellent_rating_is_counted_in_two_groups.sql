-- in a kind without a ceiling, and where nobody stated the group, ratings are in none
with counted as (
    select
        rating_year,
        group_kind,
        sum(htxs) as htxs,
        sum(htt) as htt
    from {{ ref("mart_excellence_quota") }}
    group by rating_year, group_kind
),

in_force as (
    select
        rating_year,
        subject_kind as group_kind,
        count(*) filter (where level = 'HTXS') as htxs,
        count(*) filter (where level = 'HTT') as htt
    from {{ ref("fct_rating") }}
    group by rating_year, subject_kind
)

select
    rating_year,
    group_kind
from counted
left join in_force using (rating_year, group_kind)
where counted.htxs > coalesce(in_force.htxs, 0) or counted.htt > coalesce(in_force.htt, 0)
