-- of ratings of which more than one moment is known, where every rule with a ceiling is in force
with last_moments as (
    select distinct on (rating_key)
        rating_key,
        moment
    from {{ ref("int_ceilings_over_time") }}
    order by rating_key, moment desc
),

then_above as (
    select
        over_time.rating_key,
        over_time.rule_id
    from {{ ref("int_ceilings_over_time") }} as over_time
    inner join last_moments using (rating_key, moment)
    where over_time.is_order
),

now_above as (
    select
        rating_key,
        rule_id
    from {{ ref("int_ratings_above_ceiling") }}
    where rating_key in (select last_moments.rating_key from last_moments)
),

differing as (
    (select * from then_above except select * from now_above)
    union all
    (select * from now_above except select * from then_above)
)

select differing.*
from differing
left join {{ ref("fct_rating") }} as ratings on differing.rating_key = ratings.rating_key
left join {{ ref("int_rules_switched_off") }} as off
    on
        ratings.committee_code = off.committee_code
        and ratings.rating_year = off.rating_year
        and off.rule_id in ('DV-101', 'DV-102', 'LD-201', 'LD-202')
where off.rule_id is null
