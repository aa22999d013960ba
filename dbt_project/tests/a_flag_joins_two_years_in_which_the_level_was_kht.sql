-- the earlier one under the own code, or under one that a reorganisation carries over
with not_completed as (
    select distinct
        subject_kind,
        subject_key,
        rating_year
    from {{ ref("fct_rating") }}
    where level = 'KHT'
)

select flags.*
from {{ ref("mart_consecutive_non_completion") }} as flags
left join not_completed as earlier
    on
        flags.subject_kind = earlier.subject_kind
        and flags.subject_key = earlier.subject_key
        and flags.first_year = earlier.rating_year
left join {{ ref("int_non_completions_carried") }} as carried
    on
        flags.subject_kind = carried.subject_kind
        and flags.subject_key = carried.subject_key
        and flags.first_year = carried.rating_year
        and flags.second_year = carried.until_year
left join not_completed as later
    on
        flags.subject_kind = later.subject_kind
        and flags.subject_key = later.subject_key
        and flags.second_year = later.rating_year
where
    flags.second_year - flags.first_year not between 1 and 2
    or (flags.status = 'FLAG' and flags.second_year - flags.first_year = 2)
    or (flags.review_reason = 'gap_year' and flags.second_year - flags.first_year = 1)
    or (flags.review_reason = 'reorganised' and carried.rating_year is null)
    -- of two persons who are probably one, the earlier year is the other's
    or (earlier.rating_year is null and coalesce(flags.review_reason, '') not in ('reorganised', 'identity'))
    or later.rating_year is null
