-- What would be a flag if two persons were one: a reason to review, never a flag.
with rated_years as (
    select distinct
        subject_kind,
        subject_key,
        rating_year
    from {{ ref("fct_rating") }}
    where level is not null and subject_kind in ('MEMBER', 'LEADER')
)

select distinct on (later.subject_kind, later.subject_key, later.rating_year)
    later.subject_kind,
    later.subject_key,
    later.committee_code,
    earlier.rating_year as first_year,
    later.rating_year as second_year,
    'identity' as review_reason,
    case when 'adjustment' in (earlier.cause, later.cause) then 'adjustment' else 'annual' end as created_by,
    greatest(earlier.decided_on, later.decided_on) as first_decided_on,
    greatest(earlier.recorded_from, later.recorded_from) as first_recorded_at
from {{ ref("int_years_not_completed") }} as later
inner join {{ ref("stg_restricted__link_candidates") }} as candidates on later.subject_key = candidates.person_key
inner join {{ ref("int_years_not_completed") }} as earlier
    on
        later.subject_kind = earlier.subject_kind
        and candidates.other_key = earlier.subject_key
        and earlier.rating_year between later.rating_year - 2 and later.rating_year - 1
left join rated_years as between_years
    on
        later.subject_kind = between_years.subject_kind
        and between_years.subject_key in (candidates.person_key, candidates.other_key)
        and later.rating_year - 1 = between_years.rating_year
where later.rating_year - earlier.rating_year = 1 or between_years.rating_year is null
order by later.subject_kind, later.subject_key, later.rating_year, earlier.rating_year desc, candidates.other_key
