-- A reorganisation belongs to the first rating year on whose cut-off day it is in force.
with years as (
    select rating_year from {{ ref("stg_config__campaigns") }}
    union
    select rating_year from {{ ref("int_submissions_accepted") }}
),

ended as (
    select
        years.rating_year,
        coalesce(campaigns.cut_off_on, make_date(years.rating_year, 12, 31)) as cut_off_on
    from years
    left join {{ ref("stg_config__campaigns") }} as campaigns on years.rating_year = campaigns.rating_year
)

select
    ended.rating_year,
    coalesce(before.cut_off_on, make_date(ended.rating_year - 1, 12, 31)) as last_cut_off_on,
    ended.cut_off_on
from ended
left join ended as before on ended.rating_year - 1 = before.rating_year
