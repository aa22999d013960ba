with rated_years as (
    select distinct
        subject_kind,
        subject_key,
        rating_year
    from {{ ref("fct_rating") }}
    where level is not null
),

-- a year under the own code, or one that a reorganisation carries over from another
earlier_years as (
    select
        subject_kind,
        subject_key,
        rating_year,
        null::integer as until_year,
        cause,
        decided_on,
        recorded_from,
        is_identity_certain
    from {{ ref("int_years_not_completed") }}
    union all
    select
        subject_kind,
        subject_key,
        rating_year,
        until_year,
        cause,
        decided_on,
        recorded_from,
        is_identity_certain
    from {{ ref("int_non_completions_carried") }}
),

own_pairs as (
    select distinct on (later.subject_kind, later.subject_key, later.rating_year)
        later.subject_kind,
        later.subject_key,
        later.committee_code,
        earlier.rating_year as first_year,
        later.rating_year as second_year,
        case
            when not (earlier.is_identity_certain and later.is_identity_certain) then 'identity'
            when earlier.until_year is not null then 'reorganised'
            when later.rating_year - earlier.rating_year = 2 then 'gap_year'
        end as review_reason,
        case when 'adjustment' in (earlier.cause, later.cause) then 'adjustment' else 'annual' end as created_by,
        greatest(earlier.decided_on, later.decided_on) as first_decided_on,
        greatest(earlier.recorded_from, later.recorded_from) as first_recorded_at
    from {{ ref("int_years_not_completed") }} as later
    inner join earlier_years as earlier
        on
            later.subject_kind = earlier.subject_kind
            and later.subject_key = earlier.subject_key
            and earlier.rating_year between later.rating_year - 2 and later.rating_year - 1
            and coalesce(earlier.until_year, later.rating_year) = later.rating_year
    left join rated_years as between_years
        on
            later.subject_kind = between_years.subject_kind
            and later.subject_key = between_years.subject_key
            and later.rating_year - 1 = between_years.rating_year
    where later.rating_year - earlier.rating_year = 1 or between_years.rating_year is null
    order by
        later.subject_kind,
        later.subject_key,
        later.rating_year,
        earlier.rating_year desc,
        earlier.until_year nulls first
),

-- a flag before what is only for review, identity before the other reasons
pairs as (
    select distinct on (subject_kind, subject_key, second_year) *
    from (
        select * from own_pairs
        union all
        select * from {{ ref("int_years_not_completed_probably") }}
    ) as found
    order by subject_kind, subject_key, second_year, review_reason = 'identity' desc nulls first, first_year desc
)

select
    pairs.subject_kind,
    pairs.subject_key,
    pairs.committee_code,
    pairs.first_year,
    pairs.second_year,
    case when pairs.review_reason is null then 'FLAG' else 'REVIEW' end as status,
    pairs.review_reason,
    bases.legal_basis,
    pairs.created_by,
    pairs.first_decided_on,
    pairs.first_recorded_at
from pairs
left join {{ ref("legal_basis") }} as bases
    on
        pairs.subject_kind = bases.subject_kind
        and pairs.second_year between bases.from_year and coalesce(bases.to_year, pairs.second_year)
