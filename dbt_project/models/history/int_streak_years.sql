-- What a streak is made of. Of a leader with several posts one KHT is enough, but every post must be HTXS.
with excellent as (
    select
        ratings.subject_kind,
        ratings.subject_key,
        ratings.rating_year,
        min(ratings.committee_code) as committee_code,
        bool_and(coalesce(links.is_certain, true)) as is_identity_certain
    from {{ ref("fct_rating") }} as ratings
    inner join {{ ref("fct_rating_version") }} as versions
        on ratings.rating_key = versions.rating_key and ratings.version_no = versions.version_no
    left join {{ ref("stg_restricted__person_links") }} as links
        on
            versions.submission_id = links.submission_id
            and versions.sheet = links.sheet
            and versions.source_row = links.source_row
    where ratings.level = 'HTXS' or ratings.subject_kind = 'LEADER'
    group by ratings.subject_kind, ratings.subject_key, ratings.rating_year
    having bool_and(coalesce(ratings.level = 'HTXS', false))
)

select
    subject_kind,
    subject_key,
    rating_year,
    committee_code,
    is_identity_certain,
    'EXCELLENT' as made_of
from excellent
union all
select
    subject_kind,
    subject_key,
    rating_year,
    committee_code,
    is_identity_certain,
    'LEADER_NOT_COMPLETED' as made_of
from {{ ref("int_years_not_completed") }}
where subject_kind = 'LEADER'
union all
select
    'MEMBER' as subject_kind,
    subject_key,
    rating_year,
    committee_code,
    is_identity_certain,
    'CIVIL_NOT_COMPLETED' as made_of
from {{ ref("int_civil_ratings_in_force") }}
where civil_level = 'KHT'
