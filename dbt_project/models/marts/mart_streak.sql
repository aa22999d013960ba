-- A streak that is certain is told of its certain years only.
with years as (
    select
        streak_years.*,
        terms.term,
        terms.first_year as term_first_year,
        streak_years.subject_kind = 'LEADER' or leaders.subject_key is not null as holds_post
    from {{ ref("int_streak_years") }} as streak_years
    left join {{ ref("stg_config__terms") }} as terms
        on streak_years.rating_year between terms.first_year and terms.last_year
    left join (
        select distinct
            subject_key,
            rating_year
        from {{ ref("fct_rating") }}
        where subject_kind = 'LEADER'
    ) as leaders
        on streak_years.subject_key = leaders.subject_key and streak_years.rating_year = leaders.rating_year
),

ending as (
    select
        years.*,
        kinds.streak_kind,
        kinds.earlier_years,
        kinds.is_within_term,
        years.rating_year - kinds.years_back_to as latest_earlier_year,
        case
            when kinds.is_within_term and years.term is not null then years.term_first_year
            else years.rating_year - kinds.years_back_from
        end as earliest_year
    from years
    inner join {{ ref("streak_kind") }} as kinds
        on
            years.made_of = kinds.made_of
            and years.holds_post = coalesce(kinds.holds_post, years.holds_post)
    left join years as previous
        on
            years.subject_kind = previous.subject_kind
            and years.subject_key = previous.subject_key
            and years.made_of = previous.made_of
            and years.rating_year - 1 = previous.rating_year
    where kinds.years_back_to = 1 or previous.rating_year is null
),

streaks as (
    select
        ending.subject_kind,
        ending.subject_key,
        ending.committee_code,
        ending.streak_kind,
        ending.is_within_term,
        ending.term,
        ending.rating_year as last_year,
        min(earlier.rating_year) as first_year,
        min(earlier.rating_year) filter (where earlier.is_identity_certain) as first_certain_year,
        count(*) as earlier_years,
        count(*) filter (where earlier.is_identity_certain) as certain_years,
        ending.is_identity_certain
        and count(*) filter (where earlier.is_identity_certain) >= ending.earlier_years as is_certain
    from ending
    inner join years as earlier
        on
            ending.subject_kind = earlier.subject_kind
            and ending.subject_key = earlier.subject_key
            and ending.made_of = earlier.made_of
            and earlier.rating_year between ending.earliest_year and ending.latest_earlier_year
    group by
        ending.subject_kind,
        ending.subject_key,
        ending.committee_code,
        ending.streak_kind,
        ending.is_within_term,
        ending.term,
        ending.rating_year,
        ending.is_identity_certain,
        ending.earlier_years
    having count(*) >= ending.earlier_years
)

select
    streaks.subject_kind,
    streaks.subject_key,
    streaks.committee_code,
    streaks.streak_kind,
    case when streaks.is_certain then streaks.first_certain_year else streaks.first_year end as first_year,
    streaks.last_year,
    (case when streaks.is_certain then streaks.certain_years else streaks.earlier_years end + 1)::integer as year_count,
    case when streaks.is_within_term then streaks.term end as term,
    case
        when streaks.is_within_term and streaks.term is null then 'NOT_EVALUATED'
        when streaks.is_certain then 'FLAG'
        else 'REVIEW'
    end as status,
    case
        when streaks.is_within_term and streaks.term is null then 'no_term'
        when not streaks.is_certain then 'identity'
    end as review_reason,
    bases.legal_basis,
    bases.is_verified as is_basis_verified
from streaks
left join {{ ref("streak_basis") }} as bases
    on
        streaks.streak_kind = bases.streak_kind
        and streaks.subject_kind = bases.subject_kind
        and streaks.last_year between bases.from_year and coalesce(bases.to_year, streaks.last_year)
